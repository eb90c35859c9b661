package io.groundswell.jobs;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a job reads.
 *
 * @param events events with their order times and watermarks
 * @param unreadable what could not become events; empty where that cannot be
 */
public record MarketInput(
        DataStream<MarketEvent> events, Optional<DataStream<DeadLetter>> unreadable) {

    /** Input that is known to be readable. */
    public static MarketInput of(DataStream<MarketEvent> events) {
        return new MarketInput(events, Optional.empty());
    }
}
