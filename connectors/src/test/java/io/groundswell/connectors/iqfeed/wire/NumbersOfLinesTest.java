package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How numbers and times are spelled, by a line with one column of each kind. */
class NumbersOfLinesTest {
    private final Level1Parser parser = new Level1Parser(ProtocolVersion.V6_2);
    private final IqFeedFormatter formatter = new IqFeedFormatter(ProtocolVersion.V6_2);

    NumbersOfLinesTest() {
        parser.fieldset(
                Fieldset.of(
                        Level1Field.BID,
                        Level1Field.BID_SIZE,
                        Level1Field.BID_TIME,
                        Level1Field.SETTLEMENT_DATE));
    }

    private String again(String line) {
        WireMessage message = Lines.parse(parser, line);
        if (message instanceof Unparsed unparsed) {
            return unparsed.reason();
        }
        String written = formatter.format(message);
        assertThat(Lines.parse(parser, written)).isEqualTo(message);
        return written;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0000, 0.0000",
        "134.6200, 134.6200",
        "-0.0100, -0.0100",
        "2938., 2938",
        ".5, 0.5",
        "-.5, -0.5",
        "007.10, 7.10",
        "+1, 1",
        "-0, 0",
        "999999999999999999, 999999999999999999",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775807, -9223372036854775807",
        "0.000000000000000001, 0.000000000000000001",
        "9.223372036854775807, 9.223372036854775807",
        "000000000000000000000000000001.5, 1.5"
    })
    void shouldKeepTheScaleWhenADecimalIsRead(String given, String written) {
        assertThat(again("Q,A," + given + ",,,,")).isEqualTo("Q,A," + written + ",,,,");
    }

    @ParameterizedTest
    @CsvSource({
        "12x, Bid '12x' is no number",
        "., Bid '.' is no number",
        "-, Bid '-' is no number",
        "1.2.3, Bid '1.2.3' is no number",
        "1e5, Bid '1e5' is no number",
        "'1 ', Bid '1 ' is no number",
        "--1, Bid '--1' is no number",
        "NaN, Bid 'NaN' is no number",
        "9223372036854775808, Bid '9223372036854775808' is too large",
        "-9223372036854775808, Bid '-9223372036854775808' is too large",
        "0.0000000000000000001, Bid '0.0000000000000000001' has too many digits"
    })
    void shouldSayWhyWhenADecimalIsNone(String given, String reason) {
        assertThat(again("Q,A," + given + ",,,,")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "+7, 7",
        "-7, -7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775807, -9223372036854775807",
        "00000000000000000000000000000000000005, 5"
    })
    void shouldReadAnIntegerWhenALongHoldsIt(String given, String written) {
        assertThat(again("Q,A,," + given + ",,,")).isEqualTo("Q,A,," + written + ",,,");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, Bid Size '1.0' is no integer",
        "-, Bid Size '-' is no integer",
        "9223372036854775808, Bid Size '9223372036854775808' is too large",
        "99999999999999999999, Bid Size '99999999999999999999' is too large"
    })
    void shouldSayWhyWhenAnIntegerIsNone(String given, String reason) {
        assertThat(again("Q,A,," + given + ",,,")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"00:00:00", "23:59:59", "09:30:00.5", "09:30:00.000000", "09:30:00.999999"})
    void shouldKeepTheDigitsWhenATimeIsRead(String given) {
        assertThat(again("Q,A,,," + given + ",,")).isEqualTo("Q,A,,," + given + ",,");
    }

    @ParameterizedTest
    @CsvSource({
        "24:00:00",
        "23:60:00",
        "23:59:60",
        "24:61:00",
        "9:30:00",
        "09:30:0",
        "09:30:00.",
        "09:30:00.0000000",
        "09-30-00",
        "99:99:99",
        "09:30:00.5x"
    })
    void shouldRefuseATimeWhenNoClockShowsIt(String given) {
        assertThat(Lines.parse(parser, "Q,A,,," + given + ",,")).isInstanceOf(Unparsed.class);
    }

    @ParameterizedTest
    @CsvSource({"01/01/1970", "02/29/2020", "12/31/2199"})
    void shouldReadADateWhenTheCalendarHasIt(String given) {
        assertThat(again("Q,A,,,," + given + ",")).isEqualTo("Q,A,,,," + given + ",");
    }

    @ParameterizedTest
    @CsvSource({"12/31/1969", "01/01/2200", "02/29/2021", "00/10/2021", "1/1/2021", "2021-01-01"})
    void shouldRefuseADateWhenNoCalendarHasIt(String given) {
        assertThat(again("Q,A,,,," + given + ","))
                .isEqualTo("Settlement Date '" + given + "' is no date");
    }

    @Test
    void shouldTellOnlyTheBeginWhenAFieldIsLong() {
        assertThat(again("Q,A," + "x".repeat(100) + ",,,,"))
                .isEqualTo("Bid '" + "x".repeat(40) + "...' is no number");
    }
}
