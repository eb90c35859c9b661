package io.groundswell.jobs.bench;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.connectors.local.FolderRemoval;
import io.groundswell.jobs.run.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * P3: the whole suite on this machine, every part a process of its own: what each costs for a
 * message, by {@code /proc}, and the rate at which none falls behind.
 */
@Command(
        name = "groundswell bench suite",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Feed lines of IQFeed to a collector, over a broker to both jobs, ClickHouse and"
                    + " Redis; show the processor time of each process for a message, and how far"
                    + " the jobs are behind.",
            "A message is a line of Level 1, which is one event on the market topics."
        })
final class SuiteBench implements Callable<Integer> {
    private static final int WARM_RATE = 10_000;
    private static final int WARM_SECONDS = 45;
    private static final int STEP = 10_000;
    private static final int MOST = 200_000;
    private static final int TRIAL_SECONDS = 20;
    private static final int SETTLE_SECONDS = 5;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Messages a second, 1000 to 200000; 50000 if not said.")
    private int rate = 50_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long the rate is held, 20 to 10000; 600 if not said.")
    private int seconds = 600;

    @Option(
            names = "--symbols",
            paramLabel = "N",
            description = "How many symbols, 2 to 2000; 200 if not said.")
    private int symbols = 200;

    @Option(
            names = "--find",
            description =
                    "Try 10000, 20000 ... for 20 s each first, and hold the highest that was held"
                            + " instead of --rate; where it is not held for so long, 10000 less.")
    private boolean find;

    @Option(
            names = "--alone",
            description = "Measure only what each stage does when it works alone.")
    private boolean alone;

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "How many for that, 100000 to 20000000; 3000000 if not said.")
    private int messages = 3_000_000;

    private final PrintStream out;

    private SuiteBench(PrintStream out) {
        this.out = out;
    }

    /** Runs what is said, and returns the exit status. */
    static int execute(String[] arguments, PrintStream out) {
        return new CommandErrors(() -> true)
                .on(new CommandLine(new SuiteBench(out)))
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        check("--rate", rate, 1_000, MOST);
        check("--seconds", seconds, TRIAL_SECONDS, 10_000);
        check("--symbols", symbols, 2, 2_000);
        check("--messages", messages, 100_000, 20_000_000);
        Path root = Path.of(System.getProperty("groundswell.root", "."));
        Path folder = Files.createTempDirectory("groundswell-bench");
        Host host = Host.system();
        try (WireFeed feed = WireFeed.open(root, symbols);
                SuiteServers servers = SuiteServers.start(root, folder)) {
            servers.collect(feed);
            host.await(
                    "the collector to watch all",
                    Duration.ofMinutes(1),
                    feed::isWatched);
            out.printf(
                    "Suite: %d symbols of Level 1, capture synced each 100 ms, checkpoints each"
                            + " 10 s, exactly once; %d processors for everything, the feed"
                            + " included%n",
                    symbols, Runtime.getRuntime().availableProcessors());
            SuiteRun run = new SuiteRun(servers, feed, host, out);
            if (alone) {
                run.alone(messages, MOST / 2);
            } else {
                measure(run);
            }
        } finally {
            FolderRemoval.of(folder);
        }
        return 0;
    }

    private void check(String option, int value, int least, int most) throws IOException {
        if (value < least || value > most) {
            throw new IOException(option + ": " + least + " to " + most + ", not " + value);
        }
    }

    private void measure(SuiteRun run) throws Exception {
        run.startJobs();
        run.warm(WARM_RATE, WARM_SECONDS);
        run.awaitJobs();
        int held = find ? highest(run) : rate;
        run.warm(held, SETTLE_SECONDS);
        while (!run.hold(held, seconds) && find && held > STEP) {
            held -= STEP;
            run.rest();
            run.warm(held, SETTLE_SECONDS);
        }
        out.println(
                "Left out: Level 2; signals and screens; the feed's own work. A lag is how far the"
                        + " slowest watermark of a job is behind the feed's clock, in thirds of"
                        + " the time: by design 0.35 s at least, and as old as Flink's REST"
                        + " interface tells it.");
        out.println(
                "Each stage alone: --alone; of stages without their servers, bench collector,"
                        + " kafka-books and clickhouse.");
    }

    private int highest(SuiteRun run) throws IOException {
        int held = STEP;
        for (int tried = STEP; tried <= MOST; tried += STEP) {
            run.warm(tried, SETTLE_SECONDS);
            if (!run.hold(tried, TRIAL_SECONDS)) {
                break;
            }
            held = tried;
        }
        run.rest();
        return held;
    }
}
