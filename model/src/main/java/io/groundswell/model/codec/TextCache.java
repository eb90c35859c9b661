package io.groundswell.model.codec;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Gives the same String for the same ASCII bytes without allocating it again. Of fixed size, with
 * two places for each text: where three meet, each turn costs one allocation, never memory. (With
 * one place, a fifth of 2000 symbols would have to share theirs.)
 *
 * <p>A text of up to eight bytes, which is nearly every symbol and venue, is found by one read of a
 * long: the one that ends where the text ends. It is inside the message, because a text always has
 * the eight bytes of the message header before it.
 */
final class TextCache {
    /** Longest text that {@link #pack} takes. */
    static final int PACKED_LENGTH = Long.BYTES;

    private static final int SLOT_BITS = 14;
    private static final int SIZE = 1 << SLOT_BITS;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final String[] strings = new String[SIZE];
    private final long[] packed = new long[SIZE];

    /**
     * The text at {@code start}, which has at least eight readable bytes before it.
     *
     * @throws UnreadableEventException where a byte is not ASCII
     */
    String get(DirectBuffer buffer, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > PACKED_LENGTH) {
            return getLong(buffer, start, length);
        }
        long key = pack(buffer, start, length);
        int slot = slot(key);
        String cached = strings[slot];
        // "A" and "A\0" pack to the same key.
        if (cached != null && packed[slot] == key && cached.length() == length) {
            return cached;
        }
        int other = slot ^ 1;
        cached = strings[other];
        if (cached != null && packed[other] == key && cached.length() == length) {
            return cached;
        }
        return put(slot, key, buffer, start, length);
    }

    private String getLong(DirectBuffer buffer, int start, int length) {
        long head = buffer.getLong(start, ByteOrder.LITTLE_ENDIAN);
        long tail = buffer.getLong(start + length - Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        int slot = slot(Long.rotateLeft(head, 1) + tail);
        String cached = strings[slot];
        if (cached != null && matches(cached, buffer, start, length)) {
            return cached;
        }
        cached = strings[slot ^ 1];
        if (cached != null && matches(cached, buffer, start, length)) {
            return cached;
        }
        return put(slot, 0, buffer, start, length);
    }

    private String put(int slot, long key, DirectBuffer buffer, int start, int length) {
        checkAscii(buffer, start, length);
        String fresh = buffer.getStringWithoutLengthAscii(start, length);
        strings[slot ^ 1] = strings[slot];
        packed[slot ^ 1] = packed[slot];
        strings[slot] = fresh;
        packed[slot] = key;
        return fresh;
    }

    private static int slot(long key) {
        return (int) ((key * GOLDEN_RATIO) >>> (Long.SIZE - SLOT_BITS));
    }

    private static boolean matches(String cached, DirectBuffer buffer, int start, int length) {
        if (cached.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (cached.charAt(i) != (char) (buffer.getByte(start + i) & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Up to eight bytes as a long, the first lowest; eight bytes before {@code start} are there.
     */
    static long pack(DirectBuffer buffer, int start, int length) {
        if (length == 0) {
            return 0;
        }
        long tail = buffer.getLong(start + length - Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        return tail >>> (Byte.SIZE * (Long.BYTES - length));
    }

    /** Refuses bytes that are not ASCII. */
    static void checkAscii(DirectBuffer buffer, int start, int length) {
        int end = start + length;
        long seen = pack(buffer, start, length % Long.BYTES);
        for (int i = start + length % Long.BYTES; i < end; i += Long.BYTES) {
            seen |= buffer.getLong(i, ByteOrder.LITTLE_ENDIAN);
        }
        if ((seen & NOT_ASCII) != 0) {
            throw new UnreadableEventException("text is not ASCII");
        }
    }
}
