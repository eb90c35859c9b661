package io.groundswell.jobs;

import io.groundswell.jobs.config.Source;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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

    /**
     * The input that a configuration names.
     *
     * @param job the job's name, for its consumer group
     */
    static MarketInput read(StreamExecutionEnvironment env, Source source, String job) {
        if (source instanceof Source.Tapes tapes) {
            return of(TapeInput.read(env, tapes));
        }
        if (source instanceof Source.Stored stored) {
            return of(StoredInput.read(env, stored));
        }
        return TopicInput.read(env, (Source.Topics) source, job);
    }
}
