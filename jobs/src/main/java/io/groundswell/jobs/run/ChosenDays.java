package io.groundswell.jobs.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How a command is told which recorded days it is to run; a mixin. */
public final class ChosenDays {
    @Option(
            names = "--tapes",
            paramLabel = "PATH",
            description = "Tapes or folders of tapes (default: the bundled days).")
    private List<Path> tapes = new ArrayList<>();

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Only these symbols, separated by commas (default: all).")
    private List<String> symbols = new ArrayList<>();

    /** For picocli. */
    public ChosenDays() {}

    /**
     * Tapes and folders of tapes, as absolute paths: Flink's processes may run elsewhere.
     *
     * @param root the project's folder, which holds the bundled days
     */
    public List<Path> tapes(Path root) {
        return tapes.isEmpty()
                ? List.of(root.resolve("replay/days"))
                : tapes.stream().map(Path::toAbsolutePath).toList();
    }

    /** The symbols that are wanted; empty for all. */
    public List<String> symbols() {
        return List.copyOf(symbols);
    }
}
