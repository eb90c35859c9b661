package io.groundswell.model.event;

/**
 * What a symbol stands for and in which units it is quoted.
 *
 * @param symbol as events spell it
 * @param description a name for a person, at most {@value #MAX_DESCRIPTION_LENGTH} ASCII characters
 * @param type the kind of thing that is traded
 * @param calendar name of the session calendar that it trades by, such as {@code XNYS}
 * @param currency ISO 4217 code, or the quote asset of a crypto pair
 * @param tickSize smallest price step in units of 10^-priceExponent; 0 where unknown
 * @param priceExponent exponent expected in its events, 0 to 18
 * @param sizeExponent exponent expected in its events, 0 to 18
 * @param depth what a row of its depth feed stands for
 * @param codes whose list its trades' market centres and conditions come from
 */
public record Instrument(
        String symbol,
        String description,
        SecurityType type,
        String calendar,
        String currency,
        long tickSize,
        int priceExponent,
        int sizeExponent,
        DepthMode depth,
        CodeTable codes) {

    /** Longest description on the wire. */
    public static final int MAX_DESCRIPTION_LENGTH = 100;

    /** Longest calendar or currency name on the wire. */
    public static final int MAX_NAME_LENGTH = 16;

    /** Checks what only a bug of ours could get wrong. */
    public Instrument {
        if (description.length() > MAX_DESCRIPTION_LENGTH
                || calendar.length() > MAX_NAME_LENGTH
                || currency.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("instrument text too long: " + symbol);
        }
    }
}
