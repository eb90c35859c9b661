package io.groundswell.jobs.cluster;

import io.groundswell.connectors.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster logs}: the last lines of a process's log, or where all logs are. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Show the last lines of a process's log, or, if none is said, all logs.")
final class LogsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCESS",
            description = "Such as jobmanager, taskmanager-1, zookeeper, supervisor, cli.")
    private String process;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many; ${DEFAULT-VALUE} unless said.")
    private int lines;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path logs = folder.path().resolve("log");
        if (process == null) {
            list(logs, out);
            return 0;
        }
        Path log = logs.resolve(process + ".log");
        if (!Files.exists(log)) {
            throw new IOException(log + ": no such file; there are " + names(logs));
        }
        Deque<String> last = new ArrayDeque<>();
        try (Stream<String> all = Files.lines(log)) {
            all.forEach(
                    line -> {
                        last.addLast(line);
                        if (last.size() > lines) {
                            last.removeFirst();
                        }
                    });
        }
        last.forEach(out::println);
        return 0;
    }

    private static List<Path> files(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static List<String> names(Path logs) throws IOException {
        return files(logs).stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.log$", ""))
                .toList();
    }

    private static void list(Path logs, PrintWriter out) throws IOException {
        TextTable table = new TextTable("LOG", "SIZE", "LAST LINE AT");
        for (Path file : files(logs)) {
            table.row(
                    file.toString(),
                    TextTable.size(Files.size(file)),
                    Files.getLastModifiedTime(file).toString());
        }
        table.print(out);
    }
}
