package io.groundswell.connectors;

import io.groundswell.connectors.local.RunningServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code down}: stops servers and leaves their data; one that does not run is no error. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop servers that up started; their data stay.")
final class DownCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SERVER",
            description = "What to stop: kafka, clickhouse, redis; all if none is said.")
    private List<LocalServer> servers = List.of();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where it keeps its data; .groundswell/SERVER if not said.")
    private Path data;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        // What was started last may lean on what was started first.
        List<LocalServer> last =
                new ArrayList<>(servers.isEmpty() ? LocalServers.of(data) : servers);
        Collections.reverse(last);
        for (LocalServer server : last) {
            Path folder = LocalServers.folder(server, data);
            Optional<RunningServer> running = server.find(folder);
            if (running.isEmpty()) {
                out.println(server.name() + " does not run in " + folder);
                continue;
            }
            running.get().stop();
            out.println(server.name() + " stopped, its data stay in " + folder);
        }
        return 0;
    }
}
