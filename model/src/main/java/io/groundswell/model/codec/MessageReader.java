package io.groundswell.model.codec;

import io.groundswell.model.codec.sbe.EventHeaderDecoder;
import io.groundswell.model.codec.sbe.MessageHeaderDecoder;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * The frame around one message: checks the message header and the lengths before anything is read,
 * then hands out the texts that follow the fixed block, and at the end sees that nothing is left
 * over.
 *
 * <p>Every read stays inside the message whatever its bytes say, also where Agrona's own bounds
 * checks are switched off.
 */
final class MessageReader {
    private final TextCache texts = new TextCache();
    private final NewerVersions newerVersions;
    private DirectBuffer buffer;
    private int block;
    private int blockLength;
    private int version;
    private int cursor;
    private int limit;
    private long newerCount;

    MessageReader(NewerVersions newerVersions) {
        this.newerVersions = newerVersions;
    }

    /** The template id of a message of this schema, or -1. */
    static int template(DirectBuffer buffer, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return -1;
        }
        long head = buffer.getLong(offset, MessageHeaderDecoder.BYTE_ORDER);
        return schemaId(head) == MessageHeaderDecoder.SCHEMA_ID ? templateId(head) : -1;
    }

    /** Checks the message header and returns the template id. */
    int begin(DirectBuffer source, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new UnreadableEventException("only " + length + " bytes");
        }
        source.boundsCheck(offset, length);
        long head = source.getLong(offset, MessageHeaderDecoder.BYTE_ORDER);
        if (schemaId(head) != MessageHeaderDecoder.SCHEMA_ID) {
            throw new UnreadableEventException("schema id " + schemaId(head));
        }
        version = version(head);
        if (version < 1 || (isNewer() && newerVersions == NewerVersions.REFUSE)) {
            throw new UnreadableEventException(
                    "schema version "
                            + version
                            + ", this reader knows 1 to "
                            + MessageHeaderDecoder.SCHEMA_VERSION);
        }
        if (buffer != source) {
            buffer = source;
        }
        block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        blockLength = blockLength(head);
        cursor = block + blockLength;
        limit = offset + length;
        if (cursor > limit) {
            throw new UnreadableEventException("block ends after the message");
        }
        return templateId(head);
    }

    // The message header is read at once: it is eight bytes, and four reads cost four checks.

    private static int blockLength(long head) {
        return at(head, MessageHeaderDecoder.blockLengthEncodingOffset());
    }

    private static int templateId(long head) {
        return at(head, MessageHeaderDecoder.templateIdEncodingOffset());
    }

    private static int schemaId(long head) {
        return at(head, MessageHeaderDecoder.schemaIdEncodingOffset());
    }

    private static int version(long head) {
        return at(head, MessageHeaderDecoder.versionEncodingOffset());
    }

    private static int at(long head, int offset) {
        return (int) (head >>> (Byte.SIZE * offset)) & 0xffff;
    }

    private boolean isNewer() {
        return version > MessageHeaderDecoder.SCHEMA_VERSION;
    }

    /**
     * Sees that the block has every field that this version reads; returns where it starts. For a
     * message that never grew, so that no block of it may be shorter.
     */
    int block(int expectedLength) {
        if (blockLength < expectedLength || (blockLength > expectedLength && !isNewer())) {
            throw new UnreadableEventException(
                    "block of " + blockLength + " bytes, expected " + expectedLength);
        }
        return block;
    }

    /**
     * As the method above, for a message whose block once was shorter.
     *
     * @param since the version that made it this long
     * @param oldLength its length before
     */
    int block(int expectedLength, int since, int oldLength) {
        return block(version < since ? oldLength : expectedLength);
    }

    /** Refuses a message whose kind is younger than the version that it says it is of. */
    void expectSince(int since) {
        if (version < since) {
            throw new UnreadableEventException(
                    "a message of version " + since + " in schema version " + version);
        }
    }

    int blockLength() {
        return blockLength;
    }

    int version() {
        return version;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    /** The next text behind the block. */
    String nextText() {
        int start = cursor + 1;
        return texts.get(buffer, start, nextTextLength());
    }

    /**
     * The next text behind the block where its length has two bytes; not cached, hardly repeats.
     */
    String nextMediumText() {
        int start = cursor + Short.BYTES;
        if (start > limit) {
            throw new UnreadableEventException("text is missing");
        }
        int length = buffer.getShort(cursor, ByteOrder.LITTLE_ENDIAN) & 0xffff;
        cursor = start + length;
        if (cursor > limit) {
            throw new UnreadableEventException("text ends after the message");
        }
        TextCache.checkAscii(buffer, start, length);
        return buffer.getStringWithoutLengthAscii(start, length);
    }

    /** The text whose length byte is at {@code at}, as {@link #skipText} returned it. */
    String text(int at) {
        return texts.get(buffer, at + 1, textLength(at));
    }

    /** Length of the text whose length byte is at {@code at}. */
    int textLength(int at) {
        return buffer.getByte(at) & 0xff;
    }

    /** Steps over the next text after checking it; returns where its length byte is. */
    int skipText(int maxLength) {
        int at = cursor;
        int length = nextTextLength();
        if (length > maxLength) {
            throw new UnreadableEventException(
                    "text of " + length + " bytes, at most " + maxLength);
        }
        TextCache.checkAscii(buffer, at + 1, length);
        return at;
    }

    private int nextTextLength() {
        if (cursor >= limit) {
            throw new UnreadableEventException("text is missing");
        }
        int length = textLength(cursor);
        cursor += 1 + length;
        if (cursor > limit) {
            throw new UnreadableEventException("text ends after the message");
        }
        return length;
    }

    /** Sees that every byte was read, unless a newer version may have put more behind. */
    void end() {
        if (isNewer()) {
            newerCount++;
        } else if (cursor != limit) {
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
