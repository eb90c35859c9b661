package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryKindTest {
    @ParameterizedTest
    @ValueSource(strings = {"ticks", "1s", "5s", "1m", "15m", "100t", "5000v", "daily", "weekly"})
    void shouldHaveTheNameItIsReadFrom(String text) {
        assertThat(HistoryKind.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60s", "60"})
    void shouldCallMinutesMinutesHoweverTheyAreSpelled(String text) {
        assertThat(HistoryKind.of(text)).isEqualTo(HistoryKind.of("1m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0m", "0s", "tick", "99999m", "1h"})
    void shouldRefuseWhatIsNoKind(String text) {
        assertThatThrownBy(() -> HistoryKind.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no kind of history");
    }
}
