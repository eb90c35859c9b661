package io.groundswell.jobs.demo;

import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.path.PathServers;
import io.groundswell.jobs.path.WholePath;
import io.groundswell.jobs.run.ChosenDays;
import io.groundswell.jobs.run.ClusterFlink;
import io.groundswell.jobs.run.EmbeddedFlink;
import io.groundswell.jobs.run.FlinkHost;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code groundswell demo}: recorded days from the wire to both stores, and whether all of them is
 * there; or, without servers, through the order-book job alone.
 */
@Command(
        name = "demo",
        description = {
            "Send recorded days the whole way: over IQFeed's wire and a collector to Kafka,"
                    + " through both jobs, to ClickHouse and Redis; and compare what is there with"
                    + " the days.",
            "It starts the servers, on free ports, and ends them; status 1 where something is"
                    + " wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Demo implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;
    private static final String RESULTS = "results";
    private static final String CHECKPOINTS = "checkpoints";

    @Mixin private ChosenDays days;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Parallel instances of each step, 1 to 16 (default: ${DEFAULT-VALUE}).")
    private int parallelism = 2;

    private double speed = ReplayClock.FULL_SPEED;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How many times as fast as it was, 0.1 to 100, or max (default: max).")
    void speed(String text) {
        try {
            speed = ReplayClock.speed(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--speed " + e.getMessage(), e);
        }
    }

    @Option(
            names = "--cluster",
            description = "Run the jobs on a real Flink cluster instead of one in this process.")
    private boolean onCluster;

    @Option(
            names = "--lite",
            description =
                    "Only the order-book job, straight from the recorded days: needs no npm and"
                            + " starts no server.")
    private boolean isLite;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results go (default: out/demo in the project).")
    private Path out;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of Flink's web UI, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--stay", description = "Keep the web UI up until Enter is pressed.")
    private boolean stay;

    @Spec private CommandSpec spec;

    private final Path root = Path.of(System.getProperty("groundswell.root", "."));

    @Override
    public Integer call() throws Exception {
        try {
            return run() ? 0 : 1;
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private boolean run() throws Exception {
        if (parallelism < 1 || parallelism > 16) {
            throw new ConfigException("--parallelism: " + parallelism + " is not between 1 and 16");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new ConfigException("--port: " + port + " is not between 0 and " + MAX_PORT);
        }
        if (isLite && onCluster) {
            throw new ConfigException("--lite and --cluster: one or the other");
        }
        DemoTapes tapes = DemoTapes.open(days.tapes(root), days.symbols());
        Path home = (out == null ? root.resolve("out/demo") : out).toAbsolutePath().normalize();
        try (RunFolder folder = RunFolder.take(home, "demo")) {
            System.out.print(tapes.listing());
            return isLite ? runLite(folder, tapes) : runWhole(folder, tapes);
        }
    }

    private boolean runWhole(RunFolder folder, DemoTapes tapes) throws Exception {
        PrintStream terminal = System.out;
        Host host = Host.system();
        PathServers.endFormer(folder);
        terminal.println("Servers, on loopback, in " + folder.resolve("") + ":");
        try (PathServers servers = PathServers.start(folder, host, terminal);
                FlinkHost flink = flink(folder, 2 * parallelism)) {
            Path results = folder.emptied(RESULTS);
            folder.emptied(CHECKPOINTS);
            terminal.println("Flink's web UI: " + flink.webUi());
            WholePath path =
                    new WholePath(
                            TapeLibrary.open(tapes.files()),
                            days.symbols(),
                            servers,
                            folder,
                            speed,
                            host,
                            terminal);
            boolean isClean = path.run(flink, parallelism, results);
            show(folder, tapes, results);
            if (stay) {
                LastLook.at(flink.webUi(), System.in, terminal);
            }
            return isClean;
        }
    }

    private FlinkHost flink(RunFolder folder, int slots) throws Exception {
        Configuration configuration = flinkConfiguration(folder);
        return onCluster
                ? ClusterFlink.start(
                        PathServers.flinkFolder(folder),
                        configuration,
                        root.resolve("jobs/target/groundswell-jobs.jar"),
                        slots)
                : EmbeddedFlink.start(configuration, slots);
    }

    private boolean runLite(RunFolder folder, DemoTapes tapes) throws Exception {
        try (EmbeddedFlink flink = EmbeddedFlink.start(flinkConfiguration(folder), parallelism)) {
            // Not sooner: a Flink that cannot start must not cost the last run's results.
            Path results = folder.emptied(RESULTS);
            folder.emptied(CHECKPOINTS);
            System.out.println("Flink's web UI: " + flink.webUi());
            StreamExecutionEnvironment env = flink.environment(parallelism);
            JobConfig config = jobConfig(tapes, results);
            OrderBookJob.define(env, OrderBookPorts.of(config), config);
            JobClient job = env.executeAsync(OrderBookJob.NAME);
            DemoProgress progress =
                    new DemoProgress(new FlinkRest(flink.webUi()), tapes.events(), System.out);
            double seconds = watch(progress, job, tapes.files());
            System.out.println();
            System.out.print(DemoTable.of(results, seconds));
            show(folder, tapes, results);
            if (stay) {
                LastLook.at(flink.webUi(), System.in, System.out);
            }
        }
        return true;
    }

    private static void show(RunFolder folder, DemoTapes tapes, Path results) throws IOException {
        Path page = folder.resolve("day.html");
        DayPage.write(page, tapes.files(), results);
        System.out.println();
        System.out.println("Results, as JSON lines: " + results);
        System.out.println("To look at in a browser: " + page.toUri());
    }

    /**
     * Flink tells the first failure that reaches it. Where a reader meets damage, that may be the
     * loss of a message to it, and not what it met.
     */
    private static double watch(DemoProgress progress, JobClient job, List<Path> tapes)
            throws Exception {
        try {
            return progress.watch(job);
        } catch (IllegalStateException e) {
            for (Path file : tapes) {
                try (TapeReader tape = TapeReader.open(file)) {
                    tape.verify();
                }
            }
            throw e;
        }
    }

    private JobConfig jobConfig(DemoTapes tapes, Path results) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.TAPES, tapes.files().stream().map(Path::toString).toList());
        values.set(JobOptions.SYMBOLS, days.symbols());
        values.set(JobOptions.OUTPUT_DIRECTORY, localUri(results));
        return JobConfig.conclude(values);
    }

    private Configuration flinkConfiguration(RunFolder folder) throws IOException {
        Configuration flink =
                GlobalConfiguration.loadConfiguration(root.resolve("flink-conf").toString());
        flink.set(RestOptions.PORT, port);
        // A person waits: what fails, such as a damaged tape, is told and not tried again for ever.
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, localUri(folder.resolve(CHECKPOINTS)));
        String temporary = folder.emptied("tmp").toString();
        flink.set(CoreOptions.TMP_DIRS, temporary);
        flink.set(WebOptions.TMP_DIR, temporary);
        flink.set(WebOptions.UPLOAD_DIR, temporary);
        return flink;
    }

    /** As Flink reads it: {@link Path#toUri} would write %20 for a space, which Flink keeps. */
    private static String localUri(Path folder) {
        return "file://" + folder;
    }
}
