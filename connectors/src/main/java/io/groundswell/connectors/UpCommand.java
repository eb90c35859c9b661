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

/** {@code up}: starts a server that goes on after the command; one that runs is left running. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start a server on this machine and make what the realms need in it.")
final class UpCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SERVER", description = "What to start: kafka, clickhouse or redis.")
    private LocalServer server;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where it keeps its data; .groundswell/SERVER if not said.")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where clients reach it; its former or its usual port if not said.")
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
        PrintWriter out = spec.commandLine().getOut();
        Path folder = LocalServers.folder(server, data);
        Optional<RunningServer> found = server.find(folder);
        RunningServer running = found.isPresent() ? found.get() : start(folder);
        refuseOtherPort(running);
        out.println(
                server.name()
                        + (found.isPresent() ? " runs already on " : " runs on ")
                        + running.address()
                        + ", pid "
                        + running.pid());
        out.println("  data in " + folder);
        for (Realm realm : realms()) {
            out.println("  " + server.prepare(running, realm));
        }
        out.println("  stop it with " + stopCommand());
        return 0;
    }

    private RunningServer start(Path folder) throws IOException {
        LocalServers.refuseOthers(server, folder);
        return server.start(folder, port == null ? OptionalInt.empty() : OptionalInt.of(port));
    }

    private void refuseOtherPort(RunningServer running) throws IOException {
        if (port != null && !running.address().endsWith(":" + port)) {
            throw new IOException(
                    server.name()
                            + " runs on "
                            + running.address()
                            + " already; stop it first: "
                            + stopCommand());
        }
    }

    private Set<Realm> realms() {
        Set<Realm> all = new LinkedHashSet<>(List.of(Realm.LIVE));
        all.addAll(realms);
        return all;
    }

    private String stopCommand() {
        return "./groundswell down " + server.name() + (data == null ? "" : " --data " + data);
    }
}
