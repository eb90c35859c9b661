package io.groundswell.model.book;

import io.groundswell.model.event.DepthUpdate;

/** A market maker's name of up to eight ASCII characters as one long, first character lowest. */
public final class MarketMakerName {
    private static final int BITS_PER_CHARACTER = 8;
    private static final int CHARACTER_MASK = 0xff;

    private MarketMakerName() {}

    /**
     * Packs a name.
     *
     * @throws IllegalArgumentException for a name longer than eight characters
     */
    public static long pack(String name) {
        if (name.length() > DepthUpdate.MAX_MARKET_MAKER_LENGTH) {
            throw new IllegalArgumentException("market maker longer than 8: " + name);
        }
        long packed = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            packed = packed << BITS_PER_CHARACTER | (name.charAt(i) & CHARACTER_MASK);
        }
        return packed;
    }

    /** Turns a packed name back into text. */
    public static String unpack(long packed) {
        StringBuilder name = new StringBuilder(DepthUpdate.MAX_MARKET_MAKER_LENGTH);
        for (long rest = packed; rest != 0; rest >>>= BITS_PER_CHARACTER) {
            name.append((char) (rest & CHARACTER_MASK));
        }
        return name.toString();
    }
}
