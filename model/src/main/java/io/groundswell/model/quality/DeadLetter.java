package io.groundswell.model.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Input that was not taken, with its bytes, so that it can be looked at and sent again. Immutable;
 * equal by content.
 */
public final class DeadLetter {
    /** Longest raw input kept, in bytes: with its headers it fits any broker's largest record. */
    public static final int MAX_RAW_LENGTH = 512 << 10;

    /** Longest key kept, in bytes. */
    public static final int MAX_KEY_LENGTH = 1 << 10;

    private final Defect defect;
    private final byte[] key;
    private final byte[] raw;

    /**
     * A dead letter with copies of the given bytes, cut at their limits.
     *
     * @param defect what is wrong, and where the input came from
     * @param key the key that it came with, empty for none
     * @param raw the input itself, empty for none
     */
    public DeadLetter(Defect defect, byte[] key, byte[] raw) {
        this.defect = defect;
        this.key = Arrays.copyOf(key, Math.min(key.length, MAX_KEY_LENGTH));
        this.raw = Arrays.copyOf(raw, Math.min(raw.length, MAX_RAW_LENGTH));
    }

    /** The dead letter of a defect: its symbol is the key, its raw text the bytes, in UTF-8. */
    public static DeadLetter of(Defect defect) {
        return new DeadLetter(
                defect, defect.symbol().getBytes(UTF_8), defect.raw().getBytes(UTF_8));
    }

    /** What is wrong, and where the input came from; its raw text may be empty. */
    public Defect defect() {
        return defect;
    }

    /** A copy of the key that the input came with; empty for none. */
    public byte[] key() {
        return key.clone();
    }

    /** A copy of the input; empty for none. */
    public byte[] raw() {
        return raw.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && defect.equals(that.defect)
                && Arrays.equals(key, that.key)
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * defect.hashCode() + Arrays.hashCode(key)) + Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return "DeadLetter["
                + defect
                + ", key of "
                + key.length
                + " bytes, raw of "
                + raw.length
                + " bytes]";
    }
}
