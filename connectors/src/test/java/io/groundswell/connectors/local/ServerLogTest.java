package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    private static String kafkasReason(String... lines) {
        return ServerLog.reason(List.of(lines), "org.apache.kafka.");
    }

    @Test
    void shouldTellTheServersOwnReasonWhenABareOneLiesBelowIt() {
        assertThat(
                        kafkasReason(
                                "12:00 ERROR BrokerServer Fatal error during startup.",
                                "java.lang.RuntimeException: Unable to start acceptor",
                                "\tat kafka.Kafka.main(Kafka.scala)",
                                "Caused by: org.apache.kafka.common.KafkaException:"
                                        + " Socket server failed to bind to :9092",
                                "Caused by: java.net.BindException: In use",
                                "\t... 18 more"))
                .isEqualTo("Socket server failed to bind to :9092");
    }

    @Test
    void shouldTellTheLastExceptionWhenNoneIsTheServersOwn() {
        assertThat(
                        kafkasReason(
                                "Error: Could not find or load main class kafka.Kafka",
                                "Caused by: java.lang.ClassNotFoundException: kafka.Kafka",
                                ""))
                .isEqualTo("kafka.Kafka");
    }

    @Test
    void shouldTellTheLastLineWhenThereIsNoException() {
        assertThat(kafkasReason("first", "  Invalid heap  ", " ")).isEqualTo("Invalid heap");
        assertThat(kafkasReason()).isEqualTo("it said nothing");
    }

    @Test
    void shouldReadAFileFromAPlaceOn(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        String old = "a.b.OldException: the last time\n";
        Files.writeString(log, old + "a.b.Exception: now\nCaused by: c.DeepException: this is why");

        assertThat(ServerLog.deepestReason(log, old.length())).isEqualTo("this is why");
        assertThat(ServerLog.deepestReason(folder.resolve("missing"), 0))
                .isEqualTo("it said nothing");
    }
}
