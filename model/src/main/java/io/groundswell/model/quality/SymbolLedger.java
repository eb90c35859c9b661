package io.groundswell.model.quality;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.Topic;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What validation remembers of one symbol: the last (epoch, sequence) and order time taken on each
 * topic, by which duplicates and holes are known, and the units that its instrument was defined
 * with. Not thread-safe.
 */
public final class SymbolLedger {
    /** Bytes of the stored form. */
    public static final int ENCODED_LENGTH = 3 + Topic.values().length * 3 * Long.BYTES;

    private static final int VERSION = 1;
    private static final int TOPICS = Topic.values().length;
    private static final byte UNDEFINED = -1;

    private final long[] epochs = new long[TOPICS];
    private final long[] sequences = new long[TOPICS];
    private final long[] timesNanos = new long[TOPICS];
    private byte priceExponent = UNDEFINED;
    private byte sizeExponent = UNDEFINED;

    /** A ledger that has seen nothing. */
    public SymbolLedger() {
        Arrays.fill(epochs, Long.MIN_VALUE);
        Arrays.fill(timesNanos, EventHeader.ABSENT);
    }

    /** Judges an event by its sequence, without taking it. */
    public SequenceVerdict judge(EventHeader header) {
        int topic = header.topic().code();
        if (header.sourceEpoch() < epochs[topic]
                || (header.sourceEpoch() == epochs[topic]
                        && header.sequence() <= sequences[topic])) {
            return SequenceVerdict.DUPLICATE;
        }
        return header.sequence() == lastSequence(header) + 1
                ? SequenceVerdict.NEXT
                : SequenceVerdict.AFTER_HOLE;
    }

    /** The gap before an event that was judged AFTER_HOLE, as an event of its topic. */
    public FeedStatus gapBefore(EventHeader next) {
        long missing = next.sequence() - lastSequence(next) - 1;
        return gap(next, missing + " events missing before sequence " + next.sequence());
    }

    /** The gap that an event leaves which was received but cannot be taken. */
    public FeedStatus gapInsteadOf(EventHeader rejected) {
        return gap(rejected, "the event of sequence " + rejected.sequence() + " was rejected");
    }

    /** The gap before the first event of an epoch that does not say what its symbol is. */
    public FeedStatus gapBeforeUndefined(EventHeader first) {
        return gap(first, "the epoch begins without its instrument");
    }

    private FeedStatus gap(EventHeader at, String reason) {
        long lastNanos = timesNanos[at.topic().code()];
        EventHeader header =
                new EventHeader(
                        at.symbol(),
                        at.topic(),
                        at.sourceEpoch(),
                        at.sequence(),
                        Math.max(lastNanos, at.eventTimeNanos()),
                        EventHeader.ABSENT,
                        EventHeader.ABSENT,
                        at.matchOrder(),
                        at.priceExponent(),
                        at.sizeExponent(),
                        EventFlags.INFERRED | EventFlags.TIME_ADJUSTED);
        return new FeedStatus(header, FeedState.GAP, lastNanos, at.eventTimeNanos(), reason);
    }

    /** Whether the event begins an epoch of its topic. */
    public boolean beginsEpoch(EventHeader header) {
        return header.sourceEpoch() > epochs[header.topic().code()];
    }

    private long lastSequence(EventHeader header) {
        int topic = header.topic().code();
        return header.sourceEpoch() == epochs[topic] ? sequences[topic] : 0;
    }

    /** Whether the event's order time lies before that of an earlier event of its topic. */
    public boolean goesBack(EventHeader header) {
        return header.eventTimeNanos() < timesNanos[header.topic().code()];
    }

    /** Whether the event is in other units than its instrument was defined with. */
    public boolean unitsDiffer(EventHeader header) {
        return priceExponent != UNDEFINED
                && (header.priceExponent() != priceExponent
                        || header.sizeExponent() != sizeExponent);
    }

    /** Takes the units of an instrument. */
    public void define(Instrument instrument) {
        priceExponent = (byte) instrument.priceExponent();
        sizeExponent = (byte) instrument.sizeExponent();
    }

    /** Takes the event as the last one of its topic. */
    public void take(EventHeader header) {
        int topic = header.topic().code();
        epochs[topic] = header.sourceEpoch();
        sequences[topic] = header.sequence();
        timesNanos[topic] = Math.max(timesNanos[topic], header.eventTimeNanos());
    }

    /** Writes the stored form, {@link #ENCODED_LENGTH} bytes. */
    public void write(MutableDirectBuffer buffer, int offset) {
        buffer.putByte(offset, (byte) VERSION);
        buffer.putByte(offset + 1, priceExponent);
        buffer.putByte(offset + 2, sizeExponent);
        int at = offset + 3;
        for (int topic = 0; topic < TOPICS; topic++) {
            buffer.putLong(at, epochs[topic], LITTLE_ENDIAN);
            buffer.putLong(at + Long.BYTES, sequences[topic], LITTLE_ENDIAN);
            buffer.putLong(at + 2 * Long.BYTES, timesNanos[topic], LITTLE_ENDIAN);
            at += 3 * Long.BYTES;
        }
    }

    /**
     * Reads the stored form.
     *
     * @throws IllegalStateException for a version or length that this code does not know
     */
    public static SymbolLedger read(DirectBuffer buffer, int offset, int length) {
        if (length != ENCODED_LENGTH || buffer.getByte(offset) != VERSION) {
            throw new IllegalStateException(
                    "symbol ledger of " + length + " bytes is not of version " + VERSION);
        }
        SymbolLedger ledger = new SymbolLedger();
        ledger.priceExponent = buffer.getByte(offset + 1);
        ledger.sizeExponent = buffer.getByte(offset + 2);
        int at = offset + 3;
        for (int topic = 0; topic < TOPICS; topic++) {
            ledger.epochs[topic] = buffer.getLong(at, LITTLE_ENDIAN);
            ledger.sequences[topic] = buffer.getLong(at + Long.BYTES, LITTLE_ENDIAN);
            ledger.timesNanos[topic] = buffer.getLong(at + 2 * Long.BYTES, LITTLE_ENDIAN);
            at += 3 * Long.BYTES;
        }
        return ledger;
    }
}
