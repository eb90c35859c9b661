package io.groundswell.connectors.local;

import java.nio.file.Path;

/**
 * How a local ClickHouse is set up.
 *
 * @param folder where it keeps all that is its own; made if it is not there
 * @param port where clients reach it, over HTTP; 0 for the port it had before in this folder, or a
 *     free one the first time
 * @param memoryBytes what it may take for data and queries together; a query that needs more fails,
 *     and the server lives on
 */
public record LocalClickHouseOptions(Path folder, int port, long memoryBytes) {
    private static final long USUAL_MEMORY_BYTES = 1_000_000_000;

    /** With less it cannot even start. */
    private static final long LEAST_MEMORY_BYTES = 100_000_000;

    /**
     * Checks the port and the memory.
     *
     * @throws IllegalArgumentException for a port that cannot be, or less than 100 MB
     */
    public LocalClickHouseOptions {
        Ports.check(port);
        Memory.check("ClickHouse", memoryBytes, LEAST_MEMORY_BYTES);
        folder = folder.toAbsolutePath().normalize();
    }

    /** One in that folder, on its former or a free port, with 1 GB of memory. */
    public static LocalClickHouseOptions in(Path folder) {
        return new LocalClickHouseOptions(folder, 0, USUAL_MEMORY_BYTES);
    }

    /** The same on that port. */
    public LocalClickHouseOptions withPort(int number) {
        return new LocalClickHouseOptions(folder, number, memoryBytes);
    }

    /** The same with that much memory. */
    public LocalClickHouseOptions withMemoryBytes(long bytes) {
        return new LocalClickHouseOptions(folder, port, bytes);
    }
}
