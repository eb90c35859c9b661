package io.groundswell.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DueSymbolsTest {
    private final DueSymbols due = new DueSymbols();

    @Test
    void shouldTellEachSymbolOnceWhenItsTimeHasCome() {
        due.add(20, "BBB");
        due.add(10, "AAA");
        due.add(20, "CCC");

        assertThat(due.takeUpTo(9)).isEmpty();
        assertThat(due.takeUpTo(20)).containsExactly("AAA", "BBB", "CCC");
        assertThat(due.takeUpTo(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void shouldHaveASymbolWaitOnceOnly() {
        due.add(10, "AAA");
        due.add(20, "AAA");

        assertThat(due.takeUpTo(15)).containsExactly("AAA");
        assertThat(due.takeUpTo(30)).isEmpty();
    }

    @Test
    void shouldHaveASymbolWaitAgainWhenItWasTold() {
        due.add(10, "AAA");
        due.takeUpTo(10);
        due.add(20, "AAA");

        assertThat(due.takeUpTo(20)).containsExactly("AAA");
    }
}
