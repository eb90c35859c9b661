package io.groundswell.connectors.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    private static final LoginVariables VARIABLES = LoginVariables.of("REDIS");

    @TempDir private Path folder;

    @Test
    void shouldReadFromAFileWhatItWrites() throws IOException {
        Login login = new Login("desk", "4f1e9c");
        Path file = Files.writeString(folder.resolve("login.properties"), login.asProperties());

        assertThat(Login.read(file)).isEqualTo(login);
        assertThat(Login.find(file.toString(), VARIABLES)).isEqualTo(login);
    }

    @Test
    void shouldTakeUserAndPasswordFromTheVariablesOfTheServer() throws IOException {
        Map<String, String> environment =
                Map.of(
                        "REDIS_USER", "desk",
                        "REDIS_PASSWORD", "4f1e9c",
                        "CLICKHOUSE_PASSWORD", "another");

        assertThat(Login.from(environment, VARIABLES)).isEqualTo(new Login("desk", "4f1e9c"));
    }

    @Test
    void shouldShowNoPassword() {
        assertThat(new Login("desk", "4f1e9c").toString()).contains("desk").doesNotContain("4f1e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "password", "redis", "foobared", "groundswell", "desk"})
    void shouldRefuseAPasswordThatEverybodyKnows(String password) {
        Map<String, String> environment = Map.of("REDIS_USER", "desk", "REDIS_PASSWORD", password);

        assertThatThrownBy(() -> Login.from(environment, VARIABLES))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "no login file, and in REDIS_USER and REDIS_PASSWORD: user desk has no"
                                + " password, or one that everybody knows: give it one of its own");
    }

    @Test
    void shouldSayWhereItLookedWhenThereIsNoUser() throws IOException {
        Path file = Files.writeString(folder.resolve("login.properties"), "password=4f1e9c\n");

        assertThatThrownBy(() -> Login.read(file)).hasMessage(file + ": no user is named");
        assertThatThrownBy(() -> Login.from(Map.of(), VARIABLES))
                .hasMessage(
                        "no login file, and in REDIS_USER and REDIS_PASSWORD: no user is named");
    }
}
