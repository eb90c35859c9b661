package io.groundswell.jobs.chaos;

import static java.util.stream.Collectors.joining;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.run.ChosenDays;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What a person can say of a run that kills processes, and the run itself; a mixin. It goes on
 * where it was interrupted when the same is said again.
 */
public final class ChaosChoices {
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
            description = "Where all of it is kept (default: a folder of its own below out).")
    private Path out;

    @Option(names = "--fresh", description = "Forget a run that was begun there, and begin anew.")
    private boolean fresh;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private final Path root = Path.of(System.getProperty("groundswell.root", "."));

    /** For picocli. */
    public ChaosChoices() {}

    /**
     * Runs a drill, or goes on with it.
     *
     * @param outageSeconds how long the last victim of the drill is away, once each, after all
     *     kills
     * @return the exit status: 0 only where everything was as it should be
     */
    int run(Drill drill, List<Integer> outageSeconds) throws IOException {
        try {
            checkRanges(outageSeconds);
            return isClean(drill, outageSeconds) ? 0 : 1;
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void checkRanges(List<Integer> outageSeconds) throws ConfigException {
        between("--kills", kills, 1, MOST_KILLS);
        between("--task-managers", taskManagers, 1, MOST_TASK_MANAGERS);
        for (int outage : outageSeconds) {
            between("--outages", outage, 1, MOST_SECONDS);
        }
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

    private boolean isClean(Drill drill, List<Integer> outageSeconds)
            throws IOException, ConfigException {
        ChaosDays days = ChaosDays.open(chosen.tapes(root), chosen.symbols());
        ChaosSettings settings =
                days.settings(drill.word(), seed, kills, outageSeconds, taskManagers);
        int faults = kills * drill.victims().size() + outageSeconds.size();
        if (days.events() < 2L * (faults + 1)) {
            throw new ConfigException(
                    days.events() + " events are too few for " + faults + " kills");
        }
        Path home = (out == null ? usualHome(drill) : out).toAbsolutePath().normalize();
        try (RunFolder folder = RunFolder.take(home, "chaos")) {
            ChaosServers.endFormer(home);
            if (fresh) {
                forget(folder, drill);
            }
            ChaosProgress progress = ChaosProgress.open(folder.resolve(PROGRESS), settings);
            if (progress.hasEnded()) {
                print("This run has ended already; --fresh begins another.%n%n");
            } else {
                goOn(drill, home, folder, days, progress);
            }
            print("%s", progress.table());
            return progress.isClean();
        }
    }

    private Path usualHome(Drill drill) {
        return root.resolve("out").resolve("chaos-" + drill.word());
    }

    private static void forget(RunFolder folder, Drill drill) throws IOException {
        for (String part : ChaosServers.FOLDERS) {
            folder.emptied(part);
        }
        drill.forget(folder);
        Files.deleteIfExists(folder.resolve(PROGRESS));
    }

    private void goOn(
            Drill drill, Path home, RunFolder folder, ChaosDays days, ChaosProgress progress)
            throws IOException {
        int done = progress.recoveries().size();
        print(
                "%s: %,d events in %s minutes, %d kills of each of %s, seed %d%s.%n"
                        + "Interrupt it as you like: the same command goes on where it stopped.%n",
                home,
                days.events(),
                minutes,
                kills,
                drill.victims().stream().map(Victim::displayName).collect(joining(", ")),
                seed,
                done == 0 ? "" : ", " + done + " kills done");
        progress.start();
        try (ChaosServers servers = ChaosServers.start(home, taskManagers, drill.victims())) {
            print("Flink's web UI: %s%n", servers.rest().base());
            Path jar = root.resolve("jobs/target/groundswell-jobs.jar").toAbsolutePath();
            ChaosJob job = new ChaosJob(jar, servers.cli(), servers.rest(), taskManagers);
            ChaosScene scene =
                    new ChaosScene(
                            folder, days, servers, job, Host.system(), spec.commandLine().getOut());
            new ChaosRun(drill, scene, progress)
                    .run(Duration.ofSeconds((long) (minutes * SECONDS_PER_MINUTE)));
        }
    }

    private void print(String format, Object... values) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf(Locale.ROOT, format, values);
        terminal.flush();
    }
}
