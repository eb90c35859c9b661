package io.groundswell.replay.tape;

/**
 * How a tape is packed; readers need not know.
 *
 * @param compressionLevel zstd level, 1 (fast) to 19 (small)
 * @param blockBytes longest block before compression; smaller blocks make a merge over many symbols
 *     need less memory, larger ones compress better
 */
public record TapeOptions(int compressionLevel, int blockBytes) {
    /**
     * What {@link TapeWriter#create} uses unless told otherwise. Level 6 is where it stops getting
     * smaller: a day of AIG quotes takes 8.7 bytes an event at level 3, 6.6 at 6 and at 12, and
     * reads faster the smaller it is; writing costs 0.4 microseconds an event.
     */
    public static final TapeOptions DEFAULT = new TapeOptions(6, 32 << 10);

    private static final int MAX_LEVEL = 19;

    /** Checks the ranges. */
    public TapeOptions {
        if (compressionLevel < 1 || compressionLevel > MAX_LEVEL) {
            throw new IllegalArgumentException(
                    "compression level must be 1 to 19: " + compressionLevel);
        }
        if (blockBytes < TapeFormat.MIN_BLOCK_BYTES || blockBytes > TapeFormat.MAX_BLOCK_BYTES) {
            throw new IllegalArgumentException(
                    "block bytes must be "
                            + TapeFormat.MIN_BLOCK_BYTES
                            + " to "
                            + TapeFormat.MAX_BLOCK_BYTES
                            + ": "
                            + blockBytes);
        }
    }
}
