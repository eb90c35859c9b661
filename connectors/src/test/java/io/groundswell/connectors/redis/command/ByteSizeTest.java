package io.groundswell.connectors.redis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class ByteSizeTest {
    private static long bytes(String text) {
        return new ByteSize().convert(text);
    }

    @Test
    void shouldReadWhatPeopleSay() {
        assertThat(bytes("1GB")).isEqualTo(1_000_000_000);
        assertThat(bytes("1.5 gb")).isEqualTo(1_500_000_000);
        assertThat(bytes("40MB")).isEqualTo(40_000_000);
        assertThat(bytes("40MiB")).isEqualTo(40L << 20);
        assertThat(bytes("2GiB")).isEqualTo(2L << 30);
        assertThat(bytes("12345")).isEqualTo(12_345);
    }

    @Test
    void shouldRefuseWhatIsNoSize() {
        for (String text :
                List.of("", "GB", "0", "0GB", "-1GB", "1TB", "1,5GB", "999999999999999GB")) {
            assertThatThrownBy(() -> bytes(text))
                    .as(text)
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessageStartingWith("'" + text + "' is no size");
        }
    }
}
