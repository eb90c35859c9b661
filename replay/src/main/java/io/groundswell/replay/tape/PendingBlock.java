package io.groundswell.replay.tape;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One symbol while it is written: the block that is filling, and the index of those before. */
final class PendingBlock {
    private static final int FIRST_CAPACITY = 2048;

    private final SymbolRules rules = new SymbolRules();
    private final List<IndexEntry> index = new ArrayList<>();
    private final int maxBytes;
    private final UnsafeBuffer raw;
    private int length;
    private int events;
    private EventHeader first;
    private EventHeader last;

    PendingBlock(int maxBytes) {
        this.maxBytes = maxBytes;
        this.raw = new UnsafeBuffer(new byte[Math.min(maxBytes, FIRST_CAPACITY)]);
    }

    /** As {@link SymbolRules#objectionTo}. */
    String objectionTo(MarketEvent event) {
        return rules.objectionTo(event);
    }

    boolean hasRoomFor(int messageLength) {
        return length + TapeFormat.EVENT_LENGTH_BYTES + messageLength <= maxBytes;
    }

    /** Adds an event that was not objected to, where there is room. */
    void add(EventHeader header, DirectBuffer message, int messageLength) {
        int needed = length + TapeFormat.EVENT_LENGTH_BYTES + messageLength;
        if (needed > raw.capacity()) {
            // Quiet symbols never need the whole block; with thousands of them it counts.
            int capacity = Math.min(maxBytes, Math.max(needed, 2 * raw.capacity()));
            raw.wrap(Arrays.copyOf(raw.byteArray(), capacity));
        }
        raw.putInt(length, messageLength, ByteOrder.LITTLE_ENDIAN);
        raw.putBytes(length + TapeFormat.EVENT_LENGTH_BYTES, message, 0, messageLength);
        length = needed;
        events++;
        if (first == null) {
            first = header;
        }
        last = header;
    }

    boolean isEmpty() {
        return events == 0;
    }

    byte[] raw() {
        return raw.byteArray();
    }

    int length() {
        return length;
    }

    /** Notes where the block went and begins the next. */
    void written(long offset, int framedLength) {
        index.add(
                new IndexEntry(
                        EventPosition.of(first),
                        EventPosition.of(last),
                        events,
                        offset,
                        framedLength));
        length = 0;
        events = 0;
        first = null;
    }

    /** What the tape holds of this symbol, once every block is written. */
    SymbolContent content() {
        InstrumentDefined definition = rules.definition();
        return new SymbolContent(definition, rules.streams(), List.copyOf(index));
    }
}
