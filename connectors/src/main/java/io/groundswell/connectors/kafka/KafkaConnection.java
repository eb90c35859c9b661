package io.groundswell.connectors.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach a Kafka cluster. Its text shows no value of a property: some are secrets.
 *
 * @param bootstrapServers {@code host:port}, several with commas between them
 * @param properties more settings of Kafka's clients, such as those of security
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties) {
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    /**
     * Checks the spelling of the addresses; nobody is asked whether they exist.
     *
     * @throws IllegalArgumentException for one that is no host and port
     */
    public KafkaConnection {
        for (String address : bootstrapServers.split(",", -1)) {
            var parts = ADDRESS.matcher(address);
            if (!parts.matches() || !isPort(parts.group(2))) {
                throw new IllegalArgumentException(
                        "not a Kafka address: '" + address + "' (say host:port[,host:port...])");
            }
        }
        properties = Map.copyOf(properties);
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= MAX_PORT;
    }

    /**
     * A cluster that asks for no security.
     *
     * @throws KafkaSetupException for an address that is badly spelled
     */
    public static KafkaConnection to(String bootstrapServers) throws KafkaSetupException {
        return to(bootstrapServers, Map.of());
    }

    /**
     * A cluster and a properties file, as Kafka's own tools take it as {@code --command-config}.
     * Addresses in the file do not count.
     *
     * @throws KafkaSetupException for an address or a file that is badly spelled
     * @throws IOException when the file cannot be read
     */
    public static KafkaConnection to(String bootstrapServers, Path clientProperties)
            throws IOException {
        Properties loaded = new Properties();
        try (Reader reader = Files.newBufferedReader(clientProperties)) {
            loaded.load(reader);
        } catch (IllegalArgumentException e) {
            throw new KafkaSetupException(
                    clientProperties + ": not a properties file: " + e.getMessage(), e);
        }
        Map<String, String> properties = new TreeMap<>();
        loaded.stringPropertyNames().forEach(key -> properties.put(key, loaded.getProperty(key)));
        return to(bootstrapServers, properties);
    }

    private static KafkaConnection to(String bootstrapServers, Map<String, String> properties)
            throws KafkaSetupException {
        try {
            return new KafkaConnection(bootstrapServers, properties);
        } catch (IllegalArgumentException e) {
            throw new KafkaSetupException(e.getMessage(), e);
        }
    }

    /**
     * Settings for an admin, a producer or a consumer alike; the caller may add its own to them.
     */
    public Properties clientProperties() {
        Properties client = new Properties();
        client.putAll(properties);
        client.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return client;
    }

    @Override
    public String toString() {
        Map<String, String> masked = new TreeMap<>(properties);
        masked.replaceAll((key, value) -> "***");
        return bootstrapServers + (masked.isEmpty() ? "" : " " + masked);
    }
}
