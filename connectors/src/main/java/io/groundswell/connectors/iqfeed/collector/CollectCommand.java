package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.collector.CollectCommand.Export;
import io.groundswell.connectors.iqfeed.collector.CollectCommand.Prune;
import io.groundswell.connectors.iqfeed.collector.CollectCommand.Start;
import io.groundswell.connectors.iqfeed.collector.CollectCommand.Status;
import io.groundswell.connectors.iqfeed.collector.CollectCommand.Stop;
import io.groundswell.connectors.local.FolderRemoval;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collect}: from IQConnect to the market topics, in the foreground or the background. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = "Capture what IQConnect says, and publish it to the market topics.",
        subcommands = {Start.class, Stop.class, Status.class, Export.class, Prune.class})
public final class CollectCommand implements Callable<Integer> {
    @Mixin private CollectChoices choices;

    @Mixin private Where where;

    @Spec private CommandSpec spec;

    /** For picocli. */
    public CollectCommand() {}

    @Override
    public Integer call() throws Exception {
        return new CollectRun(where.folder(), spec.commandLine().getOut()).run(choices);
    }

    /** The folder of the collector. */
    static final class Where {
        @Option(
                names = "--folder",
                paramLabel = "FOLDER",
                description = "Where captures are kept; .groundswell/collector if not said.")
        private Path said;

        CollectorFolder folder() {
            return CollectorFolder.of(said);
        }
    }

    /** {@code collect start}. */
    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Start a collector, in the background with --background.")
    static final class Start implements Callable<Integer> {
        /** collect start. */
        private static final int WORDS = 2;

        @Mixin private CollectChoices choices;

        @Mixin private Where where;

        @Option(
                names = "--background",
                description = "Go on after this command; collect stop ends it.")
        private boolean background;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            CollectorFolder folder = where.folder();
            PrintWriter out = spec.commandLine().getOut();
            if (!background) {
                return new CollectRun(folder, out).run(choices);
            }
            // Whatever can be told to be wrong is told here, and not in the output of another.
            choices.options(folder.path());
            CollectorProcess started = CollectorProcess.start(folder.path(), arguments());
            out.println("collecting in the background, pid " + started.pid());
            out.println("  captures in " + folder.path());
            out.println("  look at it with ./groundswell collect status");
            out.println("  stop it with ./groundswell collect stop");
            return 0;
        }

        /** What was said after the words, for the other process to run in its foreground. */
        private List<String> arguments() {
            return spec.root().commandLine().getParseResult().originalArgs().stream()
                    .skip(WORDS)
                    .filter(it -> !it.equals("--background"))
                    .toList();
        }
    }

    /** {@code collect stop}. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Stop the collector: publish what is captured, then end.")
    static final class Stop implements Callable<Integer> {
        @Mixin private Where where;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            CollectorFolder folder = where.folder();
            PrintWriter out = spec.commandLine().getOut();
            Optional<CollectorProcess> running = CollectorProcess.find(folder.path());
            if (running.isEmpty()) {
                out.println("no collector works on " + folder.path());
                return 0;
            }
            running.get().stop();
            out.println("the collector has stopped; it had done this:");
            folder.printReport(out);
            return 0;
        }
    }

    /** {@code collect status}. */
    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Show how the collector stands.")
    static final class Status implements Callable<Integer> {
        @Mixin private Where where;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            CollectorFolder folder = where.folder();
            PrintWriter out = spec.commandLine().getOut();
            Optional<CollectorProcess> running = CollectorProcess.find(folder.path());
            out.println(
                    running.isPresent()
                            ? "a collector works on "
                                    + folder.path()
                                    + ", pid "
                                    + running.get().pid()
                            : "no collector works on " + folder.path());
            folder.printReport(out);
            return 0;
        }
    }

    /** {@code collect export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write captures as JSON lines, one file for each run.")
    static final class Export implements Callable<Integer> {
        @Mixin private Where where;

        @Option(
                names = "--out",
                required = true,
                paramLabel = "FOLDER",
                description = "Where the files go: capture-EPOCH.jsonl.")
        private Path out;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            List<EpochFolder> epochs = EpochFolder.all(where.folder().epochs());
            Files.createDirectories(out);
            for (EpochFolder epoch : epochs) {
                Path file = out.resolve("capture-" + epoch.sourceEpoch() + ".jsonl");
                JsonlExport export = new JsonlExport();
                String remark = export.write(epoch, file);
                String end = remark.isEmpty() ? "" : ", " + remark;
                spec.commandLine().getOut().println(file + ": " + export.lines() + " lines" + end);
            }
            if (epochs.isEmpty()) {
                spec.commandLine().getOut().println("nothing is captured yet");
            }
            return 0;
        }
    }

    /** {@code collect prune}. */
    @Command(
            name = "prune",
            mixinStandardHelpOptions = true,
            description = "Remove captures of runs that are published and old enough.")
    static final class Prune implements Callable<Integer> {
        @Mixin private Where where;

        @Option(
                names = "--keep-days",
                required = true,
                paramLabel = "N",
                description = "Keep runs that began within so many days; 0 or more.")
        private int keepDays;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (keepDays < 0) {
                throw new IOException("--keep-days: " + keepDays + " is below 0");
            }
            Instant before = InstantSource.system().instant().minus(Duration.ofDays(keepDays));
            List<EpochFolder> spent =
                    EpochFolder.spent(
                            EpochFolder.all(where.folder().epochs()),
                            TimeUnit.SECONDS.toNanos(before.getEpochSecond()));
            for (EpochFolder epoch : spent) {
                long bytes = epoch.captureBytes();
                FolderRemoval.of(epoch.path());
                spec.commandLine().getOut().println(epoch.path() + ": " + bytes + " bytes");
            }
            spec.commandLine().getOut().println(spent.size() + " captures removed");
            return 0;
        }
    }
}
