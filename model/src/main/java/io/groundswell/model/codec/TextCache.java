package io.groundswell.model.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * Gives the same String for the same bytes without allocating it again. Of fixed size, with two
 * places for each text: where three meet, each turn costs one allocation, never memory. (With one
 * place, a fifth of 2000 symbols would have to share theirs.) One thread at a time.
 *
 * <p>A text of up to eight bytes, which is nearly every symbol and venue, is found by one read of a
 * long: the one that ends where the text ends. It is inside the message, because a text always has
 * the eight bytes of the message header before it; the form for byte arrays does without.
 */
public final class TextCache {
    /** Longest text that {@link #pack} takes. */
    static final int PACKED_LENGTH = Long.BYTES;

    private static final int SLOT_BITS = 14;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
    private static final long NOT_ASCII = 0x8080808080808080L;

    /** Longer texts of byte arrays are not kept: they hardly come again. */
    private static final int MAX_KEPT_LENGTH = 64;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int shift;
    private final String[] strings;
    private final long[] packed;

    /** A cache for as many texts as the symbols and venues of a market. */
    public TextCache() {
        this(SLOT_BITS);
    }

    /** A cache for 2^slotBits texts; each place takes twelve bytes. */
    public TextCache(int slotBits) {
        shift = Long.SIZE - slotBits;
        strings = new String[1 << slotBits];
        packed = new long[1 << slotBits];
    }

    /** The ISO-8859-1 text in an array; any bytes are one. */
    public String get(byte[] bytes, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > MAX_KEPT_LENGTH) {
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        boolean isShort = length <= PACKED_LENGTH;
        long key = isShort ? pack(bytes, start, length) : 0;
        int slot = slot(isShort ? key : mix(bytes, start, length));
        for (int place = 0; place < 2; place++) {
            String cached = strings[slot ^ place];
            if (cached != null
                    && packed[slot ^ place] == key
                    && cached.length() == length
                    && (isShort || matches(cached, bytes, start))) {
                return cached;
            }
        }
        return put(slot, key, new String(bytes, start, length, StandardCharsets.ISO_8859_1));
    }

    private static long pack(byte[] bytes, int start, int length) {
        int tailAt = start + length - Long.BYTES;
        if (tailAt >= 0) {
            return (long) LONGS.get(bytes, tailAt) >>> (Byte.SIZE * (Long.BYTES - length));
        }
        long key = 0;
        for (int i = length - 1; i >= 0; i--) {
            key = key << Byte.SIZE | (bytes[start + i] & 0xff);
        }
        return key;
    }

    private static long mix(byte[] bytes, int start, int length) {
        long head = (long) LONGS.get(bytes, start);
        long tail = (long) LONGS.get(bytes, start + length - Long.BYTES);
        return Long.rotateLeft(head, 1) + tail;
    }

    private static boolean matches(String cached, byte[] bytes, int start) {
        for (int i = 0; i < cached.length(); i++) {
            if (cached.charAt(i) != (char) (bytes[start + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

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
        return put(slot, key, ascii(buffer, start, length));
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
        return put(slot, 0, ascii(buffer, start, length));
    }

    private static String ascii(DirectBuffer buffer, int start, int length) {
        checkAscii(buffer, start, length);
        return buffer.getStringWithoutLengthAscii(start, length);
    }

    private String put(int slot, long key, String fresh) {
        strings[slot ^ 1] = strings[slot];
        packed[slot ^ 1] = packed[slot];
        strings[slot] = fresh;
        packed[slot] = key;
        return fresh;
    }

    private int slot(long key) {
        return (int) ((key * GOLDEN_RATIO) >>> shift);
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
