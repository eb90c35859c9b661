package io.groundswell.connectors.iqfeed.lookup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the rows of an answer in a temporary file until it is known that they are whole. One
 * thread.
 */
final class RowFile implements ReplySink, Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file = Files.createTempFile("groundswell-lookup-", ".rows");
    private OutputStream out = OutputStream.nullOutputStream();

    RowFile() throws IOException {}

    @Override
    public void begin(String version) throws IOException {
        out.close();
        out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) throws IOException {
        out.write(bytes, from, to - from);
        out.write('\n');
    }

    /** Prints the rows of the last attempt as the server told them. */
    void print(PrintWriter to) throws IOException {
        out.close();
        try (BufferedReader rows = Files.newBufferedReader(file, ISO_8859_1)) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                to.println(row);
            }
        }
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.delete(file);
    }
}
