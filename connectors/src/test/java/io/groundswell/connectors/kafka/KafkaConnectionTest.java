package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConnectionTest {
    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9092", "a.b-c_d:1", "a:1,b:65535", "[::1]:9092"})
    void shouldTakeAnAddressThatIsHostAndPort(String address) throws IOException {
        assertThat(KafkaConnection.to(address).clientProperties())
                .containsExactly(Map.entry("bootstrap.servers", address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "host", "host:", ":9092", "host:0", "host:65536", "a:1,", "a:1, b:2"})
    void shouldRefuseAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> KafkaConnection.to(address))
                .isInstanceOf(KafkaSetupException.class)
                .hasMessageStartingWith("not a Kafka address: '")
                .hasMessageEndingWith("(say host:port[,host:port...])");
    }

    @Test
    void shouldTakeSettingsFromAFileButNotItsAddress() throws IOException {
        Path file = file("sasl.mechanism=PLAIN\nbootstrap.servers=elsewhere:1\n");

        assertThat(KafkaConnection.to("here:2", file).clientProperties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("sasl.mechanism", "PLAIN", "bootstrap.servers", "here:2"));
    }

    @Test
    void shouldShowNoSecretWhenPrinted() throws IOException {
        Path file = file("sasl.jaas.config=password=\"geheim\";\nssl.key.password=hidden\n");

        assertThat(KafkaConnection.to("here:2", file))
                .hasToString("here:2 {sasl.jaas.config=***, ssl.key.password=***}");
    }

    @Test
    void shouldRefuseAFileThatIsMissingOrNoPropertiesFile() throws IOException {
        assertThatThrownBy(() -> KafkaConnection.to("here:2", folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);

        Path bad = file("a=\\u12\n");
        assertThatThrownBy(() -> KafkaConnection.to("here:2", bad))
                .isInstanceOf(KafkaSetupException.class)
                .hasMessageContaining("client.properties: not a properties file");
    }

    @Test
    void shouldNotLetACallerChangeTheConnection() throws IOException {
        KafkaConnection connection = KafkaConnection.to("here:2");
        connection.clientProperties().setProperty("client.id", "mine");
        assertThat(connection.clientProperties()).doesNotContainKey("client.id");
    }
}
