package io.groundswell.model.event;

/**
 * What a feed tells of an instrument beside its prices and what no other event holds, raw.
 *
 * @param header topic is {@link Topic#L1S}
 * @param codes whose spelling the text is in
 * @param text as the feed spells it, at most {@value #MAX_TEXT_LENGTH} ASCII characters: of IQFeed
 *     the whole of an F line, or with the flag SUMMARY of a P line in the columns of the default
 *     fieldset, which tells of the day what no trade or quote does
 */
public record Fundamentals(EventHeader header, CodeTable codes, String text)
        implements MarketEvent {

    /** Longest text on the wire. */
    public static final int MAX_TEXT_LENGTH = 1500;

    /** Checks what only a bug of ours could get wrong. */
    public Fundamentals {
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException("fundamentals longer than 1500");
        }
    }

    @Override
    public Fundamentals withHeader(EventHeader other) {
        return new Fundamentals(other, codes, text);
    }
}
