package io.groundswell.connectors;

import io.groundswell.connectors.local.RunningServer;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: which servers run, where, and what they hold of a realm. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show the servers of this machine and what they hold.")
final class StatusCommand implements Callable<Integer> {
    private static final String NONE = "-";

    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where a server keeps its data; .groundswell/SERVER if not said.")
    private Path data;

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            description = "Whose data to show: live (if not said), or a replay.")
    private Realm realm = Realm.LIVE;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table =
                new TextTable(
                        "SERVER", "STATE", "VERSION", "ADDRESS", "PID", "MEMORY", "SIZE", "DATA");
        Map<LocalServer, RunningServer> answering = new LinkedHashMap<>();
        Map<LocalServer, String> silent = new LinkedHashMap<>();
        for (LocalServer server : LocalServers.of(data)) {
            Path folder = LocalServers.folder(server, data);
            Optional<RunningServer> found = server.find(folder);
            if (found.isEmpty()) {
                String state = server.hasBeenIn(folder) ? "stopped" : "never started";
                table.row(
                        server.name(),
                        state,
                        NONE,
                        NONE,
                        NONE,
                        NONE,
                        size(folder),
                        folder.toString());
                continue;
            }
            RunningServer running = found.get();
            String version = NONE;
            try {
                version = server.version(running);
                answering.put(server, running);
            } catch (IOException e) {
                silent.put(server, e.getMessage());
            }
            OptionalLong resident = ProcessMemory.residentBytes(running.pid());
            table.row(
                    server.name(),
                    answering.containsKey(server) ? "running" : "does not answer",
                    version,
                    running.address(),
                    Long.toString(running.pid()),
                    resident.isPresent() ? TextTable.size(resident.getAsLong()) : NONE,
                    size(folder),
                    folder.toString());
        }
        table.print(out);
        silent.forEach((server, why) -> out.println("\n" + server.name() + ": " + why));
        for (Map.Entry<LocalServer, RunningServer> it : answering.entrySet()) {
            out.println();
            it.getKey().tellContents(it.getValue(), realm, out);
        }
        return silent.isEmpty() ? 0 : 1;
    }

    private static String size(Path folder) throws IOException {
        return Files.exists(folder) ? TextTable.size(FolderSize.bytes(folder)) : NONE;
    }
}
