package io.groundswell.jobs;

import io.groundswell.jobs.config.KafkaRealm;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.QualityFinding;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where the storage job's events come from and where they are kept: real sources and sinks in a
 * main, others in a test.
 *
 * @param input makes the stream of events
 * @param store keeps what there is to keep
 */
public record StoragePorts(Function<StreamExecutionEnvironment, MarketInput> input, Store store) {

    /**
     * Where each kind of row goes.
     *
     * @param events takes market events
     * @param findings takes the gaps that were found between them
     * @param deadLetters takes input that was not let through
     */
    public record Store(
            Consumer<DataStream<DatedEvent>> events,
            Consumer<DataStream<QualityFinding>> findings,
            Consumer<DataStream<DeadLetter>> deadLetters) {}

    /** The ports that the configuration names. */
    public static StoragePorts of(StorageConfig config) {
        TableResults tables = new TableResults(config.store(), config.patience());
        return new StoragePorts(
                env -> MarketInput.read(env, config.source(), StorageJob.NAME),
                new Store(
                        tables::events,
                        tables::findings,
                        letters -> deadLetters(letters, tables, config.deadLetters())));
    }

    private static void deadLetters(
            DataStream<DeadLetter> letters, TableResults tables, Optional<KafkaRealm> topic) {
        tables.deadLetters(letters);
        topic.ifPresent(kafka -> TopicResults.deadLetters(letters, kafka, StorageJob.NAME));
    }
}
