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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The servers there are, by the names that a user says. */
final class LocalServers implements ITypeConverter<LocalServer> {
    /** In the order in which they are told. */
    static final List<LocalServer> ALL =
            List.of(
                    new KafkaServer(),
                    new ClickHouseServer(System.getenv()),
                    new RedisServer(System.getenv()));

    @Override
    public LocalServer convert(String name) {
        for (LocalServer server : ALL) {
            if (server.name().equals(name)) {
                return server;
            }
        }
        String names = ALL.stream().map(LocalServer::name).collect(Collectors.joining(", "));
        throw new TypeConversionException(
                "no server is called '" + name + "' (there is: " + names + ")");
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
     * Refuses to start a server where the environment names another one to use.
     *
     * @throws IOException where it does; a login in an address is not repeated
     */
    static void refuseNamed(Map<String, String> environment, String variable) throws IOException {
        Optional<String> named = ServerUrl.named(environment, variable);
        if (named.isPresent()) {
            throw new IOException(
                    variable
                            + " names "
                            + named.get().replaceFirst("//.*@", "//***@")
                            + ", which is used: nothing was started here");
        }
    }
}
