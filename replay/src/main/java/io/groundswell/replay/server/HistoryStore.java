package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Trade;
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
    private SecurityType type = SecurityType.UNKNOWN;

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
        this(library, barsOnly, time, nowNanos, lastTold, new TapeDays());
    }

    private HistoryStore(
            TapeLibrary library,
            List<TapeLibrary> barsOnly,
            ReplayTime time,
            LongSupplier nowNanos,
            Supplier<EventHeader> lastTold,
            TapeDays tapeDays) {
        this.library = library;
        this.barsOnly = List.copyOf(barsOnly);
        this.time = time;
        this.nowNanos = nowNanos;
        this.lastTold = lastTold;
        this.tapeDays = tapeDays;
    }

    /** The same for another thread. */
    HistoryStore copy() {
        return new HistoryStore(library, barsOnly, time.copy(), nowNanos, lastTold, tapeDays);
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
        TickMaker maker = new TickMaker(to);
        EventHeader last = lastTold.get();
        for (ShelvedTape tape : library.tapesOf(symbol)) {
            if (!tapeDays.mayHold(tape.file(), symbol, wanted)) {
                continue;
            }
            maker.beginTape();
            boolean whole =
                    forEachEvent(
                            tape,
                            symbol,
                            event -> {
                                boolean isHistory =
                                        last == null
                                                || EventOrder.compare(event.header(), last) <= 0;
                                if (isHistory) {
                                    maker.take(event);
                                }
                                return isHistory;
                            });
            if (whole) {
                tapeDays.learn(tape.file(), symbol, maker.days);
            }
        }
    }

    private boolean forEachEvent(ShelvedTape tape, String symbol, Predicate<MarketEvent> goesOn)
            throws IOException {
        try (TapeReader reader = TapeReader.open(tape.file());
                EventCursor cursor = reader.cursor(symbol)) {
            for (Instrument instrument : reader.instruments()) {
                type = instrument.symbol().equals(symbol) ? instrument.type() : type;
            }
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                if (!goesOn.test(event)) {
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
                    if (last == null || EventOrder.compare(bar.header(), last) <= 0) {
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
            forEachEvent(
                    tape,
                    request.symbol(),
                    event -> {
                        if (event instanceof HistoryBar bar
                                && bar.unit() == request.unit()
                                && bar.length() == request.length()) {
                            to.accept(bar);
                        }
                        return true;
                    });
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

    /** Puts the last quote beside each trade. */
    private final class TickMaker {
        private final WireProjection projection = new WireProjection();
        private final Consumer<HistoryTick> to;
        private long bid = EventHeader.ABSENT;
        private long ask = EventHeader.ABSENT;

        /** Of the trades of the tape. */
        private Days days = Days.NONE;

        TickMaker(Consumer<HistoryTick> to) {
            this.to = to;
        }

        /** What was bid when another tape ended is not bid now. */
        void beginTape() {
            bid = EventHeader.ABSENT;
            ask = EventHeader.ABSENT;
            days = Days.NONE;
        }

        void take(MarketEvent event) {
            if (event instanceof Quote quote) {
                bid = quote.bidPrice();
                ask = quote.askPrice();
            } else if (event instanceof Trade) {
                long local = localMicros(event.header());
                days =
                        days.and(
                                Math.floorDiv(local, EasternTime.DAY_MICROS),
                                TradingDates.ofLocal(local, type));
                projection.project(event, it -> take((Trade) it));
            }
        }

        private void take(Trade trade) {
            EventHeader header = trade.header();
            if (header.has(EventFlags.SUMMARY)) {
                return;
            }
            long local = localMicros(header);
            to.accept(new HistoryTick(trade, local, TradingDates.ofLocal(local, type), bid, ask));
        }

        private long localMicros(EventHeader header) {
            long nanos = header.feedTimeNanos();
            return time.local(nanos == EventHeader.ABSENT ? header.eventTimeNanos() : nanos);
        }
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
