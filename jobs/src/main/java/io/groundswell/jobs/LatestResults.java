package io.groundswell.jobs;

import io.groundswell.connectors.redis.latest.LatestLayout;
import io.groundswell.connectors.redis.latest.LatestLayouts;
import io.groundswell.connectors.redis.latest.LatestOptions;
import io.groundswell.connectors.redis.latest.LatestSink;
import io.groundswell.jobs.config.LatestRealm;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.event.MarketEvent;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The latest of everything in the keys of a realm: at once, and without holding the job up. */
final class LatestResults {
    private final LatestRealm redis;

    LatestResults(LatestRealm redis) {
        this.redis = redis;
    }

    void events(DataStream<MarketEvent> events) {
        Steps.LATEST_EVENTS.mark(events.sinkTo(sink(LatestLayouts.ofEvents())));
    }

    void books(DataStream<BookSnapshot> books) {
        Steps.LATEST_BOOKS.mark(books.sinkTo(sink(LatestLayouts.ofSnapshots())));
    }

    void faults(DataStream<BookFault> faults) {
        Steps.LATEST_FAULTS.mark(faults.sinkTo(sink(LatestLayouts.ofFaults())));
    }

    private <T> LatestSink<T> sink(List<LatestLayout<T>> layouts) {
        return new LatestSink<>(redis.connection(), redis.realm(), layouts, LatestOptions.USUAL);
    }
}
