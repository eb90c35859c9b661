package io.groundswell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IqFeedServerCommandTest {
    private static final Path CRYPTO =
            Path.of(System.getProperty(RealDays.ROOT_PROPERTY, ".."))
                    .resolve("replay/days/crypto-spot-2024-08-08.tape");

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), args);
    }

    @Test
    void shouldRefuseInOneLineWhenTheWireCannotCarryTheDay() {
        assertThat(run("iqfeed-server", "--tape", CRYPTO.toString(), "--level1-port", "0"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains(CRYPTO.getFileName().toString(), "fractions");
    }

    @ParameterizedTest
    @CsvSource({
        "--speed, 1000, --speed must be 0.1 to 100",
        "--fault, explode:level1@1s, there are drop",
        "--level1-port, 70000, a port must be 0 to 65535",
        "--queue-kb, 1, a queue needs",
        "--symbols, NONE, no tape holds NONE"
    })
    void shouldSayWhatIsWrongWhenAnOptionIs(String option, String value, String words) {
        assertThat(run("iqfeed-server", "--tape", CRYPTO.toString(), option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(words);
    }
}
