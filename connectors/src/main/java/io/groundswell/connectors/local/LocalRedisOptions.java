package io.groundswell.connectors.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a local Redis is set up.
 *
 * @param folder where it keeps all that is its own; made if it is not there
 * @param port where clients reach it; 0 for the port it had before in this folder, or a free one
 *     the first time
 * @param memoryBytes what its data may take; what would need more is refused, and nothing is thrown
 *     away for it
 * @param tls what it encrypts with; empty for plain connections, which loopback can do with
 */
public record LocalRedisOptions(Path folder, int port, long memoryBytes, Optional<RedisTls> tls) {
    private static final long USUAL_MEMORY_BYTES = 1_000_000_000;

    /** What it takes for itself and its clients, and a little to work with. */
    private static final long LEAST_MEMORY_BYTES = 5_000_000;

    /**
     * Checks the port and the memory.
     *
     * @throws IllegalArgumentException for a port that cannot be, or less than 5 MB
     */
    public LocalRedisOptions {
        Ports.check(port);
        Memory.check("Redis", memoryBytes, LEAST_MEMORY_BYTES);
        folder = folder.toAbsolutePath().normalize();
    }

    /** One in that folder, on its former or a free port, with 1 GB of memory, without TLS. */
    public static LocalRedisOptions in(Path folder) {
        return new LocalRedisOptions(folder, 0, USUAL_MEMORY_BYTES, Optional.empty());
    }

    /** The same on that port. */
    public LocalRedisOptions withPort(int number) {
        return new LocalRedisOptions(folder, number, memoryBytes, tls);
    }

    /** The same with that much memory. */
    public LocalRedisOptions withMemoryBytes(long bytes) {
        return new LocalRedisOptions(folder, port, bytes, tls);
    }

    /** The same, encrypted. */
    public LocalRedisOptions withTls(RedisTls files) {
        return new LocalRedisOptions(folder, port, memoryBytes, Optional.of(files));
    }
}
