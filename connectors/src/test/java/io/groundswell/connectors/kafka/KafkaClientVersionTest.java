package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/** Sources and plain sinks would run with a newer client; exactly-once sinks would fail in use. */
class KafkaClientVersionTest {
    private static final String WHY =
            "flink-connector-kafka reaches into the client; from 4.3 on the client lacks"
                    + " TransactionalRequestResult.await(), and the first transaction that an"
                    + " exactly-once sink commits ends in a NoSuchMethodError";

    @Test
    void shouldHaveTheClientThatTheConnectorWasBuiltFor() {
        assertThat(AppInfoParser.getVersion()).as(WHY).startsWith("4.2.");
    }

    @Test
    void shouldHaveTheMethodThatTheConnectorCallsWhenItCommits() throws ClassNotFoundException {
        Class<?> result =
                Class.forName(
                        "org.apache.kafka.clients.producer.internals.TransactionalRequestResult");
        assertThat(result.getMethods())
                .as(WHY)
                .anyMatch(
                        it ->
                                it.getName().equals("await")
                                        && it.getReturnType() == void.class
                                        && Arrays.equals(it.getParameterTypes(), new Class<?>[0]));
    }
}
