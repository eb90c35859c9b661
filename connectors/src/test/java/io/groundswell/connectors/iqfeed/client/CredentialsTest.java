package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private static final Credentials OWN = new Credentials("user7", "geheim", "PROD");

    @TempDir private Path folder;

    @Test
    void shouldComeFromTheEnvironmentWhole() {
        Map<String, String> environment =
                Map.of(
                        Credentials.LOGIN, "user7",
                        Credentials.PASSWORD, "geheim",
                        Credentials.PRODUCT, "PROD");
        assertThat(Credentials.of(environment)).contains(OWN);
        assertThat(Credentials.of(Map.of())).isEmpty();
        assertThatThrownBy(() -> Credentials.of(Map.of(Credentials.LOGIN, "user7")))
                .hasMessageStartingWith("set all or none of GROUNDSWELL_IQFEED_LOGIN")
                .hasMessageNotContaining("user7");
    }

    @Test
    void shouldComeFromAFile() throws IOException {
        Path file = folder.resolve("iqfeed.properties");
        Files.writeString(file, "login=user7\npassword=geheim\nproduct=PROD\n");
        assertThat(Credentials.read(file)).isEqualTo(OWN);

        Files.writeString(file, "password=geheim\n");
        assertThatThrownBy(() -> Credentials.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("set all or none of login, password and product")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void shouldShowNoValueAnywhere() {
        assertThat(OWN).hasToString("Credentials[***]");
        assertThat(ClientOptions.usual().withCredentials(Optional.of(OWN)).toString())
                .doesNotContain("user7", "geheim", "PROD");
        assertThatThrownBy(() -> new Credentials("user7", "gehe\r\nim", "PROD"))
                .hasMessageContaining("password")
                .hasMessageNotContaining("gehe");
    }
}
