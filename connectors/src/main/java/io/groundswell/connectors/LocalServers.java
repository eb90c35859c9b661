package io.groundswell.connectors;

import io.groundswell.connectors.local.DataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The servers there are, by the names that a user says. */
final class LocalServers implements ITypeConverter<LocalServer> {
    /** In the order in which they are told. */
    static final List<LocalServer> ALL = List.of(new KafkaServer());

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
}
