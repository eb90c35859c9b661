package io.groundswell.connectors;

import io.groundswell.connectors.local.RunningServer;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code up}: starts servers that go on after the command; one that runs is left running. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start servers on this machine and make what the realms need in them.")
final class UpCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SERVER",
            description = "What to start: kafka, clickhouse, redis; all if none is said.")
    private List<String> names = List.of();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the one said keeps its data; .groundswell/SERVER if not said.")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where clients reach the one said; its former or its usual port if not.")
    private Integer port;

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            description = "A replay that it is to serve besides the live market; may be repeated.")
    private List<Realm> realms = List.of();

    @Override
    public Integer call() throws IOException {
        if (port != null && (port < 1 || port > MAX_PORT)) {
            throw new ParameterException(
                    spec.commandLine(), "--port: " + port + " is not 1 to " + MAX_PORT);
        }
        List<LocalServer> servers = LocalServers.named(names, spec.commandLine());
        if (servers.size() != 1 && (port != null || data != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--port and --data are of one server: say which");
        }
        for (LocalServer server : servers.isEmpty() ? LocalServers.ALL : servers) {
            Optional<String> elsewhere = server.elsewhere();
            if (servers.isEmpty() && elsewhere.isPresent()) {
                print(server.name() + ": " + elsewhere.get());
            } else {
                up(server);
            }
        }
        return 0;
    }

    private void up(LocalServer server) throws IOException {
        Path folder = LocalServers.folder(server, data);
        Optional<RunningServer> found = server.find(folder);
        RunningServer running = found.isPresent() ? found.get() : start(server, folder);
        refuseOtherPort(server, running);
        print(
                server.name()
                        + (found.isPresent() ? " runs already on " : " runs on ")
                        + running.address()
                        + ", pid "
                        + running.pid());
        print("  data in " + folder);
        server.accompany(running).ifPresent(it -> print("  " + it));
        for (Realm realm : realms()) {
            print("  " + server.prepare(running, realm));
        }
        print("  stop it with " + stopCommand(server));
    }

    /** At once: the next server may take its time, or fail. */
    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private RunningServer start(LocalServer server, Path folder) throws IOException {
        LocalServers.refuseOthers(server, folder);
        return server.start(folder, port == null ? OptionalInt.empty() : OptionalInt.of(port));
    }

    private void refuseOtherPort(LocalServer server, RunningServer running) throws IOException {
        if (port != null && !running.address().endsWith(":" + port)) {
            throw new IOException(
                    server.name()
                            + " runs on "
                            + running.address()
                            + " already; stop it first: "
                            + stopCommand(server));
        }
    }

    private Set<Realm> realms() {
        Set<Realm> all = new LinkedHashSet<>(List.of(Realm.LIVE));
        all.addAll(realms);
        return all;
    }

    private String stopCommand(LocalServer server) {
        return "./groundswell down " + server.name() + (data == null ? "" : " --data " + data);
    }
}
