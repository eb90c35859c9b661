package io.groundswell.replay.imports;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One pass over a recording: stamps headers, brings the topics into the total order, counts.
 *
 * <p>An event waits until the frontier is past its order time; no event stamped later can come
 * before it then. So the queue holds what the feed said within the frontier's lag, and no more.
 */
final class ImportRun {
    private final Instrument instrument;
    private final Consumer<? super MarketEvent> events;
    private final Consumer<? super Defect> defects;
    private final Frontier frontier = new Frontier();
    private final EventStamper stamper;
    private final PriorityQueue<MarketEvent> waiting =
            new PriorityQueue<>(1024, EventOrder.ACROSS_SYMBOLS);
    private final Map<Class<?>, long[]> eventCounts = new HashMap<>();
    private final Map<DefectReason, Long> defectCounts = new HashMap<>();
    private final Map<String, Long> notes = new HashMap<>();
    private boolean begun;
    private long lines;
    private long bytes;

    ImportRun(
            Instrument instrument,
            long sourceEpoch,
            Consumer<? super MarketEvent> events,
            Consumer<? super Defect> defects) {
        this.instrument = instrument;
        this.events = events;
        this.defects = defects;
        this.stamper =
                new EventStamper(
                        sourceEpoch,
                        frontier,
                        instrument.symbol(),
                        instrument.priceExponent(),
                        instrument.sizeExponent());
    }

    /**
     * Defines the symbol on these topics, in order time just before the first event. Later calls do
     * nothing.
     *
     * @param firstFeedTimeNanos a feed time of the recording, from which the frontier starts
     */
    void begin(long firstFeedTimeNanos, long receiveTimeNanos, Topic... topics) {
        if (begun || firstFeedTimeNanos == EventHeader.ABSENT) {
            return;
        }
        if (!frontier.observe(firstFeedTimeNanos, receiveTimeNanos)) {
            return;
        }
        begun = true;
        for (Topic topic : topics) {
            EventHeader header = header(topic, EventHeader.ABSENT, EventHeader.ABSENT, 0, 0);
            emit(new InstrumentDefined(header, instrument));
        }
    }

    /** Whether the symbol is defined, so that events may follow. */
    boolean hasBegun() {
        return begun;
    }

    /** The header of the next event of a topic, by {@link EventStamper#next}. */
    EventHeader header(
            Topic topic, long feedTimeNanos, long receiveTimeNanos, long matchOrder, int flags) {
        return stamper.next(topic, feedTimeNanos, receiveTimeNanos, matchOrder, flags);
    }

    /** Takes an event just stamped and hands on those that nothing can come before any more. */
    void emit(MarketEvent event) {
        waiting.add(event);
        eventCounts.computeIfAbsent(event.getClass(), kind -> new long[1])[0]++;
        long passed = frontier.nanos();
        while (!waiting.isEmpty() && waiting.peek().eventTimeNanos() < passed) {
            events.accept(waiting.poll());
        }
    }

    /** Takes a defect at the current line of a file. */
    void defect(DefectReason reason, ByteLines at, long timeNanos, String detail) {
        defectCounts.merge(reason, 1L, Long::sum);
        defects.accept(
                new Defect(
                        reason,
                        instrument.symbol(),
                        at.source(),
                        at.number(),
                        timeNanos,
                        detail,
                        at.text()));
    }

    /** Counts something that a person should know. */
    void note(String what, long times) {
        if (times != 0) {
            notes.merge(what, times, Long::sum);
        }
    }

    /** Counts a file that was read to its end. */
    void read(ByteLines file) {
        read(file.number(), file.bytesRead());
    }

    /** Counts part of a file. */
    void read(long moreLines, long moreBytes) {
        lines += moreLines;
        bytes += moreBytes;
    }

    /** Hands on what still waits. */
    ImportSummary finish() {
        while (!waiting.isEmpty()) {
            events.accept(waiting.poll());
        }
        Map<String, Long> byKind = new HashMap<>();
        eventCounts.forEach((kind, count) -> byKind.put(kind.getSimpleName(), count[0]));
        return new ImportSummary(
                instrument.symbol(),
                lines,
                bytes,
                new TreeMap<>(byKind),
                defectCounts,
                new TreeMap<>(notes));
    }
}
