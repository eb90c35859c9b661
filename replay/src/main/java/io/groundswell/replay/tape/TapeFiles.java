package io.groundswell.replay.tape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds tapes by the end of their name. */
public final class TapeFiles {
    private TapeFiles() {}

    /**
     * The files given, and every {@code *.tape} in or below the folders given, each once however it
     * is named, sorted.
     *
     * @throws DamagedTapeException where a path does not exist
     * @throws IOException where a folder cannot be read
     */
    public static List<Path> find(Collection<Path> paths) throws IOException {
        Map<Path, Path> found = new HashMap<>();
        for (Path path : paths) {
            Path normal = path.normalize();
            if (!Files.exists(normal)) {
                throw new DamagedTapeException(
                        path, DamagedTapeException.WHOLE_FILE, "no such file or folder");
            }
            if (Files.isDirectory(normal)) {
                try (Stream<Path> below = Files.walk(normal)) {
                    for (Path file : below.filter(TapeFiles::isTape).toList()) {
                        found.putIfAbsent(file.toRealPath(), file);
                    }
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            } else {
                found.putIfAbsent(normal.toRealPath(), normal);
            }
        }
        return found.values().stream().sorted().toList();
    }

    private static boolean isTape(Path path) {
        return path.getFileName().toString().endsWith(TapeFormat.SUFFIX)
                && Files.isRegularFile(path);
    }
}
