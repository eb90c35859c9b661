package io.groundswell.jobs.run;

import io.groundswell.connectors.local.FolderLock;
import io.groundswell.connectors.local.FolderRemoval;
import io.groundswell.jobs.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a run's results. It is written to, and things in it are deleted, only where the
 * same command made it, which a marker in it says; one run at a time has it.
 */
public final class RunFolder implements AutoCloseable {
    private final Path folder;
    private final FolderLock marker;

    private RunFolder(Path folder, FolderLock marker) {
        this.folder = folder;
        this.marker = marker;
    }

    /**
     * Takes a folder, made where there is none. Deletes nothing. To be closed.
     *
     * @param command the command's word
     * @throws ConfigException where it is in use, or holds something and is not the command's
     */
    public static RunFolder take(Path folder, String command) throws ConfigException, IOException {
        String marker = ".groundswell-" + command;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ConfigException("--out: " + folder + " is not a folder");
        }
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(marker)) && !isEmpty(folder)) {
            throw new ConfigException(
                    "--out: "
                            + folder
                            + " holds something and was not made by "
                            + command
                            + " (no "
                            + marker
                            + " in it); say a new folder");
        }
        Optional<FolderLock> lock = FolderLock.tryTake(folder.resolve(marker));
        if (lock.isEmpty()) {
            throw new ConfigException("--out: another " + command + " runs in " + folder);
        }
        return new RunFolder(folder, lock.get());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** Something in it, whether or not it is there. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** A folder in it, made new; what an earlier run left there is gone. */
    public Path emptied(String name) throws IOException {
        Path part = folder.resolve(name);
        FolderRemoval.of(part);
        return Files.createDirectories(part);
    }

    /** Lets the next run have it. */
    @Override
    public void close() throws IOException {
        marker.close();
    }
}
