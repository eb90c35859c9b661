package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedisStartTest {
    @Test
    void shouldTellWhatRedisItselfSaysIsGrave() {
        String said =
                """
                9:C 21 Nov 2026 05:31:35.747 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo
                9:M 21 Nov 2026 05:31:35.747 * Running mode=standalone, port=16999.
                9:M 21 Nov 2026 05:31:35.748 # Warning: Could not create server TCP listening socket
                9:M 21 Nov 2026 05:31:35.748 # Failed listening on port 16999 (TCP), aborting.
                """;

        assertThat(RedisStart.reason(said))
                .isEqualTo(
                        "Could not create server TCP listening socket, Failed listening on port"
                                + " 16999 (TCP), aborting.");
    }

    @Test
    void shouldTellTheLastLineWhereNoneIsMarked() {
        assertThat(RedisStart.reason("*** FATAL CONFIG FILE ERROR ***\n>>> 'x y'\nBad directive\n"))
                .isEqualTo("Bad directive");
        assertThat(RedisStart.reason("\n")).isEqualTo("it said nothing");
    }
}
