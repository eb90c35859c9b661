package io.groundswell.jobs.chaos;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of recorded days between two times as a tape of its own, so that a drill need not sit
 * through a night. Depth that stood before the first time is not in it.
 */
final class DaySlice {
    private final Map<String, EventStamper> stampers = new HashMap<>();
    private final Map<String, Map<Topic, InstrumentDefined>> definitions = new HashMap<>();
    private final long fromNanos;

    private DaySlice(long fromNanos) {
        this.fromNanos = fromNanos;
    }

    /** Writes the events from one order time up to another, which is not in it, to a file. */
    static void write(List<Path> tapes, long fromNanos, long toNanos, Path file)
            throws IOException {
        TapeLibrary library = TapeLibrary.open(tapes);
        TapeInfo first = library.tapes().get(0).info();
        DaySlice slice = new DaySlice(fromNanos);
        try (RecordedEvents events = new RecordedEvents(library, Set.of());
                TapeWriter tape =
                        TapeWriter.create(
                                file,
                                "slice",
                                first.tradingDate(),
                                first.source(),
                                first.attribution())) {
            for (MarketEvent it = events.cursor().next();
                    it != null && it.eventTimeNanos() < toNanos;
                    it = events.cursor().next()) {
                slice.take(it, tape);
            }
            tape.finish();
        }
    }

    private void take(MarketEvent event, TapeWriter tape) throws IOException {
        Map<Topic, InstrumentDefined> waiting =
                definitions.computeIfAbsent(event.symbol(), fresh -> new HashMap<>());
        if (event instanceof InstrumentDefined defined) {
            waiting.put(event.topic(), defined);
            return;
        }
        if (event.eventTimeNanos() < fromNanos) {
            return;
        }
        InstrumentDefined definition = waiting.remove(event.topic());
        if (definition != null) {
            tape.append(restamped(definition, event.eventTimeNanos()));
        }
        tape.append(restamped(event, event.eventTimeNanos()));
    }

    private MarketEvent restamped(MarketEvent event, long orderNanos) {
        EventHeader header = event.header();
        EventStamper stamper =
                stampers.computeIfAbsent(
                        event.symbol(),
                        symbol ->
                                new EventStamper(
                                        header.sourceEpoch(),
                                        new Frontier(0, fromNanos),
                                        symbol,
                                        header.priceExponent(),
                                        header.sizeExponent()));
        EventHeader fresh =
                stamper.next(
                        event.topic(),
                        orderNanos,
                        header.receiveTimeNanos(),
                        header.matchOrder(),
                        header.flags());
        return event.withHeader(fresh);
    }
}
