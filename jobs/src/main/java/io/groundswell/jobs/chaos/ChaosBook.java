package io.groundswell.jobs.chaos;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.run.ChosenDays;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code chaos book}: the order-book job on a real cluster and a real broker, whose processes are
 * killed again and again while recorded days run through it. Its exit status is 0 only if the job
 * recovered from every kill and its committed results are those of the undisturbed run.
 */
@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kill TaskManagers, JobManager and broker under the order-book job, and compare its"
                    + " results with those of an undisturbed run.",
            "A run that was interrupted, however, goes on when the same is said again."
        })
public final class ChaosBook implements Callable<Integer> {
    private static final int MOST_KILLS = 1_000;
    private static final int MOST_TASK_MANAGERS = 8;
    private static final int MOST_SECONDS = 86_400;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final String PROGRESS = "progress.json";

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Kills of each kind of process (default: ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is killed when follows from this (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long publishing is to take; may be 0.5 (default: ${DEFAULT-VALUE}).")
    private double minutes = 25;

    @Mixin private ChosenDays chosen;

    @Option(
            names = "--task-managers",
            paramLabel = "N",
            description = "TaskManagers, with one slot each (default: ${DEFAULT-VALUE}).")
    private int taskManagers = 2;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where all of it is kept (default: out/chaos in the project).")
    private Path out;

    @Option(names = "--fresh", description = "Forget a run that was begun there, and begin anew.")
    private boolean fresh;

    @Spec private CommandSpec spec;

    private final Path root = Path.of(System.getProperty("groundswell.root", "."));

    /** For picocli. */
    public ChaosBook() {}

    @Override
    public Integer call() throws IOException {
        try {
            checkRanges();
            return run() ? 0 : 1;
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void checkRanges() throws ConfigException {
        between("--kills", kills, 1, MOST_KILLS);
        between("--task-managers", taskManagers, 1, MOST_TASK_MANAGERS);
        double seconds = minutes * SECONDS_PER_MINUTE;
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            throw new ConfigException("--minutes: " + minutes + " is not between 1 s and a day");
        }
    }

    private static void between(String option, int value, int least, int most)
            throws ConfigException {
        if (value < least || value > most) {
            throw new ConfigException(
                    option + ": " + value + " is not between " + least + " and " + most);
        }
    }

    private boolean run() throws IOException, ConfigException {
        ChaosDays days = ChaosDays.open(chosen.tapes(root), chosen.symbols());
        ChaosSettings settings = days.settings(seed, kills, taskManagers);
        int slices = kills * Victim.values().length + 1;
        if (days.events() < 2L * slices) {
            throw new ConfigException(
                    days.events() + " events are too few for " + (slices - 1) + " kills");
        }
        Path home = (out == null ? root.resolve("out/chaos") : out).toAbsolutePath().normalize();
        try (RunFolder folder = RunFolder.take(home, "chaos")) {
            ChaosServers.endFormer(home);
            if (fresh) {
                forget(folder);
            }
            ChaosProgress progress = ChaosProgress.open(folder.resolve(PROGRESS), settings);
            if (progress.hasEnded()) {
                print("This run has ended already; --fresh begins another.%n%n");
            } else {
                goOn(home, folder, days, progress);
            }
            print("%s", progress.table());
            return progress.isClean();
        }
    }

    private static void forget(RunFolder folder) throws IOException {
        for (String part : ChaosServers.FOLDERS) {
            folder.emptied(part);
        }
        folder.emptied(ChaosRun.EXPECTED);
        Files.deleteIfExists(folder.resolve(PROGRESS));
    }

    private void goOn(Path home, RunFolder folder, ChaosDays days, ChaosProgress progress)
            throws IOException {
        int done = progress.recoveries().size();
        print(
                "%s: %,d events in %s minutes, %d kills of each of TaskManager, JobManager and"
                        + " broker, seed %d%s.%nInterrupt it as you like: the same command goes on"
                        + " where it stopped.%n",
                home,
                days.events(),
                minutes,
                kills,
                seed,
                done == 0 ? "" : ", " + done + " kills done");
        progress.start();
        try (ChaosServers servers = ChaosServers.start(home, taskManagers)) {
            print("Flink's web UI: %s%n", servers.rest().base());
            new ChaosRun(
                            folder,
                            days,
                            progress,
                            servers,
                            root.resolve("jobs/target/groundswell-jobs.jar").toAbsolutePath(),
                            Host.system(),
                            spec.commandLine().getOut())
                    .run(Duration.ofSeconds((long) (minutes * SECONDS_PER_MINUTE)));
        }
    }

    private void print(String format, Object... values) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf(Locale.ROOT, format, values);
        terminal.flush();
    }
}
