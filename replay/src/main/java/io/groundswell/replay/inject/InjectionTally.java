package io.groundswell.replay.inject;

/**
 * What an injection came to. Sizes are in units of 10^-sizeExponent.
 *
 * @param volume real volume within the window, displayed and hidden
 * @param sells of it the seller-initiated part, which the schedule counts (for the mirrored side:
 *     the buyer-initiated)
 * @param passiveSize what the iceberg bought, crossing offers included
 * @param passiveFills in so many prints
 * @param crossingFills of which so many met offers that came at or below its price
 * @param refills displays after the first
 * @param moves times that the iceberg went to another price
 * @param hiddenSize hidden buys
 * @param hiddenPrints in so many prints
 * @param driftTicks ticks that prices have moved by the end, up positive
 * @param eventsIn events taken
 * @param eventsOut events given
 * @param eventsFlagged of which so many are changed or made
 */
public record InjectionTally(
        long volume,
        long sells,
        long passiveSize,
        long passiveFills,
        long crossingFills,
        long refills,
        long moves,
        long hiddenSize,
        long hiddenPrints,
        long driftTicks,
        long eventsIn,
        long eventsOut,
        long eventsFlagged) {

    /** What the iceberg bought as a share of the seller-initiated volume. */
    public double participation() {
        return sells == 0 ? 0 : passiveSize / (double) sells;
    }

    /** Hidden buys as a share of the real volume. */
    public double hiddenParticipation() {
        return volume == 0 ? 0 : hiddenSize / (double) volume;
    }
}
