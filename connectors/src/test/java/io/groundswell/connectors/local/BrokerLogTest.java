package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerLogTest {
    @Test
    void shouldTellKafkasOwnReasonWhenABareOneLiesBelowIt() {
        assertThat(
                        BrokerLog.reason(
                                List.of(
                                        "12:00 ERROR BrokerServer Fatal error during startup.",
                                        "java.lang.RuntimeException: Unable to start acceptor",
                                        "\tat kafka.Kafka.main(Kafka.scala)",
                                        "Caused by: org.apache.kafka.common.KafkaException:"
                                                + " Socket server failed to bind to :9092",
                                        "Caused by: java.net.BindException: In use",
                                        "\t... 18 more")))
                .isEqualTo("Socket server failed to bind to :9092");
    }

    @Test
    void shouldTellTheLastExceptionWhenNoneIsKafkas() {
        assertThat(
                        BrokerLog.reason(
                                List.of(
                                        "Error: Could not find or load main class kafka.Kafka",
                                        "Caused by: java.lang.ClassNotFoundException: kafka.Kafka",
                                        "")))
                .isEqualTo("kafka.Kafka");
    }

    @Test
    void shouldTellTheLastLineWhenThereIsNoException() {
        assertThat(BrokerLog.reason(List.of("first", "  Invalid heap  ", " ")))
                .isEqualTo("Invalid heap");
        assertThat(BrokerLog.reason(List.of())).isEqualTo("it said nothing");
    }
}
