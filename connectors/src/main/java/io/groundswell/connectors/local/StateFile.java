package io.groundswell.connectors.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** What a server's folder remembers, as properties in a file. */
final class StateFile {
    private StateFile() {}

    static Optional<Properties> load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            saved.load(reader);
            return Optional.of(saved);
        } catch (IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    static IOException damaged(Path file, Exception reason) {
        return new IOException(file + ": damaged: " + reason.getMessage(), reason);
    }

    /** A number that must be there. */
    static long number(Properties saved, String key) {
        return Long.parseLong(saved.getProperty(key, "no " + key));
    }

    /** Written beside it and moved, so that no reader ever sees half of it. */
    static void save(Path file, Properties state) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".partial");
        try (Writer writer = Files.newBufferedWriter(written)) {
            state.store(writer, null);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
