package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.model.event.EventHeader;
import org.junit.jupiter.api.Test;

class LookupParserTest {
    private static final ProtocolVersion V4_9 = ProtocolVersion.V4_9;
    private static final ProtocolVersion V5_1 = ProtocolVersion.V5_1;
    private static final ProtocolVersion V6_0 = ProtocolVersion.V6_0;
    private static final ProtocolVersion V6_1 = ProtocolVersion.V6_1;
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;
    private static final String TICK =
            "2021-03-01 04:00:00.028010,1.5200,1000,1000,1.5600,1.5700,1,E,11,1747,0,1,";

    private static <T extends WireMessage> T same(
            ProtocolVersion version, RowKind kind, boolean withId, String line, Class<T> type) {
        return Lines.same(new LookupParser(version, kind, withId), version, line, type);
    }

    @Test
    void shouldReadATickOfEveryVersion() {
        TickRow tick = same(V6_1, RowKind.TICK, false, TICK, TickRow.class);
        assertThat(tick)
                .isEqualTo(
                        new TickRow(
                                "",
                                18_687 * EasternTime.DAY_MICROS + 14_400_028_010L,
                                new WireDecimal(15_200, 4),
                                1000,
                                1000,
                                new WireDecimal(15_600, 4),
                                new WireDecimal(15_700, 4),
                                1,
                                'E',
                                11,
                                "1747",
                                0,
                                1));
        assertThat(same(V6_2, RowKind.TICK, true, "X,LH," + TICK, TickRow.class).requestId())
                .isEqualTo("X");
        same(V6_2, RowKind.TICK, false, "LH," + TICK, TickRow.class);
        TickRow old =
                same(
                        V6_0,
                        RowKind.TICK,
                        false,
                        "2020-04-01 08:50:57.663329,1.1900,25,25,1.0100,1.7400,1,O,26,8717,",
                        TickRow.class);
        assertThat(old.aggressor()).isEqualTo(EventHeader.ABSENT);
        same(
                V5_1,
                RowKind.TICK,
                true,
                "999,2019-02-25 11:30:06.691,23.8800,12,6714,23.8700,23.9700,6,O,25,3D87,",
                TickRow.class);
        TickRow oldest =
                same(
                        V4_9,
                        RowKind.TICK,
                        true,
                        "1,2021-06-07 10:09:59,124.9600,200,15325853,124.9500,124.9600,9704,0,0,C,",
                        TickRow.class);
        assertThat(oldest.basis()).isEqualTo('C');
        assertThat(oldest.conditions()).isEmpty();
    }

    @Test
    void shouldReadATickWithoutItsMessageIdWhenTheServerLeavesItOut() {
        Lines.usual(
                new LookupParser(V6_2, RowKind.TICK, true),
                V6_2,
                "X," + TICK,
                "X,LH," + TICK,
                TickRow.class);
    }

    @Test
    void shouldReadBarsOfEveryVersion() {
        IntervalRow bar =
                same(
                        V6_2,
                        RowKind.INTERVAL,
                        true,
                        "I,LH,2023-06-28 00:00:00,4411.50,4411.25,4411.20,4411.30,42885,55,0,",
                        IntervalRow.class);
        assertThat(bar.high()).isEqualTo(new WireDecimal(441_150, 2));
        assertThat(bar.low()).isEqualTo(new WireDecimal(441_125, 2));
        assertThat(bar.open()).isEqualTo(new WireDecimal(441_120, 2));
        assertThat(bar.close()).isEqualTo(new WireDecimal(441_130, 2));
        assertThat(bar.volume()).isEqualTo(55);
        same(
                V4_9,
                RowKind.INTERVAL,
                true,
                "1,2021-06-07 10:00:15,125.2400,125.1100,125.2384,125.1400,12767147,68400,",
                IntervalRow.class);
        same(
                V6_2,
                RowKind.PERIOD,
                true,
                "O,LH,2022-08-02,4167.25,4160.00,4167.25,4160.00,3,1103,",
                PeriodRow.class);
        PeriodRow old =
                same(
                        V4_9,
                        RowKind.PERIOD,
                        true,
                        "1,2021-03-31 17:28:55,123.5200,121.1500,121.6500,122.1500,118323826,0,",
                        PeriodRow.class);
        assertThat(old.localMicros() % EasternTime.DAY_MICROS).isEqualTo(62_935_000_000L);
    }

    @Test
    void shouldReadListsWhateverTheirColumns() {
        ListRow market =
                same(
                        V6_2,
                        RowKind.LIST,
                        true,
                        "R,LS,7,NYSE,New York Stock Exchange,7,NYSE,",
                        ListRow.class);
        assertThat(market.messageId()).isEqualTo("LS");
        assertThat(market.values())
                .containsExactly("7", "NYSE", "New York Stock Exchange", "7", "NYSE", "");
        assertThat(same(V4_9, RowKind.LIST, true, "2,", ListRow.class).values())
                .containsExactly("");
        assertThat(same(V4_9, RowKind.LIST, false, "", ListRow.class).values()).containsExactly("");
        same(V6_1, RowKind.LIST, true, "1,LS,7", ListRow.class);
        same(V6_2, RowKind.LIST, true, "C,LC,EBAY1827G50,:,EBAY1803T25,", ListRow.class);
        same(V4_9, RowKind.LIST, true, "2,IOS 15, Improved Privacy, \u00e9\t", ListRow.class);
    }

    @Test
    void shouldTellSymbolsFromErrorsWhenTheyAreCalledEAndS() {
        same(V6_1, RowKind.LIST, true, "1,E,7,1,ENI SPA,", ListRow.class);
        same(V6_1, RowKind.LIST, false, "E,7,1,ENI SPA,", ListRow.class);
        same(V6_1, RowKind.LIST, false, "S,7,1,SENTINELONE,", ListRow.class);
        same(V6_1, RowKind.LIST, false, "E,6.2 is not a valid protocol.,", ErrorLine.class);
    }

    @Test
    void shouldReadErrorsAndTheEndWithAndWithoutTheRequestId() {
        for (RowKind kind : RowKind.values()) {
            assertThat(same(V6_2, kind, true, "9,E,!NO_DATA!,,", ErrorLine.class))
                    .isEqualTo(new ErrorLine("9", "!NO_DATA!,,"));
            assertThat(same(V6_2, kind, true, "E,!SYNTAX_ERROR!,", ErrorLine.class))
                    .isEqualTo(new ErrorLine("", "!SYNTAX_ERROR!,"));
            assertThat(same(V6_2, kind, true, "9,!ENDMSG!,", EndOfReply.class).requestId())
                    .isEqualTo("9");
            same(V6_2, kind, false, "!ENDMSG!,", EndOfReply.class);
            same(V6_2, kind, true, "!ENDMSG!,", EndOfReply.class);
            same(V6_2, kind, false, "S,CURRENT PROTOCOL,6.2", SystemLine.class);
            same(V6_2, kind, true, "S,CURRENT PROTOCOL,6.2", SystemLine.class);
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenARowIsNone() {
        LookupParser ticks = new LookupParser(V6_1, RowKind.TICK, false);
        Lines.refused(
                ticks,
                TICK.replace("03-01 04", "03-14 02"),
                "time '2021-03-14 02:00:00.028010' is left out in New York");
        Lines.refused(
                ticks,
                TICK.replace("2021", "1969"),
                "time '1969-03-01 04:00:00.028010' is no date and time");
        Lines.refused(ticks, TICK.replace(",E,", ",Q,"), "basis 'Q' is none of CEOS");
        Lines.refused(ticks, TICK.replace("1747,0,1,", "1747,0,"), "11 fields where a tick has 12");
        Lines.refused(
                new LookupParser(V4_9, RowKind.TICK, false),
                "2021-06-07 10:09:59,124.9600,200,15325853,124.9500,124.9600,9704,5,0,C,",
                "bid size is not 0");
        Lines.refused(new LookupParser(V6_1, RowKind.INTERVAL, true), ",x", "no request id");
        Lines.refused(new LookupParser(V6_1, RowKind.INTERVAL, true), "x", "no request id");
        Lines.refused(
                new LookupParser(V6_1, RowKind.PERIOD, true),
                "1,2021-04-31,1,1,1,1,1,0,",
                "date '2021-04-31' is no date and time");
        Lines.refused(ticks, "", "empty line");
    }
}
