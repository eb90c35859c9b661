package io.groundswell.jobs.chaos;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code chaos feed}: a recorded day over real sockets through a real collector into a real broker,
 * with kills of the collector and dropped connections. Its exit status is 0 only if every captured
 * line is in Kafka once and every hole is a marked gap.
 */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kill the collector and drop its connections while the replay server tells a day, and"
                    + " look what is missing."
        })
public final class ChaosFeed implements Callable<Integer> {
    private static final String BUNDLED = "replay/days/us-equities-2013-10-08.tape";
    private static final int MOST = 1_000;
    private static final double USUAL_SPEED = 60;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "How often the collector is killed (default: ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(
            names = "--drops",
            paramLabel = "N",
            description = "How often a connection is dropped (default: ${DEFAULT-VALUE}).")
    private int drops = 50;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What happens when follows from this (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How fast the day goes by, 0.1 to 100 (default: ${DEFAULT-VALUE}).")
    private double speed = USUAL_SPEED;

    @Option(
            names = "--tapes",
            paramLabel = "PATH",
            description = "Tapes or folders of tapes (default: the bundled US equities).")
    private List<Path> tapes = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where all of it is kept (default: out/chaos-feed in the project).")
    private Path out;

    @Spec private CommandSpec spec;

    /** For picocli. */
    public ChaosFeed() {}

    @Override
    public Integer call() throws IOException {
        Path root = Path.of(System.getProperty("groundswell.root", "."));
        if (kills < 0 || kills > MOST || drops < 0 || drops > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--kills and --drops are 0 to " + MOST);
        }
        List<Path> days = tapes.isEmpty() ? List.of(root.resolve(BUNDLED)) : tapes;
        Path home = out == null ? root.resolve("out/chaos-feed") : out;
        try (RunFolder folder = RunFolder.take(home.toAbsolutePath().normalize(), "chaos-feed")) {
            PrintWriter terminal = spec.commandLine().getOut();
            FeedDrillResult result =
                    new FeedDrill(days, folder, terminal).run(seed, kills, drops, speed);
            terminal.print(result.table());
            return result.isClean() ? 0 : 1;
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
