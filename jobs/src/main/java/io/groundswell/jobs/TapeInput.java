package io.groundswell.jobs;

import io.groundswell.jobs.config.Source;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.types.ModelTypes;
import io.groundswell.replay.source.ReplaySource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Recorded days as a job's input. */
final class TapeInput {
    private TapeInput() {}

    /** Events of tapes, in event time. */
    static DataStream<MarketEvent> read(StreamExecutionEnvironment env, Source.Tapes source) {
        return Steps.EVENTS.mark(
                env.fromSource(
                        new ReplaySource(source.tapes(), source.symbols(), ModelTypes.MARKET_EVENT),
                        ReplaySource.watermarks(),
                        Steps.EVENTS.displayName()));
    }
}
