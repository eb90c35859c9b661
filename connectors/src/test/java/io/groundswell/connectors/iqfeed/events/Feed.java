package io.groundswell.connectors.iqfeed.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A translator with what came out of it, fed with literal lines. */
final class Feed implements TradeGaps {
    static final String FIELDS =
            "S,CURRENT UPDATE FIELDNAMES,Symbol,Most Recent Trade,Most Recent Trade Size,Most"
                + " Recent Trade Time,Most Recent Trade Date,Most Recent Trade Market Center,Most"
                + " Recent Trade Conditions,TickID,Total Volume,Bid,Bid Size,Bid Time,Bid Market"
                + " Center,Ask,Ask Size,Ask Time,Ask Market Center,Message Contents";
    static final String AAPL =
            "F,AAPL,5,29.5,74561000,145.0900,87.8200,145.0900,116.2100,,,,,,4.51,,0.07,09,APPLE,"
                    + "AAPL,61.100,1.28,,143713.0,105392.0,03/31/2021,98667.0,16687631,"
                    + "0.25 08/31/2020,0.14 06/09/2014,14,4,3571,17.50,1,21,01/25/2021,06/29/2020,"
                    + "01/25/2021,03/08/2021,132.6900,,,,,334220,,,,,,USD,,,,,BBG000B9XRY4,,";
    static final String P =
            "P,AAPL,134.6200,50,19:59:58.900064,06/29/2021,24,8717,7,1000,134.6200,100,"
                    + "20:00:00.000000,5,134.6500,700,20:00:00.000000,11,Cbaohlcv,";

    final List<MarketEvent> events = new ArrayList<>();
    final List<Defect> defects = new ArrayList<>();
    final List<TradeGap> open = new ArrayList<>();
    final FeedTranslator translator;
    private long nowNanos = nanos("2021-06-30T14:00:00.100Z");

    Feed(TranslatorOptions options) {
        translator = new FeedTranslator(options, events::add, defects::add);
        translator.onTradeGaps(this);
    }

    /** A feed with Level 1, its clock at 10:00 in New York, and AAPL defined. */
    static Feed begun(boolean withDepth) {
        Feed feed = new Feed(TranslatorOptions.first(1, withDepth));
        feed.greet();
        feed.level1(AAPL);
        return feed;
    }

    void greet() {
        level1("S,CURRENT PROTOCOL,6.2,", FIELDS);
        translator.connected(IqFeedPort.LEVEL1, ProtocolVersion.V6_2, nowNanos);
        level1("T,20210630 10:00:00");
    }

    static long nanos(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    Feed level1(String... lines) {
        return lines(IqFeedPort.LEVEL1, lines);
    }

    Feed level2(String... lines) {
        return lines(IqFeedPort.LEVEL2, lines);
    }

    /** History answers to a gap with these rows, which are all. */
    Feed history(TradeGap gap, String... rows) {
        return begin(gap, rows).end(BackfillEnd.WHOLE);
    }

    Feed begin(TradeGap gap, String... rows) {
        translator.backfill(gap, ProtocolVersion.V6_2, nowNanos);
        return lines(IqFeedPort.LOOKUP, rows);
    }

    Feed lookup(String row) {
        return lines(IqFeedPort.LOOKUP, row);
    }

    Feed end(BackfillEnd end) {
        translator.backfillEnded(end, nowNanos);
        return this;
    }

    @Override
    public void opened(TradeGap gap) {
        open.add(gap);
    }

    @Override
    public void ended(TradeGap gap) {
        open.remove(gap);
    }

    private Feed lines(IqFeedPort port, String... lines) {
        for (String line : lines) {
            byte[] bytes = line.getBytes(ISO_8859_1);
            translator.line(port, nowNanos, bytes, 0, bytes.length);
        }
        return this;
    }

    Feed after(long millis) {
        nowNanos += millis * 1_000_000L;
        return this;
    }

    long now() {
        return nowNanos;
    }

    Feed connected(IqFeedPort port) {
        translator.connected(port, ProtocolVersion.V6_2, nowNanos);
        return this;
    }

    void lost(IqFeedPort port) {
        translator.disconnected(port, nowNanos, "the line was cut");
    }

    /** What came since the last call, as their kinds. */
    List<String> kinds() {
        return take().stream().map(it -> it.getClass().getSimpleName()).toList();
    }

    /** What came since the last call. */
    List<MarketEvent> take() {
        List<MarketEvent> came = List.copyOf(events);
        events.clear();
        return came;
    }
}
