package io.groundswell.jobs.demo;

import io.groundswell.jobs.FilePorts;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
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
    @Option(
            names = "--tapes",
            paramLabel = "PATH",
            description = "Tapes or folders of tapes (default: the bundled days).")
    private List<Path> tapePaths = new ArrayList<>();

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Only these symbols, separated by commas (default: all).")
    private List<String> symbols = new ArrayList<>();

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
        DemoTapes tapes = DemoTapes.open(tapePaths(), symbols);
        Path folder = (out == null ? root.resolve("out/demo") : out).toAbsolutePath();
        Path results = emptied(folder.resolve("results"));
        System.out.print(tapes.listing());

        JobConfig config = jobConfig(tapes, results);
        try (EmbeddedFlink flink = EmbeddedFlink.start(flinkConfiguration(folder), parallelism)) {
            System.out.println("Flink's web UI: " + flink.webUi());
            StreamExecutionEnvironment env = flink.environment(parallelism);
            OrderBookJob.define(env, FilePorts.of(config), config);
            JobClient job = env.executeAsync("order-book");
            DemoProgress progress =
                    new DemoProgress(new FlinkRest(flink.webUi()), tapes.events(), System.out);
            double seconds = progress.watch(job);

            System.out.println();
            System.out.print(DemoTable.of(results, seconds));
            Path page = folder.resolve("day.html");
            DayPage.write(page, tapes.files(), results);
            System.out.println();
            System.out.println("Results, as JSON lines: " + results);
            System.out.println("To look at in a browser: " + page.toUri());
            if (stay) {
                System.out.println(
                        "Web UI stays up at " + flink.webUi() + " until you press Enter.");
                int ignored = System.in.read();
            }
        }
    }

    private List<Path> tapePaths() {
        return tapePaths.isEmpty()
                ? List.of(root.resolve("replay/days"))
                : tapePaths.stream().map(Path::toAbsolutePath).toList();
    }

    private JobConfig jobConfig(DemoTapes tapes, Path results) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.TAPES, tapes.files().stream().map(Path::toString).toList());
        values.set(JobOptions.SYMBOLS, symbols);
        values.set(JobOptions.OUTPUT_DIRECTORY, results.toUri().toString());
        return JobConfig.conclude(values);
    }

    private Configuration flinkConfiguration(Path folder) throws IOException {
        Configuration flink =
                GlobalConfiguration.loadConfiguration(root.resolve("flink-conf").toString());
        flink.set(RestOptions.PORT, port);
        // A person waits: what fails, such as a damaged tape, is told and not tried again for ever.
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                emptied(folder.resolve("checkpoints")).toUri().toString());
        flink.set(CoreOptions.TMP_DIRS, emptied(folder.resolve("tmp")).toString());
        return flink;
    }

    /** A folder of ours from an earlier run, made new. */
    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> content = Files.walk(folder)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
