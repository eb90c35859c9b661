package io.groundswell.replay.server;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a client of IQFeed's wire gets of recorded events: what the wire cannot carry is left out
 * here, and everything else must arrive as it is told here, for each symbol and topic in this
 * order. Depends on the events alone. One thread at a time.
 *
 * <p>Of every event: feed times are cut to microseconds; receive times and match orders go; flags
 * go but {@link EventFlags#SUMMARY} and {@link EventFlags#BACKFILLED}; sizes are whole numbers
 * (exponent 0); prices keep their exponent; sequences count anew, in each epoch, symbol and topic,
 * what comes out. Epoch, sequence and order time are not on the wire: the client gives its own, see
 * {@link #content}.
 *
 * <table>
 * <caption>One kind of event after the other</caption>
 * <tr><th>recorded</th><th>on the wire</th><th>what the client gets</th></tr>
 * <tr><td>Trade</td><td>Q with C, E or O</td><td>the trade with IQFeed's market centre and
 *   condition codes, the basis by {@link io.groundswell.model.session.TradeEligibility} where it is
 *   unspecified, the day's volume summed where it is not told; liquidity unknown, resting order
 *   0</td></tr>
 * <tr><td>Trade with BACKFILLED</td><td>nothing: it was never told live, and the rows of history have
 *   it in the order of feed times</td><td>nothing. {@link #project} hands it on all the same, still
 *   flagged, for who answers of history; the volume of the day that others sum leaves it
 *   out</td></tr>
 * <tr><td>Quote</td><td>Q with b, a or both</td><td>the quote with IQFeed's market centres; named
 *   are the sides that are named or that differ from the quote before, both where none is; a side
 *   with a price of 0 is absent</td></tr>
 * <tr><td>Trade with SUMMARY</td><td>P</td><td>nothing: a P is never a trade. {@link #project}
 *   hands it on all the same, as state for who writes the P</td></tr>
 * <tr><td>Quote with SUMMARY</td><td>one P with the trade before it</td><td>the quote, both sides
 *   named, without a time</td></tr>
 * <tr><td>TradeCorrection</td><td>C (X or I)</td><td>CANCEL and INSERT as they are, CORRECT as a
 *   CANCEL of the old and an INSERT of the new; without a feed time of their own</td></tr>
 * <tr><td>Fundamentals</td><td>F</td><td>the same, where it is IQFeed's text</td></tr>
 * <tr><td>Fundamentals with SUMMARY</td><td>the day's figures in each P</td><td>nothing of its own:
 *   a client may keep a text of each P. {@link #project} hands it on as state</td></tr>
 * <tr><td>DepthUpdate by order</td><td>3, 4, 5, in a snapshot 6</td><td>ADD; CHANGE for CHANGE and
 *   for what a REDUCE or EXECUTE leaves; DELETE without price and size, also where nothing is left
 *   or the order was never told, so that the client's book finds the same fault</td></tr>
 * <tr><td>DepthUpdate by level</td><td>8, 9, in a snapshot 7</td><td>CHANGE; DELETE with its price,
 *   also for a size of 0</td></tr>
 * <tr><td>DepthUpdate by market maker</td><td>4, 5, in a snapshot 6</td><td>CHANGE; DELETE without
 *   price, also for a size of 0</td></tr>
 * <tr><td>the same without size, in a snapshot</td><td>a U or Z without a quote, before
 *   6.2</td><td>nothing: {@link #project} hands it on as it is</td></tr>
 * <tr><td>BookClear</td><td>CLEAR DEPTH for each side</td><td>one for each side, bids
 *   first</td></tr>
 * <tr><td>SnapshotBegin</td><td>CLEAR DEPTH of both sides where the book has begun</td><td>these
 *   clears; then SnapshotBegin before the first row, none where no row follows</td></tr>
 * <tr><td>SnapshotEnd</td><td>nothing</td><td>SnapshotEnd, where a row came; earlier where a row is
 *   a delete or the book is cleared</td></tr>
 * <tr><td>a first row without a snapshot before it</td><td>the row</td><td>SnapshotBegin and
 *   SnapshotEnd of an empty book, then the row</td></tr>
 * <tr><td>InstrumentDefined</td><td>F when the symbol is watched</td><td>nothing in the stream; of
 *   depth in a new epoch, clears of both sides where the book has begun</td></tr>
 * <tr><td>HistoryBar</td><td>BH, BU, BC to who watches such bars</td><td>nothing: {@link #project}
 *   hands it on as it is</td></tr>
 * <tr><td>TradingStatus, FeedStatus, Heartbeat</td><td>nothing</td><td>nothing; they
 *   are counted</td></tr>
 * </table>
 */
public final class WireProjection {
    private static final long NANOS_PER_MICRO = 1_000L;

    private final Map<String, SymbolProjection> symbols = new HashMap<>();
    private final Map<String, Long> notes = new TreeMap<>();

    /** A projection that has seen nothing. */
    public WireProjection() {}

    /** All that a client gets of a recording. */
    public static List<MarketEvent> of(Iterable<? extends MarketEvent> recorded) {
        WireProjection projection = new WireProjection();
        List<MarketEvent> told = new ArrayList<>();
        for (MarketEvent event : recorded) {
            projection.project(event, told::add);
        }
        told.removeIf(it -> !isEventOfClient(it));
        return told;
    }

    /**
     * Why a tape cannot be told over this wire.
     *
     * @param symbols those that are to be told
     * @return one line for a person, or empty where it can
     */
    public static String refusal(TapeReader tape, Set<String> symbols) throws IOException {
        for (Instrument instrument : tape.instruments()) {
            if (symbols.contains(instrument.symbol())
                    && instrument.sizeExponent() > 0
                    && !isWhole(tape, instrument.symbol())) {
                return instrument.symbol()
                        + " trades in fractions (its sizes are in units of 10^-"
                        + instrument.sizeExponent()
                        + "), and IQFeed's wire carries whole sizes only";
            }
        }
        return "";
    }

    private static boolean isWhole(TapeReader tape, String symbol) throws IOException {
        try (EventCursor cursor = tape.cursor(symbol)) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                if (!SymbolProjection.isWhole(event)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The event without what is not on the wire: what must be equal on both ends of it.
     *
     * @return the event with epoch, sequence and times other than the feed's set to 0 and absent
     */
    public static MarketEvent content(MarketEvent event) {
        EventHeader header = event.header();
        return event.withHeader(
                new EventHeader(
                        header.symbol(),
                        header.topic(),
                        0,
                        0,
                        0,
                        header.feedTimeNanos(),
                        EventHeader.ABSENT,
                        0,
                        header.priceExponent(),
                        header.sizeExponent(),
                        header.flags() & EventFlags.SUMMARY));
    }

    /** Hands on what a client gets of this event: nothing, one event, or more. */
    public void project(MarketEvent event, Consumer<? super MarketEvent> out) {
        if (event instanceof Heartbeat) {
            note("heartbeats");
            return;
        }
        symbols.computeIfAbsent(event.symbol(), it -> new SymbolProjection(this::note))
                .project(event, out);
    }

    /**
     * Whether a client makes an event of what was handed on; of a summary's trade and text, of a
     * back-filled trade, a bar and of a market maker without a quote it makes none.
     */
    public static boolean isEventOfClient(MarketEvent told) {
        boolean state = told instanceof Trade || told instanceof Fundamentals;
        boolean isVoid = told instanceof DepthUpdate row && DepthProjection.isVoid(row);
        return !isVoid
                && !isOfHistory(told)
                && !(told instanceof HistoryBar)
                && !(state && told.header().has(EventFlags.SUMMARY));
    }

    /** Whether only history tells it. */
    static boolean isOfHistory(MarketEvent told) {
        return told instanceof Trade && told.header().has(EventFlags.BACKFILLED);
    }

    /** How often what was left out, by what it was. */
    public Map<String, Long> notes() {
        return Map.copyOf(notes);
    }

    private void note(String what) {
        notes.merge(what, 1L, Long::sum);
    }

    /** A time as the wire has it. */
    static long toMicroseconds(long nanos) {
        return nanos == EventHeader.ABSENT
                ? nanos
                : Math.floorDiv(nanos, NANOS_PER_MICRO) * NANOS_PER_MICRO;
    }
}
