package io.groundswell.connectors;

import io.groundswell.connectors.kafka.KafkaConnection;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a command is told which Kafka cluster it is to work on; a mixin. */
public final class KafkaAddress {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The Kafka cluster; several addresses with commas between them.")
    private String bootstrapServers;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Properties for Kafka's client, such as those of security.")
    private Path clientConfig;

    /** For picocli. */
    public KafkaAddress() {}

    /**
     * How to reach the cluster.
     *
     * @throws IOException for an address or a file that is badly spelled, or a file that cannot be
     *     read
     */
    public KafkaConnection connection() throws IOException {
        return clientConfig == null
                ? KafkaConnection.to(bootstrapServers)
                : KafkaConnection.to(bootstrapServers, clientConfig);
    }
}
