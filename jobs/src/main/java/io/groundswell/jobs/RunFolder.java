package io.groundswell.jobs.demo;

import io.groundswell.jobs.config.ConfigException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder of a run's results. It is written to, and things in it are deleted, only where a demo
 * made it, which a marker in it says; one run at a time has it.
 */
final class DemoFolder implements AutoCloseable {
    private static final String MARKER = ".groundswell-demo";

    private final Path folder;
    private final FileChannel marker;

    private DemoFolder(Path folder, FileChannel marker) {
        this.folder = folder;
        this.marker = marker;
    }

    /**
     * Takes a folder, made where there is none. Deletes nothing. To be closed.
     *
     * @throws ConfigException where it is in use, or holds something and is not a demo's
     */
    static DemoFolder take(Path folder) throws ConfigException, IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ConfigException("--out: " + folder + " is not a folder");
        }
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(MARKER)) && !isEmpty(folder)) {
            throw new ConfigException(
                    "--out: "
                            + folder
                            + " holds something and is no demo's (no "
                            + MARKER
                            + " in it); say a new folder");
        }
        FileChannel marker =
                FileChannel.open(
                        folder.resolve(MARKER),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!isLocked(marker)) {
            marker.close();
            throw new ConfigException("--out: another demo runs in " + folder);
        }
        return new DemoFolder(folder, marker);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static boolean isLocked(FileChannel marker) throws IOException {
        try {
            return marker.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Something in it, whether or not it is there. */
    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** A folder in it, made new; what an earlier run left there is gone. */
    Path emptied(String name) throws IOException {
        Path part = folder.resolve(name);
        if (Files.exists(part)) {
            try (Stream<Path> content = Files.walk(part)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(part);
    }

    /** Lets the next run have it. */
    @Override
    public void close() throws IOException {
        marker.close();
    }
}
