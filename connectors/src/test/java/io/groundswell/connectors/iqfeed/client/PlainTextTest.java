package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void shouldLeaveVisibleAsciiAndBlanksAsTheyAre() {
        StringBuilder all = new StringBuilder();
        for (char it = ' '; it <= '~'; it++) {
            all.append(it);
        }
        assertThat(PlainText.of(all.toString())).isEqualTo(all.toString());
    }

    @Test
    void shouldPutAQuestionMarkForEachCharacterThatIsNone() {
        assertThat(PlainText.of("r\u00e9seau\r\n\u63a5\u0000\u007f")).isEqualTo("r?seau?????");
    }

    @Test
    void shouldCutWhatIsTooLong() {
        assertThat(PlainText.of("x".repeat(150))).hasSize(150);
        assertThat(PlainText.of("x".repeat(151))).hasSize(150);
    }
}
