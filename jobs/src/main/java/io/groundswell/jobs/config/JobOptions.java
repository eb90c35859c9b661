package io.groundswell.jobs.config;

import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.model.book.BookOptions;
import io.groundswell.model.contract.Realm;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * Every option of the jobs: key, type, default and meaning. The table in the README comes from
 * here.
 */
public final class JobOptions {
    /** What is read. */
    public static final ConfigOption<Source.Kind> SOURCE =
            ConfigOptions.key("source")
                    .enumType(Source.Kind.class)
                    .noDefaultValue()
                    .withDescription(
                            "What is read: TAPES, TOPICS or CLICKHOUSE; unless said, tapes where"
                                    + " some are named, else the market topics.");

    /** Tapes to read. */
    public static final ConfigOption<List<String>> TAPES =
            ConfigOptions.key("source.tapes")
                    .stringType()
                    .asList()
                    .noDefaultValue()
                    .withDescription("Tape files, or folders of them, separated by ';'.");

    /** Symbols to read. */
    public static final ConfigOption<List<String>> SYMBOLS =
            ConfigOptions.key("source.symbols")
                    .stringType()
                    .asList()
                    .defaultValues()
                    .withDescription(
                            "Symbols to read of tapes or ClickHouse, separated by ';'; empty for"
                                    + " all.");

    /** First day to read. */
    public static final ConfigOption<String> SOURCE_FROM =
            ConfigOptions.key("source.from")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "First trading date to read of ClickHouse, such as 2013-10-08; without"
                                    + " it, the first there is.");

    /** Last day to read. */
    public static final ConfigOption<String> SOURCE_TO =
            ConfigOptions.key("source.to")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Last trading date to read of ClickHouse; without it, the last there"
                                    + " is.");

    /** Where reading begins. */
    public static final ConfigOption<Source.StartAt> SOURCE_START =
            ConfigOptions.key("source.start")
                    .enumType(Source.StartAt.class)
                    .defaultValue(Source.StartAt.EARLIEST)
                    .withDescription(
                            "Where reading of topics begins when no state is restored: EARLIEST, or"
                                    + " COMMITTED (where the job last stood; books are then not"
                                    + " trusted before their next snapshot).");

    /** Whether a job on topics ends. */
    public static final ConfigOption<Boolean> STOP_AT_END =
            ConfigOptions.key("source.stop-at-end")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether the job ends where the topics ended when it was started.");

    /** Alignment of partitions. */
    public static final ConfigOption<Duration> MAX_DRIFT =
            ConfigOptions.key("source.max-drift")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(5))
                    .withDescription(
                            "How far one partition may be read ahead of the slowest, in event time,"
                                    + " 0 (no limit) to 1 h; without effect on a job that stops at"
                                    + " the end.");

    /** Kafka. */
    public static final ConfigOption<String> KAFKA_ADDRESS =
            ConfigOptions.key("kafka.address")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("Kafka's address, host:port, several with commas between.");

    /** Settings of Kafka's clients. */
    public static final ConfigOption<String> KAFKA_CLIENT_CONFIG =
            ConfigOptions.key("kafka.client-config")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties file with more settings of Kafka's clients, such as those"
                                    + " of security.");

    /** Partitions of a market topic. */
    public static final ConfigOption<Integer> KAFKA_PARTITIONS =
            ConfigOptions.key("kafka.partitions")
                    .intType()
                    .defaultValue(TopicSettings.DEVELOPMENT.partitions())
                    .withDescription(
                            "Partitions that each market topic must have, 1 to 1000; checked at the"
                                    + " start.");

    /** The realm. */
    public static final ConfigOption<String> REALM =
            ConfigOptions.key("kafka.realm")
                    .stringType()
                    .defaultValue(Realm.LIVE.name())
                    .withDescription(
                            "Whose topics: live, or the name of a replay. Dead letters of tapes"
                                    + " that are stored go to a topic only where this names their"
                                    + " replay.");

    /** ClickHouse. */
    public static final ConfigOption<String> CLICKHOUSE_URL =
            ConfigOptions.key("clickhouse.url")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("ClickHouse's address, http://HOST:PORT or https://.");

    /** Who asks ClickHouse. */
    public static final ConfigOption<String> CLICKHOUSE_LOGIN_FILE =
            ConfigOptions.key("clickhouse.login-file")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties file with user and password, on every machine of the"
                                    + " cluster; without it, the environment has CLICKHOUSE_USER"
                                    + " and CLICKHOUSE_PASSWORD.");

    /** The realm of the database. */
    public static final ConfigOption<String> CLICKHOUSE_REALM =
            ConfigOptions.key("clickhouse.realm")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Whose database: live, or the name of a replay; without it, that of"
                                    + " kafka.realm.");

    /** Patience with ClickHouse. */
    public static final ConfigOption<Duration> CLICKHOUSE_PATIENCE =
            ConfigOptions.key("clickhouse.patience")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(12))
                    .withDescription(
                            "How long ClickHouse may be away before a job that writes to it fails,"
                                    + " 1 s to 1 day; until then the job waits, and after it begins"
                                    + " again. A job that writes to topics as well: at most 14 min"
                                    + " less twice job.checkpoint-interval.");

    /** Redis. */
    public static final ConfigOption<String> REDIS_URL =
            ConfigOptions.key("redis.url")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("Redis's address, redis://HOST:PORT, or rediss:// for TLS.");

    /** Who asks Redis. */
    public static final ConfigOption<String> REDIS_LOGIN_FILE =
            ConfigOptions.key("redis.login-file")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties file with user and password, on every machine of the"
                                    + " cluster; without it, the environment has REDIS_USER and"
                                    + " REDIS_PASSWORD.");

    /** Who vouches for Redis. */
    public static final ConfigOption<String> REDIS_AUTHORITY_FILE =
            ConfigOptions.key("redis.authority-file")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "PEM file with who vouches for Redis's certificate, on every machine;"
                                    + " without it, those whom Java trusts.");

    /** The realm of the keys. */
    public static final ConfigOption<String> REDIS_REALM =
            ConfigOptions.key("redis.realm")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Whose keys: live, or the name of a replay; without it, that of"
                                    + " kafka.realm.");

    /** Levels in a snapshot. */
    public static final ConfigOption<Integer> BOOK_LEVELS =
            ConfigOptions.key("book.levels")
                    .intType()
                    .defaultValue(10)
                    .withDescription("Levels per side in a book snapshot, 1 to 1000.");

    /** Distance of grid snapshots. */
    public static final ConfigOption<Duration> BOOK_GRID =
            ConfigOptions.key("book.grid")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(1))
                    .withDescription(
                            "Distance of grid snapshots in event time, 1 ms to 1 h, whole"
                                    + " milliseconds.");

    /** Books on the heap. */
    public static final ConfigOption<Integer> LIVE_BOOK_LIMIT =
            ConfigOptions.key("book.live-limit")
                    .intType()
                    .defaultValue(20_000)
                    .withDescription(
                            "Most books on the heap of one task, 1 to 1000000; the others rest in"
                                    + " keyed state.");

    /** Rows of a book. */
    public static final ConfigOption<Integer> BOOK_ROW_LIMIT =
            ConfigOptions.key("book.row-limit")
                    .intType()
                    .defaultValue(BookOptions.DEFAULT_ROW_LIMIT)
                    .withDescription(
                            "Most rows on a side of a book, 1 to 10000000; one more is a fault, and"
                                    + " the book is not trusted.");

    /** Tolerance for crossed books. */
    public static final ConfigOption<Duration> CROSSED_LIMIT =
            ConfigOptions.key("book.crossed-limit")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(5))
                    .withDescription(
                            "How long a book may stand crossed in continuous trading before it is"
                                    + " a fault, 0 to 1 h.");

    /** Folder of the results. */
    public static final ConfigOption<String> OUTPUT_DIRECTORY =
            ConfigOptions.key("output.directory")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Folder or URI that JSON lines are written under; without it, results"
                                    + " go to the output topics.");

    /** Results in tables. */
    public static final ConfigOption<Boolean> OUTPUT_TABLES =
            ConfigOptions.key("output.tables")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether book snapshots and faults go to ClickHouse as well"
                                    + " (clickhouse.url).");

    /** The latest of everything. */
    public static final ConfigOption<Boolean> OUTPUT_LATEST =
            ConfigOptions.key("output.latest")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether the latest quotes, trades, books and faults go to Redis"
                                    + " (redis.url).");

    /** Time between checkpoints. */
    public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
            ConfigOptions.key("job.checkpoint-interval")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(10))
                    .withDescription(
                            "Time between checkpoints, 10 ms to 1 h; at most 5 min where results go"
                                    + " to topics, which show them then.");

    /** Every option, in the order of the documentation. */
    public static final List<ConfigOption<?>> ALL =
            List.of(
                    SOURCE,
                    TAPES,
                    SYMBOLS,
                    SOURCE_FROM,
                    SOURCE_TO,
                    SOURCE_START,
                    STOP_AT_END,
                    MAX_DRIFT,
                    KAFKA_ADDRESS,
                    KAFKA_CLIENT_CONFIG,
                    KAFKA_PARTITIONS,
                    REALM,
                    CLICKHOUSE_URL,
                    CLICKHOUSE_LOGIN_FILE,
                    CLICKHOUSE_REALM,
                    CLICKHOUSE_PATIENCE,
                    REDIS_URL,
                    REDIS_LOGIN_FILE,
                    REDIS_AUTHORITY_FILE,
                    REDIS_REALM,
                    BOOK_LEVELS,
                    BOOK_GRID,
                    LIVE_BOOK_LIMIT,
                    BOOK_ROW_LIMIT,
                    CROSSED_LIMIT,
                    OUTPUT_DIRECTORY,
                    OUTPUT_TABLES,
                    OUTPUT_LATEST,
                    CHECKPOINT_INTERVAL);

    private JobOptions() {}
}
