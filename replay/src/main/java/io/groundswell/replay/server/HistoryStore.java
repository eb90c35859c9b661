package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.server.TapeDays.Days;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * History out of the tapes: trades with the quote before them, and bars of them. What has not been
 * played is not yet history, unless the whole is wanted. Bars that a tape holds as such are taken
 * where they are of the length asked for. Corrections are not applied. One thread at a time; each
 * question reads the tapes of its symbol anew, but those known to hold nothing of its dates.
 */
final class HistoryStore {
    /** Most rows of one answer: the newest. */
    static final int MAX_ROWS = 500_000;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final TapeLibrary library;
    private final List<TapeLibrary> barsOnly;
    private final ReplayTime time;
    private final LongSupplier nowNanos;
    private final Supplier<EventHeader> lastTold;
    private final TapeDays tapeDays;
    private final BackfilledTrades backfilled;

    /**
     * History out of a library.
     *
     * @param barsOnly further tapes, of which only the bars are looked at
     * @param nowNanos the replay's time
     * @param lastTold the event up to which the total order is history, or null for all of it
     */
    HistoryStore(
            TapeLibrary library,
            List<TapeLibrary> barsOnly,
            ReplayTime time,
            LongSupplier nowNanos,
            Supplier<EventHeader> lastTold) {
        this(library, barsOnly, time, nowNanos, lastTold, new TapeDays(), new BackfilledTrades());
    }

    private HistoryStore(
            TapeLibrary library,
            List<TapeLibrary> barsOnly,
            ReplayTime time,
            LongSupplier nowNanos,
            Supplier<EventHeader> lastTold,
            TapeDays tapeDays,
            BackfilledTrades backfilled) {
        this.library = library;
        this.barsOnly = List.copyOf(barsOnly);
        this.time = time;
        this.nowNanos = nowNanos;
        this.lastTold = lastTold;
        this.tapeDays = tapeDays;
        this.backfilled = backfilled;
    }

    /** The same for another thread. */
    HistoryStore copy() {
        return new HistoryStore(
                library, barsOnly, time.copy(), nowNanos, lastTold, tapeDays, backfilled);
    }

    /** Whether a local time has passed; where all of the tapes is history, every one has. */
    boolean isPast(long localMicros) {
        return lastTold.get() == null || nowMicros() >= localMicros;
    }

    /** The replay's wall clock. */
    long nowMicros() {
        return time.local(nowNanos.getAsLong());
    }

    /** The newest trades that a request asks for, oldest first. */
    List<HistoryTick> ticks(HistoryRequest request) throws IOException {
        Newest<HistoryTick> newest = new Newest<>(Math.min(request.most(), MAX_ROWS));
        long from = firstMicros(request);
        forEachTick(
                request.symbol(),
                days(request, from),
                tick -> {
                    if (isWithin(request, from, tick.localMicros())
                            && isInFilter(request, tick.timeOfDay(), MICROS_PER_SECOND)) {
                        newest.add(tick);
                    }
                });
        List<HistoryTick> ticks = new ArrayList<>(newest.all());
        // Late prints stand where they came; history goes by the time of the trade.
        ticks.sort(Comparator.comparingLong(HistoryTick::localMicros));
        return ticks;
    }

    /** The newest bars that a request asks for, oldest first. */
    List<BuiltBar> bars(HistoryRequest request) throws IOException {
        long from = firstMicros(request);
        Newest<BuiltBar> newest = new Newest<>(Math.min(request.most(), MAX_ROWS));
        for (BuiltBar bar : all(request, from)) {
            boolean dated = request.unit().compareTo(BarUnit.DAY) >= 0;
            long timeOfDay = Math.floorMod(bar.beginMicros(), EasternTime.DAY_MICROS);
            if (isWithin(request, from, bar.beginMicros())
                    && (dated || isInFilter(request, timeOfDay, 0))) {
                newest.add(bar);
            }
        }
        return List.copyOf(newest.all());
    }

    private List<BuiltBar> all(HistoryRequest request, long from) throws IOException {
        List<BuiltBar> bars = recorded(request);
        if (!bars.isEmpty()) {
            return bars;
        }
        boolean dated = request.unit().compareTo(BarUnit.DAY) >= 0;
        BarRules rules =
                new BarRules(
                        dated ? BarUnit.DAY : request.unit(),
                        dated ? 1 : request.length(),
                        bars::add);
        boolean endWithTheirDay = request.unit() == BarUnit.SECOND || request.unit() == BarUnit.DAY;
        Days days = endWithTheirDay ? days(request, from) : Days.ALL;
        forEachTick(request.symbol(), days, rules::take);
        rules.finish();
        return dated && request.unit() != BarUnit.DAY
                ? BarRules.longer(request.unit(), bars)
                : bars;
    }

    /** The dates that a request is about. */
    private static Days days(HistoryRequest request, long from) {
        return new Days(
                Math.floorDiv(from, EasternTime.DAY_MICROS),
                Math.floorDiv(request.toMicros(), EasternTime.DAY_MICROS));
    }

    /** The local time before which a request wants nothing. */
    long firstMicros(HistoryRequest request) {
        if (request.days() == 0) {
            return request.fromMicros();
        }
        TreeSet<Long> days = new TreeSet<>();
        for (ShelvedTape tape : library.tapesOf(request.symbol())) {
            if (isHistory(tape.info().firstEventNanos())) {
                days.add(Math.floorDiv(local(tape), EasternTime.DAY_MICROS));
            }
        }
        while (days.size() > request.days()) {
            days.pollFirst();
        }
        return days.isEmpty() ? Long.MAX_VALUE : days.first() * EasternTime.DAY_MICROS;
    }

    private long local(ShelvedTape tape) {
        return time.local(tape.info().lastEventNanos());
    }

    private static boolean isWithin(HistoryRequest request, long from, long micros) {
        return micros >= from
                && (request.toMicros() == Long.MAX_VALUE
                        || micros < request.toMicros() + MICROS_PER_SECOND);
    }

    private static boolean isInFilter(HistoryRequest request, long timeOfDay, long slackMicros) {
        return timeOfDay >= request.filterFromMicros()
                && timeOfDay < request.filterToMicros() + slackMicros;
    }

    private boolean isHistory(long eventTimeNanos) {
        EventHeader last = lastTold.get();
        return last == null || eventTimeNanos <= last.eventTimeNanos();
    }

    /** Every trade of a symbol that is history, in the order of the tapes. */
    void forEachTick(String symbol, Consumer<HistoryTick> to) throws IOException {
        forEachTick(symbol, Days.ALL, to);
    }

    /** The same, but where nothing of some dates is on a tape its trades may be left out. */
    private void forEachTick(String symbol, Days wanted, Consumer<HistoryTick> to)
            throws IOException {
        TickMaker maker = new TickMaker(time, to);
        EventHeader last = lastTold.get();
        for (ShelvedTape tape : library.tapesOf(symbol)) {
            if (!tapeDays.mayHold(tape.file(), symbol, wanted)) {
                continue;
            }
            try (TapeReader reader = TapeReader.open(tape.file())) {
                maker.beginTape(
                        reader.instrument(symbol).type(),
                        backfilled.of(tape.file(), reader, symbol));
                if (read(reader, symbol, event -> isHistory(event, last) && maker.take(event))) {
                    tapeDays.learn(tape.file(), symbol, maker.days());
                }
                maker.endTape(last == null ? Long.MAX_VALUE : last.eventTimeNanos());
            }
        }
    }

    private static boolean isHistory(MarketEvent event, EventHeader last) {
        return last == null || EventOrder.compare(event.header(), last) <= 0;
    }

    /** Whether all events were read: while they are taken. */
    private static boolean read(TapeReader reader, String symbol, Predicate<MarketEvent> taken)
            throws IOException {
        try (EventCursor cursor = reader.cursor(symbol)) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                if (!taken.test(event)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Bars that the tapes hold as such; they are history whenever they are told. */
    List<BuiltBar> recorded(HistoryRequest request) throws IOException {
        List<BuiltBar> bars = new ArrayList<>();
        forEachBar(
                request,
                bar -> {
                    if (!isForming(bar)) {
                        bars.add(built(bar));
                    }
                });
        bars.sort(Comparator.comparingLong(BuiltBar::beginMicros));
        return bars;
    }

    /** Of the bars that the tapes hold as such those told so far, with the one that forms. */
    List<BuiltBar> recordedSoFar(HistoryRequest request) throws IOException {
        List<BuiltBar> bars = new ArrayList<>();
        EventHeader last = lastTold.get();
        boolean[] forming = {false};
        forEachBar(
                request,
                bar -> {
                    if (isHistory(bar, last)) {
                        if (forming[0]) {
                            bars.remove(bars.size() - 1);
                        }
                        forming[0] = isForming(bar);
                        bars.add(built(bar));
                    }
                });
        return bars;
    }

    private void forEachBar(HistoryRequest request, Consumer<HistoryBar> to) throws IOException {
        List<ShelvedTape> tapes = new ArrayList<>(library.tapesOf(request.symbol()));
        barsOnly.forEach(it -> tapes.addAll(it.tapesOf(request.symbol())));
        for (ShelvedTape tape : tapes) {
            if (tapeDays.mayHoldBars(tape.file(), request.symbol())) {
                forEachBar(tape, request, to);
            }
        }
    }

    private void forEachBar(ShelvedTape tape, HistoryRequest request, Consumer<HistoryBar> to)
            throws IOException {
        boolean[] some = {false};
        try (TapeReader reader = TapeReader.open(tape.file())) {
            read(
                    reader,
                    request.symbol(),
                    event -> {
                        if (event instanceof HistoryBar bar) {
                            some[0] = true;
                            if (bar.unit() == request.unit() && bar.length() == request.length()) {
                                to.accept(bar);
                            }
                        }
                        return true;
                    });
        }
        if (!some[0]) {
            tapeDays.learnWithoutBars(tape.file(), request.symbol());
        }
    }

    /** Whether a recorded bar was told before it was whole. */
    static boolean isForming(HistoryBar bar) {
        long length = bar.length();
        return switch (bar.unit()) {
            case SECOND ->
                    bar.header().eventTimeNanos() < bar.beginNanos() + length * NANOS_PER_SECOND;
            case TICK -> bar.tradeCount() != EventHeader.ABSENT && bar.tradeCount() < length;
            case VOLUME -> bar.volume() < length;
            case DAY, WEEK, MONTH -> false;
        };
    }

    /** A recorded bar as it is told. */
    BuiltBar built(HistoryBar bar) {
        long begin = time.local(bar.beginNanos());
        long end = bar.unit() == BarUnit.SECOND ? begin + bar.length() * MICROS_PER_SECOND : begin;
        return new BuiltBar(
                begin,
                end,
                bar.header().priceExponent(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                present(bar.totalVolume()),
                present(bar.tradeCount()),
                present(bar.openInterest()));
    }

    private static long present(long number) {
        return number == EventHeader.ABSENT ? 0 : number;
    }

    /** The last so many of what is added. */
    private static final class Newest<T> {
        private final ArrayDeque<T> kept = new ArrayDeque<>();
        private final int most;

        Newest(int most) {
            this.most = most;
        }

        void add(T next) {
            if (kept.size() == most) {
                kept.poll();
            }
            kept.add(next);
        }

        Collection<T> all() {
            return kept;
        }
    }
}
