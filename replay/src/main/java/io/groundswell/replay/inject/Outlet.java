package io.groundswell.replay.inject;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.util.function.Consumer;

/**
 * Hands events on in the total order: sequences without a hole, and message numbers that leave room
 * for the venue events that were made. An event of the recording keeps its number plus the count of
 * those before it, so that a day with nothing in it comes out as it is.
 */
final class Outlet {
    private static final int TOPICS = Topic.values().length;

    private final Consumer<? super MarketEvent> out;
    private final long[] sequences = new long[TOPICS];
    private final long[] epochs = new long[TOPICS];
    private final boolean[] known = new boolean[TOPICS];
    private Instrument instrument;
    private long timeNanos;
    private long recordedMatch;
    private long inserted;
    private boolean beginsOwnRow;
    private long lastTimeNanos = Long.MIN_VALUE;
    private long lastMatch;
    private int lastTopic;
    private long given;
    private long flagged;

    Outlet(Consumer<? super MarketEvent> out) {
        this.out = out;
    }

    void define(Instrument of) {
        instrument = of;
    }

    long given() {
        return given;
    }

    long flagged() {
        return flagged;
    }

    /** What is made from now on belongs to the venue event of this one. */
    void follow(EventHeader recorded) {
        timeNanos = recorded.eventTimeNanos();
        recordedMatch = recorded.matchOrder();
        beginsOwnRow = false;
    }

    /**
     * What is made from now on is a venue event of its own.
     *
     * @param dueNanos when it is due
     * @return its order time: then, or where the last event has come later, with that
     */
    long begin(long dueNanos) {
        timeNanos = Math.max(dueNanos, lastTimeNanos);
        beginsOwnRow = true;
        return timeNanos;
    }

    /** The header of the next made event, to be given at once to {@link #give}. */
    EventHeader made(Topic topic, int flags) {
        int of = topic.code();
        if (!known[of]) {
            throw new IllegalArgumentException(
                    "the day defines no symbol on " + topic + ", where something is to be made");
        }
        if (beginsOwnRow) {
            beginsOwnRow = false;
            inserted++;
        }
        return new EventHeader(
                instrument.symbol(),
                topic,
                epochs[of],
                sequences[of],
                timeNanos,
                timeNanos,
                EventHeader.ABSENT,
                recordedMatch,
                instrument.priceExponent(),
                instrument.sizeExponent(),
                flags | EventFlags.INJECTED);
    }

    /** Hands an event on: one of the recording, or one with a header {@link #made} here. */
    void give(MarketEvent event) {
        EventHeader header = event.header();
        int of = header.topic().code();
        boolean isMade = header.has(EventFlags.INJECTED);
        boolean starts = !known[of] || epochs[of] != header.sourceEpoch();
        known[of] = true;
        epochs[of] = header.sourceEpoch();
        sequences[of] = starts ? header.sequence() : sequences[of] + 1;
        long match = match(header);
        lastTimeNanos = header.eventTimeNanos();
        lastMatch = match;
        lastTopic = of;
        given++;
        flagged += isMade ? 1 : 0;
        boolean same = header.sequence() == sequences[of] && header.matchOrder() == match;
        out.accept(same ? event : event.withHeader(numbered(header, sequences[of], match)));
    }

    private long match(EventHeader header) {
        long match = header.matchOrder() + inserted;
        if (header.eventTimeNanos() == lastTimeNanos) {
            long lowest = header.topic().code() < lastTopic ? lastMatch + 1 : lastMatch;
            if (match < lowest) {
                inserted += lowest - match;
                return lowest;
            }
        }
        return match;
    }

    private static EventHeader numbered(EventHeader header, long sequence, long match) {
        return new EventHeader(
                header.symbol(),
                header.topic(),
                header.sourceEpoch(),
                sequence,
                header.eventTimeNanos(),
                header.feedTimeNanos(),
                header.receiveTimeNanos(),
                match,
                header.priceExponent(),
                header.sizeExponent(),
                header.flags());
    }
}
