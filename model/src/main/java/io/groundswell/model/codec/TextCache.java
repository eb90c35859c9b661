package io.groundswell.model.codec;

import org.agrona.DirectBuffer;

/**
 * Gives the same String for the same short ASCII bytes without allocating it again. Direct mapped
 * and of fixed size: a collision costs one allocation, never memory.
 */
final class TextCache {
    private static final int SIZE = 8192;
    private static final int HASH_PRIME = 0x01000193;

    private final String[] strings = new String[SIZE];

    String get(DirectBuffer buffer, int offset, int length) {
        if (length == 0) {
            return "";
        }
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ buffer.getByte(offset + i)) * HASH_PRIME;
        }
        int slot = (hash ^ (hash >>> 15)) & (SIZE - 1);
        String cached = strings[slot];
        if (cached != null && matches(cached, buffer, offset, length)) {
            return cached;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) < 0) {
                throw new UnreadableEventException("text is not ASCII");
            }
        }
        String fresh = buffer.getStringWithoutLengthAscii(offset, length);
        strings[slot] = fresh;
        return fresh;
    }

    private static boolean matches(String cached, DirectBuffer buffer, int offset, int length) {
        if (cached.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (cached.charAt(i) != (char) (buffer.getByte(offset + i) & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
