package io.groundswell.connectors;

import io.groundswell.connectors.access.ServerUrl;
import io.groundswell.connectors.local.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The servers there are, by the names that a user says. */
final class LocalServers {
    /** In the order in which they are told. */
    static final List<LocalServer> ALL =
            List.of(
                    new KafkaServer(),
                    new ClickHouseServer(System.getenv()),
                    new RedisServer(System.getenv()));

    private LocalServers() {}

    /**
     * Those that the user said. A converter of picocli's would not do: where none need be said, it
     * takes a name that is none for an argument that nobody asked for.
     *
     * @throws ParameterException where there is none of such a name
     */
    static List<LocalServer> named(List<String> names, CommandLine command) {
        return names.stream().map(name -> named(name, command)).toList();
    }

    private static LocalServer named(String name, CommandLine command) {
        return ALL.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        command,
                                        "no server is called '"
                                                + name
                                                + "' (there is: "
                                                + ALL.stream()
                                                        .map(LocalServer::name)
                                                        .collect(Collectors.joining(", "))
                                                + ")"));
    }

    /** The folder the user said, or the server's own below the repository. */
    static Path folder(LocalServer server, Path said) {
        return DataFolder.of(server.name(), said);
    }

    /**
     * Whom a command without a server is about: all, or, where the user said a folder, those whose
     * it is.
     */
    static List<LocalServer> of(Path said) throws IOException {
        List<LocalServer> its = new ArrayList<>();
        for (LocalServer server : ALL) {
            if (said != null && server.hasBeenIn(folder(server, said))) {
                its.add(server);
            }
        }
        return its.isEmpty() ? ALL : its;
    }

    /**
     * Refuses a folder that another server's data lie in.
     *
     * @throws IOException where it is so
     */
    static void refuseOthers(LocalServer server, Path folder) throws IOException {
        for (LocalServer other : ALL) {
            if (other != server && other.hasBeenIn(folder)) {
                throw new IOException(folder + ": the data of " + other.name() + " are there");
            }
        }
    }

    /**
     * What to say of a variable of the environment that names a server; a login is not repeated.
     */
    static Optional<String> elsewhere(Map<String, String> environment, String variable) {
        return ServerUrl.named(environment, variable)
                .map(
                        url ->
                                variable
                                        + " names "
                                        + url.replaceFirst("//.*@", "//***@")
                                        + ", which is used: nothing was started here");
    }

    /**
     * Refuses to start a server where the environment names another one to use.
     *
     * @throws IOException where it does
     */
    static void refuseNamed(LocalServer server) throws IOException {
        Optional<String> elsewhere = server.elsewhere();
        if (elsewhere.isPresent()) {
            throw new IOException(elsewhere.get());
        }
    }
}
