package io.groundswell.jobs;

import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.jobs.config.Source;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.types.ModelTypes;
import io.groundswell.replay.source.HistorySource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What a database holds as a job's input. */
final class StoredInput {
    private StoredInput() {}

    /** Events of a database, in event time. */
    static DataStream<MarketEvent> read(StreamExecutionEnvironment env, Source.Stored source) {
        return Steps.EVENTS.mark(
                env.fromSource(
                        new HistorySource(
                                source.store().connection(),
                                new HistoryChoice(source.symbols(), source.from(), source.to()),
                                ModelTypes.MARKET_EVENT),
                        HistorySource.watermarks(),
                        Steps.EVENTS.displayName()));
    }
}
