package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinanceImporterTest {
    private static final long START_MILLIS = 1_723_161_255_000L;
    private static final String UNIT = "00000000";

    @TempDir private Path folder;

    private int millis;

    @Test
    void shouldJoinSnapshotAndDifferencesByTheSpotRule() throws IOException {
        Recording day =
                spot(
                        diff(1, 4, "[[\"1\",\"9\"]]", "[]"),
                        diff(5, 8, "[[\"2\",\"9\"]]", "[]"),
                        diff(9, 11, "[[\"3\",\"1\"],[\"2\",\"0\"]]", "[[\"7\",\"2.5\"]]"),
                        snapshot(8 + 1, "[[\"3\",\"4\"]]", "[[\"5\",\"6\"],[\"6\",\"1\"]]"),
                        diff(12, 12, "[]", "[[\"5\",\"0\"]]"));

        // 1 to 8 are in the snapshot; 9 to 11 reaches over it.
        assertThat(day.summary.note(BinanceDepth.STALE)).isEqualTo(2);
        assertThat(day.depth())
                .containsExactly(
                        "CHANGE BID 3" + UNIT + " 4" + UNIT + " #0",
                        "CHANGE ASK 5" + UNIT + " 6" + UNIT + " #0",
                        "CHANGE ASK 6" + UNIT + " 1" + UNIT + " #0",
                        "CHANGE BID 3" + UNIT + " 1" + UNIT + " #0 more",
                        "CHANGE BID 2" + UNIT + " 0 #0 more",
                        "CHANGE ASK 7" + UNIT + " 250000000 #0",
                        "CHANGE ASK 5" + UNIT + " 0 #0");
        assertThat(day.all(SnapshotBegin.class)).hasSize(1);
        assertThat(day.all(SnapshotEnd.class)).hasSize(1);
        assertThat(day.defects).isEmpty();
    }

    @Test
    void shouldTellAGapAndWaitForASnapshotWhenTheSpotChainBreaks() throws IOException {
        Recording day =
                spot(
                        snapshot(10, "[[\"3\",\"4\"]]", "[]"),
                        diff(9, 12, "[[\"3\",\"5\"]]", "[]"),
                        diff(14, 15, "[[\"3\",\"6\"]]", "[]"),
                        diff(16, 17, "[[\"3\",\"7\"]]", "[]"),
                        snapshot(15, "[[\"3\",\"6\"]]", "[]"),
                        snapshot(16, "[[\"9\",\"9\"]]", "[]"));

        assertThat(day.all(FeedStatus.class)).hasSize(1);
        FeedStatus gap = day.all(FeedStatus.class).get(0);
        assertThat(gap.state()).isEqualTo(FeedState.GAP);
        assertThat(gap.topic()).isEqualTo(Topic.L2);
        assertThat(gap.reason()).isEqualTo("updates 13 to 13");
        assertThat(gap.firstLostNanos()).isLessThan(gap.lastLostNanos());
        assertThat(day.all(SnapshotBegin.class)).hasSize(2);
        assertThat(day.depth())
                .endsWith(
                        "CHANGE BID 3" + UNIT + " 5" + UNIT + " #0",
                        "CHANGE BID 3" + UNIT + " 6" + UNIT + " #0",
                        "CHANGE BID 3" + UNIT + " 7" + UNIT + " #0");
        assertThat(day.summary.note(BinanceDepth.NOT_NEEDED)).isEqualTo(1);
    }

    @Test
    void shouldFollowThePreviousUpdateWhenItIsAFuture() throws IOException {
        Recording day =
                imported(
                        "cm_btcusd_perp_20240808.jsonl",
                        future(20, 25, 19, 1),
                        snapshot(30, "[[\"3\",\"4\"]]", "[]"),
                        future(28, 33, 25, 2),
                        future(40, 44, 33, 3),
                        future(50, 51, 45, 4));

        assertThat(day.depth()).hasSize(3).last().asString().endsWith("3" + UNIT + " #0");
        assertThat(day.all(FeedStatus.class)).hasSize(1);
        assertThat(day.summary.note(BinanceDepth.WITHOUT_SNAPSHOT)).isEqualTo(1);
    }

    @Test
    void shouldDropADifferenceThatIsToldAgainWhateverTheMarket() throws IOException {
        Recording spot =
                spot(
                        snapshot(10, "[[\"3\",\"4\"]]", "[]"),
                        diff(11, 12, "[[\"3\",\"5\"]]", "[]"),
                        diff(13, 14, "[[\"3\",\"6\"]]", "[]"),
                        diff(11, 12, "[[\"3\",\"5\"]]", "[]"),
                        diff(15, 16, "[[\"3\",\"7\"]]", "[]"));
        Recording futures =
                imported(
                        "cm_btcusd_perp_20240808.jsonl",
                        future(5, 6, 4, 9),
                        snapshot(30, "[[\"3\",\"4\"]]", "[]"),
                        future(28, 30, 25, 1),
                        future(40, 44, 30, 2),
                        future(40, 44, 30, 2),
                        future(50, 51, 44, 3));

        assertThat(spot.all(FeedStatus.class)).isEmpty();
        assertThat(spot.depth()).hasSize(4);
        assertThat(spot.summary.note(BinanceDepth.STALE)).isEqualTo(1);
        assertThat(futures.all(FeedStatus.class)).isEmpty();
        assertThat(futures.depth()).hasSize(3);
        assertThat(futures.summary.note(BinanceDepth.STALE)).isEqualTo(3);
    }

    @Test
    void shouldCountSnapshotsThatWaitInVainForATime() throws IOException {
        Recording replaced =
                spot(
                        snapshot(9, "[]", "[]"),
                        snapshot(10, "[]", "[]"),
                        diff(11, 12, "[[\"3\",\"5\"]]", "[]"));
        Recording never = spot(snapshot(9, "[]", "[]"));

        assertThat(replaced.all(SnapshotBegin.class)).hasSize(1);
        assertThat(replaced.summary.note(BinanceStreams.BEFORE_ANY_TIME)).isEqualTo(1);
        assertThat(never.summary.note(BinanceStreams.BEFORE_ANY_TIME)).isEqualTo(1);
    }

    @Test
    void shouldHoldBackALimitedNumberOfDifferencesWhenNoSnapshotComes() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < BinanceDepth.MAX_HELD + 5; i++) {
            lines.add(diff(i + 1, i + 1, "[[\"3\",\"4\"]]", "[]"));
        }
        lines.add(snapshot(BinanceDepth.MAX_HELD + 4, "[]", "[]"));

        Recording day = spot(lines.toArray(new String[0]));

        assertThat(day.summary.note(BinanceDepth.WITHOUT_SNAPSHOT)).isEqualTo(5);
        assertThat(day.depth()).hasSize(1);
    }

    @Test
    void shouldTellQuotesAndTradesWithTheirTimesAndSides() throws IOException {
        Recording day =
                spot(
                        trade(7, true),
                        ticker("3", "4", "5", "6"),
                        ticker("3", "1", "5", "6"),
                        trade(8, false));

        List<Trade> trades = day.all(Trade.class);
        assertThat(trades)
                .extracting(Trade::aggressor)
                .containsExactly(Aggressor.SELLER, Aggressor.BUYER);
        assertThat(trades).extracting(Trade::tickId).containsExactly(7L, 8L);
        EventHeader header = trades.get(0).header();
        assertThat(header.feedTimeNanos()).isEqualTo((START_MILLIS + 1) * 1_000_000);
        assertThat(header.matchOrder()).isZero();
        assertThat(header.priceExponent()).isEqualTo(8);
        assertThat(header.sizeExponent()).isEqualTo(8);
        List<Quote> quotes = day.all(Quote.class);
        assertThat(quotes)
                .extracting(Quote::sidesNamed)
                .containsExactly(Quote.BID_NAMED | Quote.ASK_NAMED, Quote.BID_NAMED);
        // Spot tickers have no time: they stand at the frontier.
        assertThat(quotes.get(0).header().feedTimeNanos()).isEqualTo(EventHeader.ABSENT);
        assertThat(quotes.get(0).header().has(EventFlags.TIME_ADJUSTED)).isTrue();
        assertThat(quotes.get(0).eventTimeNanos()).isEqualTo(header.feedTimeNanos() - 250_000_000L);
    }

    @Test
    void shouldTellAGapOrADuplicateWhenTradeNumbersSayso() throws IOException {
        Recording day = spot(trade(7, true), trade(7, true), trade(10, true));

        assertThat(day.all(Trade.class)).extracting(Trade::tickId).containsExactly(7L, 10L);
        assertThat(day.summary.defects()).containsEntry(DefectReason.DUPLICATE, 1L);
        assertThat(day.all(FeedStatus.class))
                .singleElement()
                .extracting(FeedStatus::reason)
                .isEqualTo("trades 8 to 9");
    }

    @Test
    void shouldRefuseLinesAndGoOnWhenTheyAreNotOfTheFormat() throws IOException {
        String tooFine = trade(8, true).replace("\"p\":\"3\"", "\"p\":\"3.000000001\"");
        String late = trade(9, true).replaceFirst("\"T\":\\d+", "\"T\":1723161999999");
        Recording day =
                spot(
                        trade(7, true),
                        "no time {}",
                        receive() + " {\"stream\":\"btcusdt@trade\",\"data\":{",
                        receive() + " []",
                        receive() + " {\"stream\":\"btcusdt@depth\",\"data\":{\"E\":1}}",
                        receive() + " {\"stream\":\"btcusdt@kline_1m\",\"data\":{\"k\":{}}}",
                        tooFine,
                        late);

        assertThat(day.summary.defects())
                .containsEntry(DefectReason.MALFORMED, 4L)
                .containsEntry(DefectReason.PRECISION, 1L)
                .containsEntry(DefectReason.IMPLAUSIBLE_TIME, 1L);
        // The implausible time is kept and orders nothing.
        Trade kept = day.all(Trade.class).get(1);
        assertThat(kept.header().feedTimeNanos()).isEqualTo(1_723_161_999_999_000_000L);
        assertThat(kept.header().has(EventFlags.TIME_ADJUSTED)).isTrue();
    }

    @Test
    void shouldNameTheSymbolByMarketWhenNoneIsGiven() throws IOException {
        Path usdm = folder.resolve("usdm_btcusdt_20240808.jsonl.xz");
        Path spot = folder.resolve("spot_btcusdt_20240808.jsonl.xz");

        assertThat(BinanceImporter.of(List.of(usdm), "").instrument().symbol())
                .isEqualTo("BTCUSDT_PERP");
        assertThat(BinanceImporter.of(List.of(spot), "").instrument().symbol())
                .isEqualTo("BTCUSDT");
        assertThatThrownBy(() -> BinanceImporter.of(List.of(spot, usdm), ""))
                .hasMessageContaining("another symbol");
        assertThatThrownBy(() -> BinanceImporter.of(List.of(Path.of("x.jsonl")), ""))
                .hasMessageContaining("not a name of a Binance capture");
    }

    private Recording spot(String... lines) throws IOException {
        return imported("spot_btcusdt_20240808.jsonl", lines);
    }

    private Recording imported(String name, String... lines) throws IOException {
        return Recording.of(BinanceImporter.of(List.of(Recording.write(folder, name, lines)), ""));
    }

    /** One millisecond later at each call; the capture's clock is 1.2 s behind. */
    private String receive() {
        millis++;
        return (START_MILLIS + millis - 1200) + "000000";
    }

    private String diff(long first, long last, String bids, String asks) {
        return receive()
                + " {\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
                + (START_MILLIS + millis)
                + ",\"U\":"
                + first
                + ",\"u\":"
                + last
                + ",\"b\":"
                + bids
                + ",\"a\":"
                + asks
                + "}}";
    }

    private String future(long first, long last, long previous, int size) {
        return diff(first, last, "[[\"3\",\"" + size + "\"]]", "[]")
                .replace(",\"b\"", ",\"pu\":" + previous + ",\"b\"");
    }

    private String snapshot(long last, String bids, String asks) {
        return receive()
                + " {\"lastUpdateId\":"
                + last
                + ",\"bids\":"
                + bids
                + ",\"asks\":"
                + asks
                + "}";
    }

    private String ticker(String bid, String bidSize, String ask, String askSize) {
        return receive()
                + " {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\""
                + bid
                + "\",\"B\":\""
                + bidSize
                + "\",\"a\":\""
                + ask
                + "\",\"A\":\""
                + askSize
                + "\"}}";
    }

    private String trade(long id, boolean buyerIsMaker) {
        return receive()
                + " {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":"
                + (START_MILLIS + millis + 1)
                + ",\"s\":\"BTCUSDT\",\"t\":"
                + id
                + ",\"p\":\"3\",\"q\":\"2\",\"T\":"
                + (START_MILLIS + millis)
                + ",\"m\":"
                + buyerIsMaker
                + ",\"M\":true}}";
    }
}
