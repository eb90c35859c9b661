package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryImporterTest {
    private static final String FIRST =
            "2021-03-01 04:00:00.028010,1.5200,1000,1000,1.5600,1.5700,1,E,11,1747,0,1,";
    private static final String SECOND =
            "2021-03-01 04:00:06.702115,1.5200,50,1050,1.5600,1.5800,2,O,11,873D17,2,1,";
    private static final String NEXT_DAY =
            "2021-03-02 04:00:06.702115,1.5300,50,50,1.5600,1.5800,1,C,11,873D17,2,2,";
    private static final String END = "!ENDMSG!,";

    @Test
    void shouldKeepWhatARowSaysWhenItBecomesATrade() throws IOException {
        Recording day = imported(FIRST, SECOND, END);

        assertThat(day.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "InstrumentDefined",
                        "InstrumentDefined",
                        "Quote",
                        "Trade",
                        "Quote",
                        "Trade");
        Trade trade = day.all(Trade.class).get(1);
        assertThat(trade.price()).isEqualTo(15_200);
        assertThat(trade.size()).isEqualTo(50);
        assertThat(trade.totalVolume()).isEqualTo(1050);
        assertThat(trade.tickId()).isEqualTo(2);
        assertThat(trade.basis()).isEqualTo(TradeBasis.OTHER);
        assertThat(trade.aggressor()).isEqualTo(Aggressor.SELLER);
        assertThat(trade.codes()).isEqualTo(CodeTable.IQFEED);
        assertThat(trade.marketCentre()).isEqualTo("11");
        assertThat(trade.conditions()).isEqualTo("873D17");
        assertThat(trade.header().feedTimeNanos()).isEqualTo(1_614_589_206_702_115_000L);
        Quote quote = day.all(Quote.class).get(1);
        assertThat(quote.sidesNamed()).isEqualTo(Quote.ASK_NAMED);
        assertThat(quote.askPrice()).isEqualTo(15_800);
        assertThat(quote.bidSize()).isZero();
        InstrumentDefined defined = day.all(InstrumentDefined.class).get(0);
        assertThat(defined.instrument().symbol()).isEqualTo("NEPT");
        assertThat(defined.instrument().depth()).isEqualTo(DepthMode.TOP_OF_BOOK);
        assertThat(defined.header().sourceEpoch()).isEqualTo(1_614_574_800_000_000_000L);
    }

    @Test
    void shouldHaveNoSideWhenItsPriceIsZeroOrEmpty() throws IOException {
        Recording day =
                imported(
                        "LH,2018-04-17 17:51:22.123456,96.07,19,19,0.0000,0.0000,1,O,19,143A,0,17,",
                        "LH,2018-04-17 17:51:22.123456,96.07,19,38,,96.1,2,O,19,143A,0,17,",
                        END);

        assertThat(day.all(Trade.class)).hasSize(2);
        Quote only = day.all(Quote.class).get(0);
        assertThat(day.all(Quote.class)).hasSize(1);
        assertThat(only.bidPrice()).isEqualTo(EventHeader.ABSENT);
        assertThat(only.askPrice()).isEqualTo(961_000);
    }

    @Test
    void shouldBeADayEachWhenAReplyHasSeveral() throws IOException {
        for (String[] rows :
                List.of(rows(FIRST, SECOND, NEXT_DAY), rows(NEXT_DAY, SECOND, FIRST))) {
            List<DayImporter> days = days(rows);

            assertThat(days)
                    .extracting(day -> day.tradingDate().toString())
                    .containsExactly("2021-03-01", "2021-03-02");
            assertThat(Recording.of(days.get(0)).all(Trade.class))
                    .extracting(Trade::tickId)
                    .containsExactly(1L, 2L);
            Recording second = Recording.of(days.get(1));
            assertThat(second.all(Trade.class)).hasSize(1);
            assertThat(second.all(Quote.class)).hasSize(1);
        }
    }

    @Test
    void shouldRefuseRowsAndGoOnWhenTheyAreDamaged() throws IOException {
        Recording day =
                imported(
                        FIRST,
                        "rubbish",
                        "2021-03-01 04:00:01.028010,,1000,1000,1.5600,1.5700,1,E,11,1747,0,1,",
                        "2021-03-01 04:00:02.028010,1.52,-1,1000,1.5600,1.5700,1,E,11,1747,0,1,",
                        "2021-03-01 04:00:03.028010,1.52,1,1000,1.5600,1.5700,1,X,11,1747,0,1,",
                        "2021-03-01 04:00:04.028010,1.52,1,1000,1.5600,1.5700,1,E,11,1747,9,1,",
                        "2021-03-01 04:00:05.028010,1.123456789,1,1000,1.5,1.6,1,E,11,1747,0,1,",
                        SECOND,
                        SECOND,
                        SECOND,
                        SECOND,
                        END,
                        SECOND);

        assertThat(day.all(Trade.class)).hasSize(5);
        assertThat(day.summary.defects())
                .containsEntry(DefectReason.MALFORMED, 6L)
                .containsEntry(DefectReason.PRECISION, 1L);
        assertThat(day.defects.get(0).position()).isEqualTo(2);
        assertThat(day.defects.get(6).detail()).isEqualTo("after the end of the reply");
    }

    @Test
    void shouldKeepAsManyDigitsAsTheRowsHave() throws IOException {
        DayImporter day =
                days("2021-03-01 04:00:05.028010,1.123456,1,1000,1.5,1.6,1,E,11,1747,0,1,").get(0);

        assertThat(day.instrument().priceExponent()).isEqualTo(6);
        assertThat(Recording.of(day).all(Trade.class).get(0).price()).isEqualTo(1_123_456);
    }

    @Test
    void shouldNoteWhatAPersonShouldKnow() throws IOException {
        String settled = FIRST.replace(",E,", ",S,");

        Recording day = imported(FIRST, settled);

        assertThat(day.summary.note(HistoryImporter.NOT_ENDED)).isEqualTo(1);
        assertThat(day.summary.note(TickEvents.SETTLED)).isEqualTo(1);
        assertThat(day.all(Trade.class).get(1).basis()).isEqualTo(TradeBasis.OTHER);
        assertThat(imported(FIRST, END).summary.note(HistoryImporter.NOT_ENDED)).isZero();
    }

    @Test
    void shouldNotMixRequestsWhenRowsAreOfTwo() throws IOException {
        Recording day = imported("a," + FIRST, "a," + FIRST, "b," + SECOND, "a,!ENDMSG!,");

        assertThat(day.all(Trade.class)).hasSize(2);
        assertThat(day.defects.get(0).detail()).isEqualTo("of another request than a");
    }

    @Test
    void shouldSayWhereABarBeginsWhicheverEndItsTimeIs() throws IOException {
        String row = "2021-03-01 04:01:00,1.53,1.51,1.52,1.52,1000,900,0,";
        long minute = 60_000_000_000L;
        long told = 1_614_589_260_000_000_000L;

        HistoryBar begin = bar("60", BarLabel.BEGIN, row);
        HistoryBar end = bar("60", BarLabel.END, row);

        assertThat(begin.beginNanos()).isEqualTo(told);
        assertThat(end.beginNanos()).isEqualTo(told - minute);
        assertThat(end.header().topic()).isEqualTo(Topic.TICKS);
        assertThat(end.header().feedTimeNanos()).isEqualTo(told);
        assertThat(begin.header().feedTimeNanos()).isEqualTo(told + minute);
        assertThat(end.high()).isEqualTo(15_300);
        assertThat(end.low()).isEqualTo(15_100);
        assertThat(end.volume()).isEqualTo(900);
        assertThat(end.totalVolume()).isEqualTo(1000);
        HistoryBar old = bar("15s", null, "1,2021-06-07 10:00:15,1.53,1.51,1.52,1.52,1000,900,");
        assertThat(old.beginNanos()).isEqualTo(1_623_074_400_000_000_000L);
        assertThat(old.tradeCount()).isEqualTo(EventHeader.ABSENT);
        assertThat(bar("100t", null, row).beginNanos()).isEqualTo(told);
    }

    @Test
    void shouldBeAnEventAtTheMidnightAfterItsDateWhenABarIsOfADay() throws IOException {
        HistoryBar day = bar("day", null, "2021-03-26,1.47,1.31,1.46,1.36,4713611,3,");

        assertThat(day.beginNanos()).isEqualTo(1_616_731_200_000_000_000L);
        assertThat(day.header().feedTimeNanos()).isEqualTo(day.beginNanos() + 86_400_000_000_000L);
        assertThat(day.openInterest()).isEqualTo(3);
    }

    @Test
    void shouldRefuseInOneLineWhenAReplyCannotBeRead() {
        String interval = "2021-03-01 04:01:00,1.53,1.51,1.52,1.52,1000,900,0,";
        String daily = "2021-03-26,1.47,1.31,1.46,1.36,4713611,3,";

        refused("no rows of history", null, null, "");
        refused("it says E,!NO_DATA!", null, null, "E,!NO_DATA!,,", END);
        refused("no version of IQFeed's history has such rows: a,b", null, null, "a,b", FIRST);
        refused("they are of several", null, null, FIRST, interval);
        refused("say --interval", null, null, interval);
        refused("say --label", "60", null, interval);
        refused("of intervals, not of days", "week", null, interval);
        refused("say so with --interval", "60", null, daily);
        refused("their end", "60", BarLabel.BEGIN, "2021-03-01 04:01:00,1.5,1.5,1.5,1.5,10,9,");
    }

    private static void refused(String reason, String span, BarLabel label, String... rows) {
        assertThatThrownBy(() -> bars(span, label, rows))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a reply: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    private static HistoryBar bar(String span, BarLabel label, String row) throws IOException {
        return Recording.of(bars(span, label, row).get(0)).all(HistoryBar.class).get(0);
    }

    private static Recording imported(String... rows) throws IOException {
        return Recording.of(days(rows).get(0));
    }

    private static String[] rows(String... rows) {
        return rows;
    }

    private static List<DayImporter> days(String... rows) throws IOException {
        return bars(null, null, rows);
    }

    private static List<DayImporter> bars(String span, BarLabel label, String... rows)
            throws IOException {
        ReplyText text = ReplyText.of("a reply", String.join("\r\n", rows) + "\r\n");
        return HistoryImporter.of(text, "NEPT", span == null ? null : BarSpan.of(span), label);
    }
}
