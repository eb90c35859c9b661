package io.groundswell.jobs.bench;

import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.UnixNanos;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The bundled day's quotes and trades of IBM and BAC under many names, each as if it came from the
 * feed at the moment at which it is sent: some each millisecond. One thread.
 */
final class PacedFeed {
    private static final long MILLI_NANOS = 1_000_000;
    private static final int HEARTBEAT_MILLIS = 100;
    private static final InstantSource CLOCK = InstantSource.system();

    private final MarketWriter writer;
    private final List<Line> lines = new ArrayList<>();
    private final long epoch = nowNanos();
    private long lastNanos = epoch;
    private int next;

    private PacedFeed(MarketWriter writer) {
        this.writer = writer;
    }

    /** A feed of so many symbols, whose definitions it sends first. */
    static PacedFeed open(Path root, int symbols, MarketWriter writer) throws IOException {
        PacedFeed feed = new PacedFeed(writer);
        try (TapeReader tape =
                TapeReader.open(root.resolve("replay/days/us-equities-2013-10-08.tape"))) {
            List<List<MarketEvent>> days = new ArrayList<>();
            List<InstrumentDefined> defined = new ArrayList<>();
            for (String symbol : List.of("IBM", "BAC")) {
                List<MarketEvent> day = new ArrayList<>();
                try (EventCursor events = tape.cursor(symbol)) {
                    for (MarketEvent e = events.next(); e != null; e = events.next()) {
                        if (e instanceof Quote || e instanceof Trade) {
                            day.add(e);
                        } else if (e instanceof InstrumentDefined it && defined.size() == days.size()) {
                            defined.add(it);
                        }
                    }
                }
                days.add(day);
            }
            writer.heartbeat(feed.epoch, feed.epoch);
            for (int i = 0; i < symbols; i++) {
                List<MarketEvent> day = days.get(i % days.size());
                Line line = new Line(symbol(i), day, (int) ((long) i * day.size() / symbols));
                feed.lines.add(line);
                feed.define(line, defined.get(i % days.size()));
            }
        }
        writer.flush();
        return feed;
    }

    /** The name of a symbol. */
    static String symbol(int number) {
        return "N" + number;
    }

    private void define(Line line, InstrumentDefined recorded) throws IOException {
        Instrument old = recorded.instrument();
        EventHeader header = header(line, recorded.header());
        writer.send(
                new InstrumentDefined(
                        header,
                        new Instrument(
                                line.symbol, old.description(), old.type(), old.calendar(),
                                old.currency(), old.tickSize(), old.priceExponent(),
                                old.sizeExponent(), old.depth(), old.codes())));
    }

    /** Sends so many events each millisecond for so long; heartbeats in any case. */
    void run(int perMilli, long millis) throws IOException {
        long begunNanos = System.nanoTime();
        for (long i = 0; i < millis; i++) {
            long dueNanos = begunNanos + i * MILLI_NANOS;
            for (long left = dueNanos - System.nanoTime(); left > 0;
                    left = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            for (int k = 0; k < perMilli; k++) {
                Line line = lines.get(next);
                next = (next + 1) % lines.size();
                MarketEvent event = line.next();
                writer.send(event.withHeader(header(line, event.header())));
            }
            if (i % HEARTBEAT_MILLIS == 0) {
                lastNanos = Math.max(lastNanos, nowNanos());
                writer.heartbeat(epoch, lastNanos);
            }
        }
    }

    private EventHeader header(Line line, EventHeader old) {
        long sentNanos = nowNanos();
        lastNanos = Math.max(lastNanos, sentNanos);
        return new EventHeader(
                line.symbol,
                old.topic(),
                epoch,
                ++line.sequences[old.topic().code()],
                lastNanos,
                sentNanos,
                sentNanos,
                0,
                old.priceExponent(),
                old.sizeExponent(),
                0);
    }

    static long nowNanos() {
        return UnixNanos.of(CLOCK.instant());
    }

    /** One symbol's way through the day, which begins again at its end. */
    private static final class Line {
        final String symbol;
        final long[] sequences = new long[Topic.values().length];
        private final List<MarketEvent> day;
        private int at;

        Line(String symbol, List<MarketEvent> day, int at) {
            this.symbol = symbol;
            this.day = day;
            this.at = at;
        }

        MarketEvent next() {
            MarketEvent event = day.get(at);
            at = (at + 1) % day.size();
            return event;
        }
    }
}
