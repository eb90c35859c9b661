package io.groundswell.jobs.config;

import io.groundswell.connectors.kafka.OutputSinks;
import io.groundswell.model.contract.Realm;
import io.groundswell.operators.book.BookSettings;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * What a job was told, checked and concluded once.
 *
 * @param source what is read
 * @param book how books are kept and published
 * @param output where results go
 * @param tables the database that snapshots and faults go to beside that; empty for none
 * @param latest the Redis that the latest of everything goes to; empty for none
 * @param patience how long ClickHouse may be away before the job fails
 * @param checkpointInterval time between checkpoints
 */
public record JobConfig(
        Source source,
        BookSettings book,
        Output output,
        Optional<StoreRealm> tables,
        Optional<LatestRealm> latest,
        Duration patience,
        Duration checkpointInterval) {

    private static final int MAX_LEVELS = 1000;
    private static final int MAX_LIVE_BOOKS = 1_000_000;
    private static final int MAX_ROWS = 10_000_000;
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    /**
     * Concludes {@code --key value} pairs.
     *
     * @throws ConfigException for an unknown key, a value of the wrong type or out of its range, or
     *     a missing value
     */
    public static JobConfig fromArguments(String[] arguments) throws ConfigException {
        return conclude(OptionValues.of(arguments));
    }

    /**
     * Concludes a configuration.
     *
     * @throws ConfigException as {@link #fromArguments}
     */
    public static JobConfig conclude(Configuration said) throws ConfigException {
        OptionValues values = new OptionValues(said);
        BookSettings book =
                new BookSettings(
                        values.between(JobOptions.BOOK_GRID, Duration.ofMillis(1), ONE_HOUR),
                        values.between(JobOptions.BOOK_LEVELS, 1, MAX_LEVELS),
                        values.between(JobOptions.LIVE_BOOK_LIMIT, 1, MAX_LIVE_BOOKS),
                        values.between(JobOptions.BOOK_ROW_LIMIT, 1, MAX_ROWS),
                        values.between(JobOptions.CROSSED_LIMIT, Duration.ZERO, ONE_HOUR));
        if (book.grid().toNanosPart() % 1_000_000 != 0) {
            throw OptionValues.outOfRange(
                    JobOptions.BOOK_GRID, book.grid(), "is not in whole milliseconds");
        }
        Optional<KafkaRealm> kafka = ServerChoice.kafka(values);
        Optional<StoreRealm> store = ServerChoice.store(values);
        Source source = SourceChoice.of(values, kafka, store);
        Output output = output(values, kafka);
        if (!(source instanceof Source.Topics)
                && output instanceof Output.Topics topics
                && topics.kafka().realm().isLive()) {
            throw new ConfigException(
                    "a recording must not be written among live results: name a replay with --"
                            + JobOptions.REALM.key());
        }
        // A transaction lives from one checkpoint to the next, and brokers end old ones.
        Duration longest =
                output instanceof Output.Topics ? OutputSinks.MAX_CHECKPOINT_INTERVAL : ONE_HOUR;
        Duration interval =
                values.between(JobOptions.CHECKPOINT_INTERVAL, Duration.ofMillis(10), longest);
        Optional<StoreRealm> tables = tables(values, source, store);
        return new JobConfig(
                source,
                book,
                output,
                tables,
                latest(values, source),
                tables.isPresent() && output instanceof Output.Topics
                        ? ServerChoice.patienceBesideTopics(values, interval)
                        : ServerChoice.patience(values),
                interval);
    }

    /**
     * A job's name in Flink: of one that reads or writes a replay's topics, with the replay's name,
     * so that it can run beside the live one.
     *
     * @param job what the job is called on its own
     */
    public String nameOf(String job) {
        if (source instanceof Source.Topics topics) {
            return nameIn(topics.kafka().realm().name(), job);
        }
        return output instanceof Output.Topics topics
                ? nameIn(topics.kafka().realm().name(), job)
                : job;
    }

    /** The same for the name of a realm. */
    public static String nameIn(String realm, String job) {
        return realm.equals(Realm.LIVE.name()) ? job : job + "-" + realm;
    }

    private static Output output(OptionValues values, Optional<KafkaRealm> kafka)
            throws ConfigException {
        Optional<String> directory = values.find(JobOptions.OUTPUT_DIRECTORY);
        return directory.isPresent()
                ? new Output.Files(directory.get())
                : new Output.Topics(
                        kafka.orElseThrow(
                                () ->
                                        OptionValues.neither(
                                                JobOptions.OUTPUT_DIRECTORY,
                                                JobOptions.KAFKA_ADDRESS)));
    }

    private static Optional<StoreRealm> tables(
            OptionValues values, Source source, Optional<StoreRealm> store) throws ConfigException {
        if (!values.required(JobOptions.OUTPUT_TABLES)) {
            return Optional.empty();
        }
        StoreRealm its = store.orElseThrow(() -> OptionValues.missing(JobOptions.CLICKHOUSE_URL));
        StoreRealm.refuseMixing(source.isLive(), its);
        return Optional.of(its);
    }

    private static Optional<LatestRealm> latest(OptionValues values, Source source)
            throws ConfigException {
        if (!values.required(JobOptions.OUTPUT_LATEST)) {
            return Optional.empty();
        }
        LatestRealm its =
                ServerChoice.latest(values)
                        .orElseThrow(() -> OptionValues.missing(JobOptions.REDIS_URL));
        LatestRealm.refuseMixing(source.isLive(), its);
        return Optional.of(its);
    }
}
