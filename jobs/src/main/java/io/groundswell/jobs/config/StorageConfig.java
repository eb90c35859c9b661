package io.groundswell.jobs.config;

import io.groundswell.connectors.kafka.OutputSinks;
import io.groundswell.model.contract.Realm;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * What the storage job was told, checked and concluded once.
 *
 * @param source what is stored: market topics or tapes
 * @param store where
 * @param deadLetters whose dead-letter topic takes what was refused, beside the table: that of the
 *     topics that are stored; for tapes that of the database's realm where it is asked for, never
 *     the live one
 * @param liveSymbolLimit most symbols on the heap of one task
 * @param patience how long ClickHouse may be away before the job fails
 * @param checkpointInterval time between checkpoints; rows show after the one that they belong to
 */
public record StorageConfig(
        Source source,
        StoreRealm store,
        Optional<KafkaRealm> deadLetters,
        int liveSymbolLimit,
        Duration patience,
        Duration checkpointInterval) {

    private static final int MAX_LIVE_SYMBOLS = 1_000_000;

    /**
     * Concludes {@code --key value} pairs.
     *
     * @throws ConfigException for an unknown key, a value of the wrong type or out of its range, or
     *     a missing value
     */
    public static StorageConfig fromArguments(String[] arguments) throws ConfigException {
        return conclude(OptionValues.of(arguments));
    }

    /**
     * Concludes a configuration.
     *
     * @throws ConfigException as {@link #fromArguments}
     */
    public static StorageConfig conclude(Configuration said) throws ConfigException {
        OptionValues values = new OptionValues(said);
        Optional<KafkaRealm> kafka = ServerChoice.kafka(values);
        StoreRealm store =
                ServerChoice.store(values)
                        .orElseThrow(() -> OptionValues.missing(JobOptions.CLICKHOUSE_URL));
        Source source = SourceChoice.of(values, kafka, Optional.of(store));
        if (source instanceof Source.Stored) {
            throw new ConfigException("what is stored already is not stored again");
        }
        if (source instanceof Source.Topics) {
            StoreRealm.refuseMixing(source.isLive(), store);
        } else if (store.realm().isLive() && !values.isSaid(JobOptions.CLICKHOUSE_REALM)) {
            throw new ConfigException(
                    "a recording goes among live data only where that is said: --"
                            + JobOptions.CLICKHOUSE_REALM.key()
                            + " live, or the name of a replay");
        }
        Optional<KafkaRealm> deadLetters =
                source instanceof Source.Topics ? kafka : lettersOfTapes(values, kafka, store);
        Duration interval =
                values.between(
                        JobOptions.CHECKPOINT_INTERVAL,
                        Duration.ofMillis(10),
                        OutputSinks.MAX_CHECKPOINT_INTERVAL);
        return new StorageConfig(
                source,
                store,
                deadLetters,
                values.between(JobOptions.LIVE_BOOK_LIMIT, 1, MAX_LIVE_SYMBOLS),
                deadLetters.isPresent()
                        ? ServerChoice.patienceBesideTopics(values, interval)
                        : ServerChoice.patience(values),
                interval);
    }

    /**
     * A cluster's settings name Kafka whatever a job reads, and nobody who stores a tape thinks of
     * the live topic: the letters of tapes go to the table alone unless a replay's topic is named.
     */
    private static Optional<KafkaRealm> lettersOfTapes(
            OptionValues values, Optional<KafkaRealm> kafka, StoreRealm store)
            throws ConfigException {
        if (kafka.isEmpty() || !values.isSaid(JobOptions.REALM)) {
            return Optional.empty();
        }
        Realm realm = kafka.get().realm();
        if (realm.isLive() || !realm.equals(store.realm())) {
            throw new ConfigException(
                    "dead letters of a recording that goes to realm "
                            + store.realm().name()
                            + " must not go to the topic of realm "
                            + realm.name()
                            + ": leave out --"
                            + JobOptions.REALM.key()
                            + ", and they go to the table alone");
        }
        return kafka;
    }

    /** The job's name in Flink: with the realm where that is a replay. */
    public String nameOf(String job) {
        return JobConfig.nameIn(store.realm().name(), job);
    }
}
