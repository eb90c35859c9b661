package io.groundswell.connectors.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** What a folder remembers, as properties in a file, which no reader ever sees half written. */
public final class StateFile {
    private StateFile() {}

    /**
     * Reads it; empty where there is no such file.
     *
     * @throws IOException where it cannot be read, or is {@link #damaged}
     */
    public static Optional<Properties> load(Path file) throws IOException {
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

    /** What to throw where its content cannot be. */
    public static IOException damaged(Path file, Exception reason) {
        return new IOException(file + ": damaged: " + reason.getMessage(), reason);
    }

    /**
     * A number that must be there.
     *
     * @throws IllegalArgumentException where it is not, or is no number
     */
    public static long number(Properties saved, String key) {
        return Long.parseLong(saved.getProperty(key, "no " + key));
    }

    /**
     * Writes it beside the file and moves it there.
     *
     * @throws IOException where it cannot be written; the former content is still there then
     */
    public static void save(Path file, Properties state) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".partial");
        try (FileOutputStream bytes = new FileOutputStream(written.toFile());
                Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            state.store(writer, null);
            writer.flush();
            // Else the name may outlive the content when the machine dies.
            bytes.getFD().sync();
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
