package io.groundswell.model.book;

/**
 * Streaming XXH64, seed 0, as its specification defines it. Not thread-safe; allocates only in the
 * constructor.
 */
final class XxHash64 {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;
    private static final int STRIPE_WORDS = 4;

    // The sum of the first two primes, the second, nothing, the first one's complement.
    private final long[] lanes = {0x60EA27EEADC0B5D6L, PRIME_2, 0, 0x61C8864E7A143579L};
    private final long[] words = new long[STRIPE_WORDS];
    private int wordCount;
    private long tail;
    private int tailBytes;
    private long length;

    /** Takes one byte. */
    void add(byte value) {
        tail |= (value & 0xffL) << (Byte.SIZE * tailBytes);
        tailBytes++;
        length++;
        if (tailBytes == Long.BYTES) {
            addWord(tail);
            tail = 0;
            tailBytes = 0;
        }
    }

    /** Takes eight bytes, the lowest first. */
    void add(long value) {
        if (tailBytes == 0) {
            length += Long.BYTES;
            addWord(value);
            return;
        }
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            add((byte) (value >>> shift));
        }
    }

    /** The hash of everything taken so far; more may follow. */
    long digest() {
        long hash = length >= STRIPE_WORDS * Long.BYTES ? mergeLanes() : PRIME_5;
        hash += length;
        for (int i = 0; i < wordCount; i++) {
            hash = Long.rotateLeft(hash ^ round(0, words[i]), 27) * PRIME_1 + PRIME_4;
        }
        int taken = 0;
        if (tailBytes >= Integer.BYTES) {
            hash ^= (tail & 0xffffffffL) * PRIME_1;
            hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
            taken = Integer.BYTES;
        }
        for (; taken < tailBytes; taken++) {
            hash ^= ((tail >>> (Byte.SIZE * taken)) & 0xff) * PRIME_5;
            hash = Long.rotateLeft(hash, 11) * PRIME_1;
        }
        return avalanche(hash);
    }

    private void addWord(long word) {
        words[wordCount++] = word;
        if (wordCount == STRIPE_WORDS) {
            for (int i = 0; i < STRIPE_WORDS; i++) {
                lanes[i] = round(lanes[i], words[i]);
            }
            wordCount = 0;
        }
    }

    private long mergeLanes() {
        long hash =
                Long.rotateLeft(lanes[0], 1)
                        + Long.rotateLeft(lanes[1], 7)
                        + Long.rotateLeft(lanes[2], 12)
                        + Long.rotateLeft(lanes[3], 18);
        for (long lane : lanes) {
            hash = (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
        }
        return hash;
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * PRIME_2, 31) * PRIME_1;
    }

    private static long avalanche(long value) {
        long hash = value;
        hash = (hash ^ (hash >>> 33)) * PRIME_2;
        hash = (hash ^ (hash >>> 29)) * PRIME_3;
        return hash ^ (hash >>> 32);
    }
}
