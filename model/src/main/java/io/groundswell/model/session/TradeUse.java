package io.groundswell.model.session;

import java.util.Locale;

/**
 * What a trade counts for and what is known of it besides, as bits.
 *
 * <p>The bits are for memory and comparison within one version; they are not written anywhere.
 *
 * @param bits any of the constants
 */
public record TradeUse(int bits) {
    /** Counts for volume. */
    public static final int VOLUME = 1;

    /** Is a last sale, so it also opens and closes bars of the regular session. */
    public static final int LAST = 1 << 1;

    /** May set the high or the low of the day. */
    public static final int HIGH_LOW = 1 << 2;

    /** No last sale, but an ordinary trade of the extended hours: counts in their bars. */
    public static final int EXTENDED_LAST = 1 << 3;

    /** Reported through a FINRA facility: made off the exchanges. */
    public static final int OFF_EXCHANGE = 1 << 4;

    /** Reported later than trades that it preceded. */
    public static final int OUT_OF_SEQUENCE = 1 << 5;

    /** Priced by an earlier reference. */
    public static final int PRIOR_REFERENCE = 1 << 6;

    /** Priced at an average over a time. */
    public static final int AVERAGE_PRICE = 1 << 7;

    /** Priced by something other than the stock's own quote. */
    public static final int DERIVATIVELY_PRICED = 1 << 8;

    /** Made outside regular hours (Form T). */
    public static final int FORM_T = 1 << 9;

    /** Reported late, though in sequence. */
    public static final int LATE = 1 << 10;

    /** Has a condition that the code table does not list. */
    public static final int UNKNOWN_CODE = 1 << 11;

    private static final TradeUse[] ALL = all();

    private static TradeUse[] all() {
        TradeUse[] all = new TradeUse[UNKNOWN_CODE << 1];
        for (int bits = 0; bits < all.length; bits++) {
            all[bits] = new TradeUse(bits);
        }
        return all;
    }

    /** The one object with these bits. */
    static TradeUse of(int bits) {
        return ALL[bits];
    }

    /** The bit of a mark as the data files spell it, such as {@code form-t}. */
    static int mark(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "out-of-sequence" -> OUT_OF_SEQUENCE;
            case "prior-reference" -> PRIOR_REFERENCE;
            case "average-price" -> AVERAGE_PRICE;
            case "derivatively-priced" -> DERIVATIVELY_PRICED;
            case "form-t" -> FORM_T;
            case "late" -> LATE;
            default -> throw new IllegalArgumentException("no mark " + word);
        };
    }

    /** Whether every one of these bits is set. */
    public boolean has(int all) {
        return (bits & all) == all;
    }

    /** Whether one of these bits is set. */
    public boolean hasAny(int any) {
        return (bits & any) != 0;
    }
}
