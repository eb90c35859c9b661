package io.groundswell.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigTest {
    private static final String[] ENOUGH = {
        "--source.tapes", "a.tape;b.tape", "--output.directory", "out"
    };

    private static String[] with(String... more) {
        String[] all = new String[ENOUGH.length + more.length];
        System.arraycopy(ENOUGH, 0, all, 0, ENOUGH.length);
        System.arraycopy(more, 0, all, ENOUGH.length, more.length);
        return all;
    }

    @Test
    void shouldTakeDefaultsWhenOnlyTheNeedfulIsSaid() throws ConfigException {
        JobConfig config = JobConfig.fromArguments(ENOUGH);
        assertThat(config.source().tapes()).containsExactly("a.tape", "b.tape");
        assertThat(config.source().symbols()).isEmpty();
        assertThat(config.book().levels()).isEqualTo(10);
        assertThat(config.book().grid()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.output().directory()).isEqualTo("out");
    }

    @Test
    void shouldTakeWhatIsSaid() throws ConfigException {
        JobConfig config =
                JobConfig.fromArguments(
                        with("--book.grid", "250 ms", "--source.symbols", "IBM;AIG"));
        assertThat(config.book().grid()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.source().symbols()).containsExactly("AIG", "IBM");
    }

    @ParameterizedTest
    @CsvSource({
        "--book.levels, 0, is not between 1 and 1000",
        "--book.levels, 1001, is not between 1 and 1000",
        "--book.levels, many, 'many' is not a valid value",
        "--book.grid, 2 h, is not between PT0.001S and PT1H",
        "--book.grid, 1500 micro, is not in whole milliseconds",
        "--book.depth, 3, unknown option --book.depth"
    })
    void shouldSayValueAndReasonWhenAnOptionIsWrong(String key, String value, String reason) {
        assertThatThrownBy(() -> JobConfig.fromArguments(with(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldSayWhichOptionIsMissing() {
        assertThatThrownBy(() -> JobConfig.fromArguments(new String[] {"--source.tapes", "a"}))
                .hasMessage("option --output.directory is required");
        assertThatThrownBy(() -> JobConfig.fromArguments(new String[] {"--source.tapes"}))
                .hasMessage("option --source.tapes has no value");
        assertThatThrownBy(() -> JobConfig.fromArguments(new String[] {"tapes"}))
                .hasMessage("expected --KEY VALUE, found 'tapes'");
    }
}
