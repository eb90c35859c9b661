package io.groundswell.jobs.bench;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Recorded US equity days under many names: symbol k follows recording k modulo the number of
 * recordings, all from the open of one trading day on, a fraction of a second apart, merged by
 * time. A recording that ends begins again as the next epoch, a week later.
 *
 * <p>LOBSTER's GOOG (orders) and AMZN (levels) where the shared data are, and the bundled IBM and
 * BAC (trades and quotes).
 */
final class ManySymbols {
    private static final long OPEN_NANOS =
            Instant.parse("2024-08-08T13:30:00Z").getEpochSecond() * 1_000_000_000L;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long WEEK_NANOS = 7 * DAY_NANOS;
    private static final long OFFSET_NANOS = 1_000_003;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final List<List<MarketEvent>> recordings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private ManySymbols() {}

    /** Reads the recordings. */
    static ManySymbols read(Path root) throws IOException {
        ManySymbols all = new ManySymbols();
        all.addLobster("GOOG", "GOOG_2012-06-21_34200000_57600000_message_10.csv.xz",
                LobsterImporter.Rows.ORDERS);
        all.addLobster("AMZN", "AMZN_2012-06-21_34200000_57600000_message_5.csv.xz",
                LobsterImporter.Rows.LEVELS);
        try (TapeReader tape =
                TapeReader.open(root.resolve("replay/days/us-equities-2013-10-08.tape"))) {
            for (String symbol : List.of("IBM", "BAC")) {
                try (EventCursor events = tape.cursor(symbol)) {
                    all.add(symbol, drain(events));
                }
            }
        }
        return all;
    }

    private void addLobster(String name, String file, LobsterImporter.Rows rows)
            throws IOException {
        var path = RealDays.find("lobster/" + file);
        if (path.isPresent()) {
            List<MarketEvent> events = new ArrayList<>();
            LobsterImporter.of(path.get(), "", rows).importTo(events::add, defect -> {});
            add(name + " by " + rows.name().toLowerCase(Locale.ROOT), events);
        }
    }

    private static List<MarketEvent> drain(EventCursor cursor) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
            events.add(event);
        }
        return events;
    }

    /** Keeps the definitions, and what comes from the open on. */
    private void add(String name, List<MarketEvent> events) {
        long open = openOf(events);
        List<MarketEvent> kept = new ArrayList<>();
        for (MarketEvent event : events) {
            boolean preMarket = event.eventTimeNanos() < open - SECOND_NANOS;
            if (event instanceof InstrumentDefined || !preMarket) {
                kept.add(event);
            }
        }
        recordings.add(kept);
        names.add(name + " (" + kept.size() + " events)");
    }

    /** The open on the UTC day of the middle event; an evening may reach into the next. */
    private static long openOf(List<MarketEvent> events) {
        long middle = events.get(events.size() / 2).eventTimeNanos();
        return Math.floorDiv(middle, DAY_NANOS) * DAY_NANOS
                + Math.floorMod(OPEN_NANOS, DAY_NANOS);
    }

    List<String> names() {
        return names;
    }

    /** Names of two to five letters, as many as asked for: names in a row would meet in a hash. */
    private static List<String> tickers(int count) {
        SplittableRandom random = new SplittableRandom(1);
        Set<String> tickers = new LinkedHashSet<>();
        while (tickers.size() < count) {
            StringBuilder letters = new StringBuilder();
            for (int left = random.nextInt(2, 6); left > 0; left--) {
                letters.append((char) ('A' + random.nextInt(26)));
            }
            tickers.add(letters.toString());
        }
        return List.copyOf(tickers);
    }

    /** Takes events in the order of time. */
    interface Sink {
        void accept(MarketEvent event) throws IOException;
    }

    /** Tells so many events of so many symbols. */
    void tell(int symbols, long count, Sink sink) throws IOException {
        PriorityQueue<Follower> byTime =
                new PriorityQueue<>((a, b) -> Long.compare(a.timeNanos, b.timeNanos));
        List<String> tickers = tickers(symbols);
        for (int k = 0; k < symbols; k++) {
            byTime.add(new Follower(tickers.get(k), k, recordings.get(k % recordings.size())));
        }
        for (long told = 0; told < count; told++) {
            Follower next = byTime.poll();
            sink.accept(next.take());
            byTime.add(next);
        }
    }

    /** One name and how far it is in its recording. */
    private static final class Follower {
        private final String symbol;
        private final long offsetNanos;
        private final List<MarketEvent> recording;
        private final long openNanos;
        private final long[] sequences = new long[Topic.values().length];
        private long loop;
        private int at;
        private long timeNanos;

        Follower(String symbol, int k, List<MarketEvent> recording) {
            this.symbol = symbol;
            this.offsetNanos = k * OFFSET_NANOS % SECOND_NANOS;
            this.recording = recording;
            this.openNanos = openOf(recording);
            this.timeNanos = time();
        }

        private long time() {
            long sinceOpen = Math.max(0, recording.get(at).eventTimeNanos() - openNanos);
            return OPEN_NANOS + loop * WEEK_NANOS + offsetNanos + sinceOpen;
        }

        MarketEvent take() {
            MarketEvent event = recording.get(at);
            EventHeader old = event.header();
            int topic = old.topic().code();
            sequences[topic]++;
            EventHeader header =
                    new EventHeader(
                            symbol,
                            old.topic(),
                            OPEN_NANOS + loop,
                            sequences[topic],
                            timeNanos,
                            timeNanos,
                            EventHeader.ABSENT,
                            old.matchOrder(),
                            old.priceExponent(),
                            old.sizeExponent(),
                            old.flags() & ~EventFlags.TIME_ADJUSTED);
            at++;
            if (at == recording.size()) {
                at = 0;
                loop++;
                Arrays.fill(sequences, 0);
            }
            timeNanos = Math.max(timeNanos, time());
            return with(event, header, symbol);
        }
    }

    private static MarketEvent with(MarketEvent event, EventHeader header, String symbol) {
        if (event instanceof InstrumentDefined it) {
            Instrument old = it.instrument();
            return new InstrumentDefined(header,
                    new Instrument(symbol, old.description(), old.type(), old.calendar(),
                            old.currency(), old.tickSize(), old.priceExponent(),
                            old.sizeExponent(), old.depth(), old.codes()));
        }
        return event.withHeader(header);
    }
}
