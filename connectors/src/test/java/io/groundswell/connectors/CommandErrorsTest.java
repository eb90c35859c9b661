package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandErrorsTest {
    private final StringWriter err = new StringWriter();

    /** A command that always meets the same trouble. */
    @Command(name = "try")
    private static final class Failing implements Runnable {
        private final RuntimeException trouble;

        Failing(RuntimeException trouble) {
            this.trouble = trouble;
        }

        @Override
        public void run() {
            throw trouble;
        }
    }

    private int run(RuntimeException trouble) {
        CommandLine line = new CommandLine(new Failing(trouble)).setErr(new PrintWriter(err, true));
        return new CommandErrors(() -> false).on(line).execute();
    }

    @Test
    void shouldBlameTheUserWhenAStreamMeetsAFolderThatItMayNotRead() {
        assertThat(run(new UncheckedIOException(new AccessDeniedException("secret")))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("groundswell: secret: no permission");
    }

    @Test
    void shouldBlameItselfInOneLineForWhatNobodyExpected() {
        assertThat(run(new IllegalStateException("first\nsecond"))).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("a fault in this program", "first second");
    }
}
