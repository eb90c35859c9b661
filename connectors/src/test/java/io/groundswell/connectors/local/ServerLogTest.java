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
    void shouldTellTheDeepestCauseWithTheOneAboveIt() {
        assertThat(
                        ServerLog.deepestReason(
                                List.of(
                                        "a.b.OldException: another trace",
                                        "a.b.OuterException: it does not start",
                                        "\tat a.b.c(D.java)",
                                        "Caused by: a.b.MiddleException: No file system x.",
                                        "Caused by: a.b.DeepException: No Hadoop.",
                                        "Caused by: a.b.DeepException: No Hadoop.")))
                .isEqualTo("No file system x: No Hadoop");
        assertThat(ServerLog.deepestReason(List.of("a.b.AnException: alone"))).isEqualTo("alone");
        assertThat(
                        ServerLog.deepestReason(
                                List.of(
                                        "a.b.AnException: c.d.OtherException: alone",
                                        "Caused by: c.d.OtherException: alone")))
                .isEqualTo("alone");
    }

    @Test
    void shouldReadAFileFromAPlaceOn(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        String old = "a.b.OldException: the last time\n";
        Files.writeString(log, old + "a.b.Exception: now\nCaused by: c.DeepException: this is why");

        assertThat(ServerLog.deepestReason(log, old.length())).isEqualTo("now: this is why");
        assertThat(ServerLog.deepestReason(folder.resolve("missing"), 0))
                .isEqualTo("it said nothing");
    }
}
