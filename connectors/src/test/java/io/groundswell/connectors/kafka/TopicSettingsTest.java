package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicSettingsTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void shouldRefuseWhatIsOutOfRangeWithTheRange() {
        assertThatThrownBy(() -> new TopicSettings(0, 1, DAY))
                .hasMessage("partitions: 0 is not 1 to 1000");
        assertThatThrownBy(() -> new TopicSettings(1001, 1, DAY))
                .hasMessage("partitions: 1001 is not 1 to 1000");
        assertThatThrownBy(() -> new TopicSettings(1, 0, DAY))
                .hasMessage("replication: 0 is not 1 to 32767");
        assertThatThrownBy(() -> new TopicSettings(1, 1, Duration.ZERO))
                .hasMessage("retention: PT0S is not 1 ms or more");
    }
}
