package io.groundswell.jobs.config;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * Every option of the jobs: key, type, default and meaning. The table in the README comes from
 * here.
 */
public final class JobOptions {
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
                    .withDescription("Symbols to read, separated by ';'; empty for all.");

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
                    .withDescription("Folder or URI that the JSON lines are written under.");

    /** Time between checkpoints. */
    public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
            ConfigOptions.key("job.checkpoint-interval")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(10))
                    .withDescription("Time between checkpoints, 10 ms to 1 h.");

    /** Every option, in the order of the documentation. */
    public static final List<ConfigOption<?>> ALL =
            List.of(
                    TAPES,
                    SYMBOLS,
                    BOOK_LEVELS,
                    BOOK_GRID,
                    LIVE_BOOK_LIMIT,
                    CROSSED_LIMIT,
                    OUTPUT_DIRECTORY,
                    CHECKPOINT_INTERVAL);

    private JobOptions() {}
}
