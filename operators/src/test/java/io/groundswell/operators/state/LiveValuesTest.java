package io.groundswell.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveValuesTest {
    private final LiveValues<String> live = new LiveValues<>(2);

    @Test
    void shouldKeepAsManyAsTheLimit() {
        live.put("AAA", "a");
        live.put("BBB", "b");

        assertThat(live.size()).isEqualTo(2);
        assertThat(live.get("AAA")).isEqualTo("a");
        assertThat(live.get("BBB")).isEqualTo("b");
    }

    @Test
    void shouldLetTheOldestGoWhenOneMoreComes() {
        live.put("AAA", "a");
        live.put("BBB", "b");
        live.put("CCC", "c");

        assertThat(live.size()).isEqualTo(2);
        assertThat(live.get("AAA")).isNull();
        assertThat(live.get("BBB")).isEqualTo("b");
        assertThat(live.get("CCC")).isEqualTo("c");
    }

    @Test
    void shouldKeepWhatWasUsedLast() {
        live.put("AAA", "a");
        live.put("BBB", "b");
        assertThat(live.get("AAA")).isEqualTo("a");
        live.put("CCC", "c");

        assertThat(live.get("AAA")).isEqualTo("a");
        assertThat(live.get("BBB")).isNull();
    }

    @Test
    void shouldLetNothingGoWhenAValueIsReplaced() {
        live.put("AAA", "a");
        live.put("BBB", "b");
        live.put("AAA", "newer");

        assertThat(live.size()).isEqualTo(2);
        assertThat(live.get("AAA")).isEqualTo("newer");
        assertThat(live.get("BBB")).isEqualTo("b");
    }

    @Test
    void shouldKeepOnlyTheLastWhenTheLimitIsOne() {
        LiveValues<String> one = new LiveValues<>(1);
        one.put("AAA", "a");
        one.put("BBB", "b");

        assertThat(one.size()).isEqualTo(1);
        assertThat(one.get("AAA")).isNull();
        assertThat(one.get("BBB")).isEqualTo("b");
    }
}
