package io.groundswell.connectors.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How a local broker is set up.
 *
 * @param folder where it keeps all that is its own; made if it is not there
 * @param clientPort where clients reach it; 0 for the port it had before in this folder, or a free
 *     one the first time
 * @param serverProperties Kafka's own server settings; each goes before the one of this class
 */
public record LocalKafkaOptions(Path folder, int clientPort, Map<String, String> serverProperties) {
    /**
     * Checks the port.
     *
     * @throws IllegalArgumentException for a port that cannot be
     */
    public LocalKafkaOptions {
        Ports.check(clientPort);
        folder = folder.toAbsolutePath().normalize();
        serverProperties = Map.copyOf(serverProperties);
    }

    /** A broker in that folder, on its former or a free port, with the usual settings. */
    public static LocalKafkaOptions in(Path folder) {
        return new LocalKafkaOptions(folder, 0, Map.of());
    }

    /** The same on that port. */
    public LocalKafkaOptions withClientPort(int port) {
        return new LocalKafkaOptions(folder, port, serverProperties);
    }

    /** The same with one more server setting. */
    public LocalKafkaOptions with(String key, String value) {
        Map<String, String> more = new HashMap<>(serverProperties);
        more.put(key, value);
        return new LocalKafkaOptions(folder, clientPort, more);
    }
}
