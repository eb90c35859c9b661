package io.groundswell.jobs.demo;

import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.run.ChosenDays;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
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

/** {@code groundswell demo}: recorded days through the order-book job, and what came out. */
@Command(
        name = "demo",
        description = "Run recorded days through the order-book job in an embedded Flink.",
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
            run();
            return 0;
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void run() throws Exception {
        if (parallelism < 1 || parallelism > 16) {
            throw new ConfigException("--parallelism: " + parallelism + " is not between 1 and 16");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new ConfigException("--port: " + port + " is not between 0 and " + MAX_PORT);
        }
        DemoTapes tapes = DemoTapes.open(days.tapes(root), days.symbols());
        Path home = (out == null ? root.resolve("out/demo") : out).toAbsolutePath().normalize();
        JobConfig config = jobConfig(tapes, home.resolve(RESULTS));
        try (RunFolder folder = RunFolder.take(home, "demo");
                EmbeddedFlink flink = started(folder, tapes)) {
            // Not sooner: a Flink that cannot start must not cost the last run's results.
            Path results = folder.emptied(RESULTS);
            folder.emptied(CHECKPOINTS);
            System.out.println("Flink's web UI: " + flink.webUi());
            StreamExecutionEnvironment env = flink.environment(parallelism);
            OrderBookJob.define(env, OrderBookPorts.of(config), config);
            JobClient job = env.executeAsync(OrderBookJob.NAME);
            DemoProgress progress =
                    new DemoProgress(new FlinkRest(flink.webUi()), tapes.events(), System.out);
            double seconds = watch(progress, job, tapes.files());

            System.out.println();
            System.out.print(DemoTable.of(results, seconds));
            Path page = folder.resolve("day.html");
            DayPage.write(page, tapes.files(), results);
            System.out.println();
            System.out.println("Results, as JSON lines: " + results);
            System.out.println("To look at in a browser: " + page.toUri());
            if (stay) {
                LastLook.at(flink.webUi(), System.in, System.out);
            }
        }
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

    /** Tells what will be read before the seconds that Flink takes. */
    private EmbeddedFlink started(RunFolder folder, DemoTapes tapes) throws Exception {
        System.out.print(tapes.listing());
        return EmbeddedFlink.start(flinkConfiguration(folder), parallelism);
    }

    /** As Flink reads it: {@link Path#toUri} would write %20 for a space, which Flink keeps. */
    private static String localUri(Path folder) {
        return "file://" + folder;
    }
}
