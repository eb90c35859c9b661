package io.groundswell.replay.server;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** Tapes of events whose feed times alone matter. */
final class TestTape {
    private TestTape() {}

    /** Writes the events in the order of their feed times, each topic defined before. */
    static Path write(Path file, LocalDate date, Instrument instrument, List<MarketEvent> events)
            throws IOException {
        List<MarketEvent> sorted =
                events.stream()
                        .sorted(Comparator.comparingLong(it -> it.header().feedTimeNanos()))
                        .toList();
        long firstNanos = sorted.get(0).header().feedTimeNanos();
        EventStamper stamper =
                new EventStamper(
                        firstNanos,
                        new Frontier(0, firstNanos),
                        instrument.symbol(),
                        instrument.priceExponent(),
                        0);
        try (TapeWriter tape = TapeWriter.create(file, "scripted", date, "made up", "nobody's")) {
            EnumSet<Topic> topics = EnumSet.noneOf(Topic.class);
            for (MarketEvent event : sorted) {
                topics.add(event.topic());
            }
            for (Topic topic : topics) {
                tape.append(
                        new InstrumentDefined(
                                stamper.next(topic, EventHeader.ABSENT, EventHeader.ABSENT, 0, 0),
                                instrument));
            }
            for (MarketEvent event : sorted) {
                EventHeader header = event.header();
                tape.append(
                        event.withHeader(
                                stamper.next(
                                        event.topic(),
                                        header.feedTimeNanos(),
                                        EventHeader.ABSENT,
                                        0,
                                        header.flags())));
            }
            tape.finish();
        }
        return file;
    }
}
