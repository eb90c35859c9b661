package io.groundswell.connectors.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @Test
    void shouldStayOnOneLineAndLeaveTheTerminalAlone() {
        assertThat(PrintableText.of("a\tb\r\n\u001b[31m\u009bé")).isEqualTo("a?b???[31m?é");
    }

    @Test
    void shouldCutWhatIsLonger() {
        assertThat(PrintableText.of("12345678", 8)).isEqualTo("12345678");
        assertThat(PrintableText.of("123456789", 8)).isEqualTo("12345...");
    }
}
