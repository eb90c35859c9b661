package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.junit.jupiter.api.Test;

class RestorableSinkTest {
    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .flatMap(it -> Stream.concat(Stream.of(it), interfaces(it)));
    }

    /** Flink looks for them on the sink that it is given, and finds none that lies below it. */
    @Test
    void shouldHaveEveryAbilityOfFlinksSink() {
        List<Class<?>> abilities =
                interfaces(KafkaSink.class)
                        .filter(it -> it.getSimpleName().startsWith("Supports"))
                        .toList();

        assertThat(abilities).isNotEmpty();
        assertThat(interfaces(RestorableSink.class)).containsAll(abilities);
    }
}
