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
        TextTable table = new TextTable("SERVER", "STATE", "ADDRESS", "PID", "SIZE", "DATA");
        Map<LocalServer, RunningServer> running = new LinkedHashMap<>();
        for (LocalServer server : LocalServers.of(data)) {
            Path folder = LocalServers.folder(server, data);
            Optional<RunningServer> found = server.find(folder);
            found.ifPresent(it -> running.put(server, it));
            table.row(
                    server.name(),
                    state(server, found, folder),
                    found.map(RunningServer::address).orElse("-"),
                    found.map(it -> Long.toString(it.pid())).orElse("-"),
                    Files.exists(folder) ? TextTable.size(FolderSize.bytes(folder)) : "-",
                    folder.toString());
        }
        table.print(out);
        for (Map.Entry<LocalServer, RunningServer> it : running.entrySet()) {
            out.println();
            it.getKey().tellContents(it.getValue(), realm, out);
        }
        return 0;
    }

    private static String state(LocalServer server, Optional<RunningServer> found, Path folder)
            throws IOException {
        if (found.isPresent()) {
            return "running";
        }
        return server.hasBeenIn(folder) ? "stopped" : "never started";
    }
}
