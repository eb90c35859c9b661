package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import java.io.IOException;
import java.time.LocalDate;

/** Lines of IQFeed's streams as they were recorded, for one trading date. */
interface RecordedFeed {
    /** Where it is recorded. */
    String source();

    /** The trading date. */
    LocalDate tradingDate();

    /** The epoch of its events, nanoseconds since 1970 UTC. */
    long sourceEpoch();

    /** Whether depth is among its lines. */
    boolean withDepth();

    /** What its translator is to begin with. */
    default TranslatorOptions begin() {
        return TranslatorOptions.first(sourceEpoch(), withDepth());
    }

    /** Bytes of its lines. */
    long bytes();

    /** Tells a translator all that was recorded, in its order. */
    void replayTo(FeedTranslator translator) throws IOException;
}
