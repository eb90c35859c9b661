package io.groundswell.replay.server;

import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import io.groundswell.replay.tape.TapeReader;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is served: the tapes, seen to be fit for the wire. */
final class Recording implements Closeable {
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final TapeLibrary library;
    private final List<Instrument> instruments;
    private final RecordedEvents events;
    private final long firstNanos;

    private Recording(
            TapeLibrary library,
            List<Instrument> instruments,
            RecordedEvents events,
            long firstNanos) {
        this.library = library;
        this.instruments = List.copyOf(instruments);
        this.events = events;
        this.firstNanos = firstNanos;
    }

    /**
     * Opens what is wanted of the tapes.
     *
     * @param wanted the symbols, or empty for all
     * @throws IOException where a symbol is on no tape, nothing is recorded, or the wire cannot
     *     carry a tape
     */
    static Recording open(TapeLibrary library, Set<String> wanted) throws IOException {
        library.requireSymbols(wanted);
        Map<String, Instrument> instruments = new TreeMap<>();
        for (ShelvedTape tape : library.tapes()) {
            try (TapeReader reader = TapeReader.open(tape.file())) {
                for (Instrument instrument : reader.instruments()) {
                    boolean isWanted = wanted.isEmpty() || wanted.contains(instrument.symbol());
                    if (isWanted && !isRefused(reader, instrument.symbol())) {
                        instruments.put(instrument.symbol(), instrument);
                    }
                }
                String refusal = WireProjection.refusal(reader, instruments.keySet());
                if (!refusal.isEmpty()) {
                    throw new IOException(tape.file() + ": " + refusal);
                }
            }
        }
        RecordedEvents events = new RecordedEvents(library, wanted);
        MarketEvent first = events.cursor().next();
        if (first == null) {
            events.close();
            throw new IOException("the tapes hold no event");
        }
        events.cursor().seekTime(Long.MIN_VALUE);
        return new Recording(
                library, List.copyOf(instruments.values()), events, first.eventTimeNanos());
    }

    /** A symbol of which the feed told nothing but that it has it not is none that is served. */
    private static boolean isRefused(TapeReader tape, String symbol) throws IOException {
        boolean refused = false;
        try (EventCursor events = tape.cursor(symbol)) {
            for (MarketEvent event = events.next(); event != null; event = events.next()) {
                if (event instanceof FeedStatus status) {
                    refused |= status.state() == FeedState.REFUSED;
                } else if (!(event instanceof InstrumentDefined)) {
                    return false;
                }
            }
        }
        return refused;
    }

    TapeLibrary library() {
        return library;
    }

    List<Instrument> instruments() {
        return instruments;
    }

    EventCursor cursor() {
        return events.cursor();
    }

    /** Order time of the first event. */
    long firstNanos() {
        return firstNanos;
    }

    /**
     * The recorded instant at which clients are told a moment; that of the first event for null.
     */
    long startNanos(LocalDateTime moment, ReplayTime time) {
        return moment == null
                ? firstNanos
                : time.nanos(moment.toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND);
    }

    /** The trading dates, in their order. */
    List<LocalDate> dates() {
        return library.tapes().stream().map(it -> it.info().tradingDate()).distinct().toList();
    }

    /** How many days later the first date is to be told; 0 for null. */
    long shiftDays(LocalDate to) {
        if (to == null) {
            return 0;
        }
        return to.toEpochDay() - dates().get(0).toEpochDay();
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
