package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastLookTest {
    private static final URI WEB_UI = URI.create("http://127.0.0.1:1");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void shouldEndWhenEnterIsPressed() throws Exception {
        LastLook.at(WEB_UI, new ByteArrayInputStream(new byte[] {'\n'}), out);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("until you press Enter");
    }

    /** Already interrupted, a wait ends at once, and no wait does not end that way. */
    @Test
    void shouldWaitForAnInterruptWhenThereIsNoInput() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> LastLook.at(WEB_UI, InputStream.nullInputStream(), out))
                .isInstanceOf(InterruptedException.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("until you interrupt it");
    }
}
