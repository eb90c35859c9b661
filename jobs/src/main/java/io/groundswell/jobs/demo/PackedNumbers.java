package io.groundswell.jobs.demo;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.Deflater;

/**
 * Whole numbers in few bytes, for a page to read: seven bits a byte, low ones first, the high bit
 * where more follow.
 */
final class PackedNumbers {
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int CHUNK = 8192;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a number that is not negative. */
    PackedNumbers natural(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative: " + value);
        }
        bits(value);
        return this;
    }

    /** Adds a number of any sign; small ones of either take few bytes. */
    PackedNumbers signed(long value) {
        bits((value << 1) ^ (value >> 63));
        return this;
    }

    private void bits(long value) {
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Adds everything that another has. */
    PackedNumbers append(PackedNumbers other) {
        bytes.writeBytes(other.toBytes());
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** The bytes, compressed as zlib does, as Base64 text. */
    String toText() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(toBytes());
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
            return Base64.getEncoder().encodeToString(packed.toByteArray());
        } finally {
            deflater.end();
        }
    }
}
