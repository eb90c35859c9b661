package io.groundswell.connectors.clickhouse.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private int asked;

    private Attempts.Question<String> failing(int times) {
        return () -> {
            asked++;
            if (asked <= times) {
                throw new EOFException("broken off " + asked);
            }
            return "answer";
        };
    }

    @Test
    void shouldAskUntilThereIsAnAnswer() throws IOException {
        try (Attempts attempts = new Attempts(4, 1)) {
            assertThat(attempts.answer(failing(3))).isEqualTo("answer");
        }
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void shouldTellTheLastFailureWhenTheLimitIsReached() {
        try (Attempts attempts = new Attempts(3, 1)) {
            assertThatThrownBy(() -> attempts.answer(failing(100))).hasMessage("broken off 3");
        }
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void shouldNotPauseWhenItIsClosed() {
        Attempts attempts = new Attempts(3, 3_600_000);
        attempts.close();
        assertThatThrownBy(() -> attempts.answer(failing(1)))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void shouldEndAPauseWhenItIsInterrupted() {
        try (Attempts attempts = new Attempts(3, 3_600_000)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> attempts.answer(failing(1)))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldNotAskAgainWhatHasChanged() {
        try (Attempts attempts = new Attempts(3, 1)) {
            assertThatThrownBy(
                            () ->
                                    attempts.answer(
                                            () -> {
                                                asked++;
                                                throw new HistoryChangedException("grown");
                                            }))
                    .hasMessage("grown");
        }
        assertThat(asked).isEqualTo(1);
    }
}
