package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a folder can take what a server will write into it. */
final class UsableFolder {
    /** Less than this is gone within minutes. */
    private static final long LEAST_FREE_BYTES = 100L << 20;

    private static final int MEGABYTE_BITS = 20;

    private UsableFolder() {}

    /**
     * The folder of this machine that a path names, as Flink writes it; empty for any other store.
     */
    static Optional<Path> local(String location) {
        // Flink takes what follows as it is, too: %20 is no space.
        String path = location.replaceFirst("^file:(//)?", "");
        return path.startsWith("/") ? Optional.of(Path.of(path)) : Optional.empty();
    }

    /** Makes the folder if it is not there, tries to write into it, and tells what is wrong. */
    static Optional<String> complaint(Path folder, String purpose) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", null);
            Files.write(probe, new byte[] {1});
            Files.delete(probe);
            long freeBytes = Files.getFileStore(folder).getUsableSpace();
            return freeBytes < LEAST_FREE_BYTES
                    ? Optional.of(
                            folder
                                    + " for "
                                    + purpose
                                    + " has only "
                                    + (freeBytes >> MEGABYTE_BITS)
                                    + " MB free, at least "
                                    + (LEAST_FREE_BYTES >> MEGABYTE_BITS)
                                    + " MB are needed")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(folder + " for " + purpose + " cannot be written: " + e);
        }
    }
}
