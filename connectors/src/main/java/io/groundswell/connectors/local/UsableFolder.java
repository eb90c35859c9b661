package io.groundswell.connectors.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a folder can take what a server will write into it. */
final class UsableFolder {
    /** Less than this is gone within minutes. */
    private static final long LEAST_FREE_BYTES = 100L << 20;

    private UsableFolder() {}

    /** The folder of this machine that a URI or a path names; empty for any other store. */
    static Optional<Path> local(String location) {
        if (location.startsWith("/")) {
            return Optional.of(Path.of(location));
        }
        return location.startsWith("file:")
                ? Optional.of(Path.of(URI.create(location).getPath()))
                : Optional.empty();
    }

    /**
     * Makes the folder if it is not there, and tries to write into it.
     *
     * @throws IOException in one line
     */
    static void check(Path folder, String purpose) throws IOException {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", null);
            Files.write(probe, new byte[] {1});
            Files.delete(probe);
        } catch (IOException e) {
            throw new IOException(folder + " for " + purpose + " cannot be written: " + e, e);
        }
        long freeBytes = Files.getFileStore(folder).getUsableSpace();
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new IOException(
                    folder
                            + " for "
                            + purpose
                            + " has only "
                            + (freeBytes >> 20)
                            + " MB free, at least "
                            + (LEAST_FREE_BYTES >> 20)
                            + " MB are needed");
        }
    }
}
