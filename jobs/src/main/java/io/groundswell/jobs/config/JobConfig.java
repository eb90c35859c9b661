package io.groundswell.jobs.config;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.KafkaSetupException;
import io.groundswell.connectors.kafka.OutputSinks;
import io.groundswell.model.contract.Realm;
import io.groundswell.operators.book.BookSettings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * What a job was told, checked and concluded once.
 *
 * @param source what is read
 * @param book how books are kept and published
 * @param output where results go
 * @param checkpointInterval time between checkpoints
 */
public record JobConfig(
        Source source, BookSettings book, Output output, Duration checkpointInterval) {

    private static final int MAX_LEVELS = 1000;
    private static final int MAX_LIVE_BOOKS = 1_000_000;
    private static final int MAX_ROWS = 10_000_000;
    private static final int MAX_PARTITIONS = 1_000;
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    /**
     * Concludes {@code --key value} pairs.
     *
     * @throws ConfigException for an unknown key, a value of the wrong type or out of its range, or
     *     a missing value
     */
    public static JobConfig fromArguments(String[] arguments) throws ConfigException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String key = arguments[i];
            if (!key.startsWith("--")) {
                throw new ConfigException("expected --KEY VALUE, found '" + key + "'");
            }
            String name = key.substring(2);
            if (JobOptions.ALL.stream().noneMatch(option -> option.key().equals(name))) {
                throw new ConfigException("unknown option --" + name + "; known are " + known());
            }
            if (i + 1 == arguments.length) {
                throw new ConfigException("option --" + name + " has no value");
            }
            values.put(name, arguments[i + 1]);
        }
        return conclude(Configuration.fromMap(values));
    }

    private static String known() {
        return JobOptions.ALL.stream()
                .map(option -> "--" + option.key())
                .collect(Collectors.joining(", "));
    }

    /**
     * Concludes a configuration.
     *
     * @throws ConfigException as {@link #fromArguments}
     */
    public static JobConfig conclude(Configuration values) throws ConfigException {
        BookSettings book =
                new BookSettings(
                        between(JobOptions.BOOK_GRID, values, Duration.ofMillis(1), ONE_HOUR),
                        between(JobOptions.BOOK_LEVELS, values, 1, MAX_LEVELS),
                        between(JobOptions.LIVE_BOOK_LIMIT, values, 1, MAX_LIVE_BOOKS),
                        between(JobOptions.BOOK_ROW_LIMIT, values, 1, MAX_ROWS),
                        between(JobOptions.CROSSED_LIMIT, values, Duration.ZERO, ONE_HOUR));
        if (book.grid().toNanosPart() % 1_000_000 != 0) {
            throw outOfRange(JobOptions.BOOK_GRID, book.grid(), "is not in whole milliseconds");
        }
        Optional<KafkaRealm> kafka = kafka(values);
        Source source = source(values, kafka, store(values));
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
        return new JobConfig(
                source,
                book,
                output,
                between(JobOptions.CHECKPOINT_INTERVAL, values, Duration.ofMillis(10), longest));
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

    private static Optional<KafkaRealm> kafka(Configuration values) throws ConfigException {
        Optional<String> address = value(JobOptions.KAFKA_ADDRESS, values);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        String realm = required(JobOptions.REALM, values);
        int partitions = between(JobOptions.KAFKA_PARTITIONS, values, 1, MAX_PARTITIONS);
        return Optional.of(
                new KafkaRealm(
                        connection(address.get(), values),
                        realm(JobOptions.REALM, realm),
                        partitions));
    }

    private static Realm realm(ConfigOption<String> option, String name) throws ConfigException {
        try {
            return new Realm(name);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("option --" + option.key() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<StoreRealm> store(Configuration values) throws ConfigException {
        Optional<String> url = value(JobOptions.CLICKHOUSE_URL, values);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> own = value(JobOptions.CLICKHOUSE_REALM, values);
        Realm realm =
                own.isPresent()
                        ? realm(JobOptions.CLICKHOUSE_REALM, own.get())
                        : realm(JobOptions.REALM, required(JobOptions.REALM, values));
        Optional<String> login = value(JobOptions.CLICKHOUSE_LOGIN_FILE, values);
        try {
            return Optional.of(
                    new StoreRealm(
                            ClickHouseConnection.to(url.get(), realm, login.map(Path::of)), realm));
        } catch (InvalidPathException e) {
            throw new ConfigException(
                    "option --" + JobOptions.CLICKHOUSE_LOGIN_FILE.key() + ": " + e.getMessage(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "option --" + JobOptions.CLICKHOUSE_URL.key() + ": " + e.getMessage(), e);
        }
    }

    private static KafkaConnection connection(String address, Configuration values)
            throws ConfigException {
        Optional<String> file = value(JobOptions.KAFKA_CLIENT_CONFIG, values);
        try {
            return file.isEmpty()
                    ? KafkaConnection.to(address)
                    : KafkaConnection.to(address, Path.of(file.get()));
        } catch (KafkaSetupException e) {
            throw new ConfigException(e.getMessage(), e);
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException(
                    "option --"
                            + JobOptions.KAFKA_CLIENT_CONFIG.key()
                            + ": cannot read "
                            + file.orElseThrow(),
                    e);
        }
    }

    private static Source source(
            Configuration values, Optional<KafkaRealm> kafka, Optional<StoreRealm> store)
            throws ConfigException {
        Optional<List<String>> tapes = value(JobOptions.TAPES, values);
        Source.Kind kind =
                value(JobOptions.SOURCE, values)
                        .orElse(tapes.isPresent() ? Source.Kind.TAPES : Source.Kind.TOPICS);
        if (kind != Source.Kind.TAPES) {
            refuse(JobOptions.TAPES, values, "is not for " + kind);
        }
        if (kind == Source.Kind.TOPICS) {
            refuse(
                    JobOptions.SYMBOLS,
                    values,
                    "is for tapes and ClickHouse; topics are read whole");
        }
        if (kind != Source.Kind.CLICKHOUSE) {
            refuse(JobOptions.SOURCE_FROM, values, "is for ClickHouse");
            refuse(JobOptions.SOURCE_TO, values, "is for ClickHouse");
        }
        Set<String> symbols = new TreeSet<>(value(JobOptions.SYMBOLS, values).orElse(List.of()));
        return switch (kind) {
            case TAPES -> new Source.Tapes(required(JobOptions.TAPES, values), symbols);
            case TOPICS ->
                    new Source.Topics(
                            kafka.orElseThrow(() -> neither(JobOptions.TAPES)),
                            required(JobOptions.SOURCE_START, values),
                            required(JobOptions.STOP_AT_END, values),
                            between(JobOptions.MAX_DRIFT, values, Duration.ZERO, ONE_HOUR));
            case CLICKHOUSE -> stored(values, store, symbols);
        };
    }

    private static Source.Stored stored(
            Configuration values, Optional<StoreRealm> store, Set<String> symbols)
            throws ConfigException {
        Optional<LocalDate> from = date(JobOptions.SOURCE_FROM, values);
        Optional<LocalDate> to = date(JobOptions.SOURCE_TO, values);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw outOfRange(JobOptions.SOURCE_FROM, from.get(), "is after " + to.get());
        }
        return new Source.Stored(
                store.orElseThrow(() -> missing(JobOptions.CLICKHOUSE_URL)), symbols, from, to);
    }

    private static Optional<LocalDate> date(ConfigOption<String> option, Configuration values)
            throws ConfigException {
        Optional<String> text = value(option, values);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw outOfRange(option, text.orElseThrow(), "is not a date such as 2013-10-08");
        }
    }

    private static void refuse(ConfigOption<?> option, Configuration values, String reason)
            throws ConfigException {
        if (values.contains(option)) {
            throw new ConfigException("option --" + option.key() + " " + reason);
        }
    }

    private static Output output(Configuration values, Optional<KafkaRealm> kafka)
            throws ConfigException {
        Optional<String> directory = value(JobOptions.OUTPUT_DIRECTORY, values);
        return directory.isPresent()
                ? new Output.Files(directory.get())
                : new Output.Topics(kafka.orElseThrow(() -> neither(JobOptions.OUTPUT_DIRECTORY)));
    }

    private static ConfigException neither(ConfigOption<?> option) {
        return new ConfigException(
                "option --"
                        + option.key()
                        + " or --"
                        + JobOptions.KAFKA_ADDRESS.key()
                        + " is required");
    }

    private static <T> Optional<T> value(ConfigOption<T> option, Configuration values)
            throws ConfigException {
        try {
            return Optional.ofNullable(values.get(option));
        } catch (IllegalArgumentException e) {
            String raw = values.toMap().get(option.key());
            throw new ConfigException(
                    "option --" + option.key() + ": '" + raw + "' is not a valid value", e);
        }
    }

    private static <T> T required(ConfigOption<T> option, Configuration values)
            throws ConfigException {
        return value(option, values).orElseThrow(() -> missing(option));
    }

    private static ConfigException missing(ConfigOption<?> option) {
        return new ConfigException("option --" + option.key() + " is required");
    }

    private static <T extends Comparable<T>> T between(
            ConfigOption<T> option, Configuration values, T least, T most) throws ConfigException {
        T value = required(option, values);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw outOfRange(option, value, "is not between " + least + " and " + most);
        }
        return value;
    }

    private static ConfigException outOfRange(
            ConfigOption<?> option, Object value, String complaint) {
        return new ConfigException("option --" + option.key() + ": " + value + " " + complaint);
    }
}
