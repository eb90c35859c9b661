package io.groundswell.model.quality;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedStatus;

/**
 * Something that was found wrong with the data, kept so that whoever uses a stretch of a day can
 * see what to think of it. Immutable.
 *
 * @param kind its class, for counting: the name of a fault's kind, or of a feed's state
 * @param header of the event at which it was found
 * @param tradingDay its trading date by the instrument's calendar, days since 1970-01-01
 * @param detail what exactly was found, in words
 */
public record QualityFinding(String kind, EventHeader header, int tradingDay, String detail) {
    /** A gap that validation found. */
    public static QualityFinding of(FeedStatus gap, int tradingDay) {
        return new QualityFinding(gap.state().name(), gap.header(), tradingDay, gap.reason());
    }
}
