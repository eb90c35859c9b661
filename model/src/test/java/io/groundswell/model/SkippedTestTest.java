package io.groundswell.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SkippedTestTest {
    @Test
    void shouldSkipTheTestWithTheReasonOnAnyMachine() {
        assertThatThrownBy(() -> SkippedTest.because("no engine", Map.of()))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no engine");
    }

    @Test
    void shouldFailTheTestWhereEverythingMustBeThere() {
        assertThatThrownBy(() -> SkippedTest.because("no engine", Map.of("GROUNDSWELL_CI", "true")))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("GROUNDSWELL_CI is set, but: no engine");
    }
}
