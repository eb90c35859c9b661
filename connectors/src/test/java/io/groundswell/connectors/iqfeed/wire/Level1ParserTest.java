package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.TimeLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.model.event.EventHeader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Level1ParserTest {
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;
    private static final String TRADE =
            "Q,SPY,427.8550,300,13:29:35.963557,19,22748386,427.8500,500,427.8600,1200,427.2100,"
                    + "428.3800,427.1800,427.7000,C,01,";

    private final Level1Parser parser = new Level1Parser(V6_2);

    private <T extends WireMessage> T same(String line, Class<T> type) {
        return Lines.same(parser, V6_2, line, type);
    }

    @Test
    void shouldReadEveryColumnWhenAnUpdateHasTheDefaultFieldset() {
        Level1Update update = same(TRADE, Level1Update.class);
        Fieldset fields = update.fieldset();
        assertThat(update.isSummary()).isFalse();
        assertThat(update.symbol()).isEqualTo("SPY");
        int price = fields.column(Level1Field.MOST_RECENT_TRADE);
        assertThat(update.units(price, 4)).isEqualTo(4_278_550);
        assertThat(update.units(price, 2)).isEqualTo(WireDecimal.TOO_FINE);
        assertThat(update.scale(price)).isEqualTo(4);
        assertThat(update.number(fields.column(Level1Field.MOST_RECENT_TRADE_TIME)))
                .isEqualTo(((13 * 60 + 29) * 60 + 35) * 1_000_000L + 963_557);
        assertThat(update.number(fields.column(Level1Field.TOTAL_VOLUME))).isEqualTo(22_748_386);
        assertThat(update.text(fields.column(Level1Field.MESSAGE_CONTENTS))).isEqualTo("C");
        assertThat(update.text(fields.column(Level1Field.MOST_RECENT_TRADE_CONDITIONS)))
                .isEqualTo("01");
        assertThat(update.number(fields.column(Level1Field.TICK_ID))).isEqualTo(EventHeader.ABSENT);
    }

    @Test
    void shouldLeaveAbsentWhatIsEmptyWhenThereWasNoTradeToday() {
        Level1Update update =
                same("P,AAPL,188.3500,,,19,0,188.2500,100,,,,,,187.9700,,,", Level1Update.class);
        assertThat(update.isSummary()).isTrue();
        Fieldset fields = update.fieldset();
        int open = fields.column(Level1Field.OPEN);
        assertThat(update.units(open, 4)).isEqualTo(EventHeader.ABSENT);
        assertThat(update.number(fields.column(Level1Field.MOST_RECENT_TRADE_TIME)))
                .isEqualTo(EventHeader.ABSENT);
        assertThat(update.text(fields.column(Level1Field.MESSAGE_CONTENTS))).isEmpty();
    }

    @Test
    void shouldReadByTheNewColumnsWhenTheServerHasToldThem() {
        same("S,CURRENT UPDATE FIELDNAMES,Symbol,Bid,Settlement Date,Colour", SystemLine.class);
        Level1Update update = same("P,AAPL,134.6200,03/14/2021,blue,", Level1Update.class);
        assertThat(update.number(2)).isEqualTo(18_700);
        assertThat(update.text(3)).isEqualTo("blue");
        assertThat(update.fieldset()).isSameAs(parser.fieldset());
        Lines.refused(parser, TRADE, "16 fields where the fieldset has 4");

        Fieldset before = parser.fieldset();
        same("S,CURRENT UPDATE FIELDNAMES,Symbol,Bid,Settlement Date,Colour,", SystemLine.class);
        assertThat(parser.fieldset()).isSameAs(before);
        same("S,UPDATE FIELDNAMES,Symbol,Ask", SystemLine.class);
        assertThat(parser.fieldset()).isSameAs(before);
        parser.fieldset(Fieldset.DEFAULT);
        same(TRADE, Level1Update.class);
    }

    @Test
    void shouldKeepItsColumnsWhenTheServerTellsThemWithoutASymbol() {
        for (String line :
                List.of(
                        "S,CURRENT UPDATE FIELDNAMES",
                        "S,CURRENT UPDATE FIELDNAMES,",
                        "S,CURRENT UPDATE FIELDNAMES,Bid,Symbol")) {
            Lines.refused(parser, line, "the symbol is not the first of the field names");
        }
        same(TRADE, Level1Update.class);
    }

    @Test
    void shouldKeepItsColumnsWhenTheServerTellsMoreThanThereAre() {
        String names = "S,CURRENT UPDATE FIELDNAMES,Symbol" + ",Bid".repeat(255);
        same(names, SystemLine.class);
        assertThat(parser.fieldset().size()).isEqualTo(256);
        Lines.refused(parser, names + ",Bid", "257 field names");
        assertThat(parser.fieldset().size()).isEqualTo(256);
    }

    @Test
    void shouldSayWhatIsWrongWhenAnUpdateIsNone() {
        Lines.refused(parser, TRADE + ",", "17 fields where the fieldset has 16");
        Lines.refused(
                parser, TRADE.replace(",C,01,", ",C,"), "15 fields where the fieldset has 16");
        Lines.refused(parser, TRADE.replace("427.8500", "12x"), "Bid '12x' is no number");
        Lines.refused(
                parser,
                TRADE.replace("13:29:35", "24:61:00"),
                "Most Recent Trade Time '24:61:00.963557' is no time of day");
        Lines.refused(
                parser,
                TRADE.replace("22748386", "9223372036854775808"),
                "Total Volume '9223372036854775808' is too large");
        Lines.refused(
                parser,
                TRADE.replace("SPY", "S".repeat(31)),
                "symbol '" + "S".repeat(31) + "' is not 1 to 30 printable ASCII characters");
        same(TRADE.replace("SPY", "S".repeat(30)), Level1Update.class);
    }

    @Test
    void shouldShareTextsWhenTheyComeAgain() {
        Level1Update first = same(TRADE, Level1Update.class);
        Level1Update second = same(TRADE.replace("427.8550", "427.9"), Level1Update.class);
        assertThat(first.symbol()).isSameAs(second.symbol());
        assertThat(first.text(14)).isSameAs(second.text(14));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void shouldReadTheFixedColumnsWhenTheVersionIsTheOldest() {
        Level1Parser old = new Level1Parser(ProtocolVersion.V4_9);
        String[] values = new String[67];
        Arrays.fill(values, "");
        values[1] = "IBM";
        values[3] = "134.62";
        values[17] = "15:59:59t";
        values[56] = "16:00:00";
        String line = "Q" + String.join(",", values) + ",";
        Level1Update update = Lines.same(old, ProtocolVersion.V4_9, line, Level1Update.class);
        assertThat(update.units(update.fieldset().column(Level1Field.LAST), 2)).isEqualTo(13_462);
        assertThat(update.text(16)).isEqualTo("15:59:59t");
        assertThat(update.number(update.fieldset().column(Level1Field.BID_TIME)))
                .isEqualTo(57_600_000_000L);
        assertThat(Lines.parse(old, "Q,NOTTHERE,,Not Found,,"))
                .isEqualTo(new UnknownSymbol("NOTTHERE"));
        for (int column : new int[] {2, 3}) {
            values[column] = "Not Found";
            assertThat(Lines.parse(old, "Q" + String.join(",", values) + ","))
                    .isEqualTo(new UnknownSymbol("IBM"));
        }
        Lines.parse(old, "S,CURRENT UPDATE FIELDNAMES,Symbol,Bid");
        assertThat(old.fieldset().size()).isEqualTo(66);
    }

    @Test
    void shouldKeepMillisecondsAsTextWhenTheNameIsOneOfBefore() {
        Level1Parser old = new Level1Parser(ProtocolVersion.V5_1);
        Lines.parse(old, "S,CURRENT UPDATE FIELDNAMES,Symbol,Most Recent Trade TimeMS,Bid Time");
        Level1Update update =
                Lines.same(
                        old,
                        ProtocolVersion.V5_1,
                        "Q,IBM,09:30:00.123,09:30:00.5,",
                        Level1Update.class);
        assertThat(update.text(1)).isEqualTo("09:30:00.123");
        assertThat(update.scale(2)).isEqualTo(1);
    }

    @Test
    void shouldReadTheLinesOfAnyPortWhenTheyCome() {
        assertThat(same("S,CUST,real_time,,", SystemLine.class).fields())
                .containsExactly("CUST", "real_time", "", "");
        assertThat(same("S,", SystemLine.class).name()).isEmpty();
        assertThat(same("E,6.2 is not a valid protocol.,", ErrorLine.class).text())
                .isEqualTo("6.2 is not a valid protocol.,");
        assertThat(same("n,NOTFOUND", UnknownSymbol.class).symbol()).isEqualTo("NOTFOUND");
        assertThat(same("T,20210630 13:44:36", TimeLine.class).localMicros())
                .isEqualTo((18_808 * 86_400L + 49_476) * 1_000_000);
        Lines.refused(
                parser, "T,20210314 02:30:00", "time '20210314 02:30:00' is left out in New York");
        Lines.refused(
                parser, "T,20210230 12:30:00", "time '20210230 12:30:00' is no date and time");
        Lines.refused(parser, "T,", "0 fields where a time line has 1");
        Lines.refused(parser, "n,A,B", "2 fields where 'no such symbol' has 1");
        Lines.refused(parser, "X,A", "no such message on this port");
        Lines.refused(parser, "", "empty line");
        Lines.refused(parser, "S", "no such message on this port");
    }

    @Test
    void shouldRefuseALineWhenItIsTooLong() {
        String line = "S," + "x".repeat(LineParser.MAX_LINE_LENGTH - 2);
        same(line, SystemLine.class);
        assertThat(Lines.parse(parser, line + "x"))
                .isEqualTo(
                        new CommonMessage.Unparsed("line of 65537 bytes", line.substring(0, 4096)));
    }
}
