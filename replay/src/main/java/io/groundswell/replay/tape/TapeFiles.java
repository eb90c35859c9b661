package io.groundswell.replay.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds tapes by the end of their name. */
public final class TapeFiles {
    private TapeFiles() {}

    /**
     * The files given, and every {@code *.tape} in or below the folders given, each once, sorted.
     *
     * @throws DamagedTapeException where a path does not exist
     * @throws IOException where a folder cannot be read
     */
    public static List<Path> find(Collection<Path> paths) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        for (Path path : paths) {
            Path normal = path.normalize();
            if (!Files.exists(normal)) {
                throw new DamagedTapeException(
                        path, DamagedTapeException.WHOLE_FILE, "no such file or folder");
            }
            if (Files.isDirectory(normal)) {
                try (Stream<Path> below = Files.walk(normal)) {
                    below.filter(TapeFiles::isTape).forEach(found::add);
                }
            } else {
                found.add(normal);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isTape(Path path) {
        return path.getFileName().toString().endsWith(TapeFormat.SUFFIX)
                && Files.isRegularFile(path);
    }
}
