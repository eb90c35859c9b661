package io.groundswell.model.codec;

import io.groundswell.model.codec.sbe.EventHeaderDecoder;
import io.groundswell.model.codec.sbe.MessageHeaderDecoder;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import org.agrona.DirectBuffer;

/**
 * The frame around one message: checks the message header and the lengths before anything is read,
 * then hands out the texts that follow the fixed block, and at the end sees that nothing is left
 * over.
 */
final class MessageReader {
    private final MessageHeaderDecoder message = new MessageHeaderDecoder();
    private final TextCache texts = new TextCache();
    private final NewerVersions newerVersions;
    private DirectBuffer buffer;
    private int block;
    private int cursor;
    private int limit;
    private long newerCount;

    MessageReader(NewerVersions newerVersions) {
        this.newerVersions = newerVersions;
    }

    /** Checks the message header and returns the template id. */
    int begin(DirectBuffer source, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new UnreadableEventException("only " + length + " bytes");
        }
        message.wrap(source, offset);
        if (message.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new UnreadableEventException("schema id " + message.schemaId());
        }
        int version = message.version();
        if (version < 1 || (isNewer() && newerVersions == NewerVersions.REFUSE)) {
            throw new UnreadableEventException(
                    "schema version "
                            + version
                            + ", this reader knows 1 to "
                            + MessageHeaderDecoder.SCHEMA_VERSION);
        }
        if (isNewer()) {
            newerCount++;
        }
        buffer = source;
        block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        cursor = block + message.blockLength();
        limit = offset + length;
        if (cursor > limit) {
            throw new UnreadableEventException("block ends after the message");
        }
        return message.templateId();
    }

    private boolean isNewer() {
        return message.version() > MessageHeaderDecoder.SCHEMA_VERSION;
    }

    /** Sees that the block has every field that this version reads; returns where it starts. */
    int block(int expectedLength) {
        int actual = message.blockLength();
        if (actual < expectedLength || (actual > expectedLength && !isNewer())) {
            throw new UnreadableEventException(
                    "block of " + actual + " bytes, expected " + expectedLength);
        }
        return block;
    }

    int blockLength() {
        return message.blockLength();
    }

    int version() {
        return message.version();
    }

    DirectBuffer buffer() {
        return buffer;
    }

    /** The next text behind the block. */
    String nextText() {
        if (cursor >= limit) {
            throw new UnreadableEventException("text is missing");
        }
        int length = buffer.getByte(cursor) & 0xff;
        int start = cursor + 1;
        cursor = start + length;
        if (cursor > limit) {
            throw new UnreadableEventException("text ends after the message");
        }
        return texts.get(buffer, start, length);
    }

    /** Sees that every byte was read, unless a newer version may have put more behind. */
    void end() {
        if (cursor != limit && !isNewer()) {
            throw new UnreadableEventException((limit - cursor) + " bytes left over");
        }
    }

    /** Reads the common header; the symbol is the first text of every message that has one. */
    static EventHeader header(EventHeaderDecoder it, String symbol) {
        return new EventHeader(
                symbol,
                Topic.ofCode(it.topic()),
                it.sourceEpoch(),
                it.sequence(),
                it.eventTimeNanos(),
                it.feedTimeNanos(),
                it.receiveTimeNanos(),
                it.matchOrder(),
                it.priceExponent(),
                it.sizeExponent(),
                (int) it.flags());
    }

    long newerCount() {
        return newerCount;
    }
}
