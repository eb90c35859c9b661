package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void shouldLeaveVisibleAsciiAndBlanksAsTheyAre() {
        StringBuilder all = new StringBuilder();
        for (char it = ' '; it <= '~'; it++) {
            all.append(it);
        }
        assertThat(PlainText.of(all.toString(), 150)).isEqualTo(all.toString());
    }

    @Test
    void shouldPutAQuestionMarkForEachCharacterThatIsNone() {
        assertThat(PlainText.of("r\u00e9seau\r\n\u63a5\u0000\u007f", 150)).isEqualTo("r?seau?????");
    }

    @Test
    void shouldCutWhatIsTooLong() {
        assertThat(PlainText.of("x".repeat(150), 150)).hasSize(150);
        assertThat(PlainText.of("x".repeat(151), 150)).hasSize(150);
    }
}
