package io.groundswell.replay.imports;

import io.groundswell.model.quality.Defect;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The lines of a text file as bytes, plain, {@code .gz} or {@code .xz}. Line ends (LF or CRLF) are
 * not part of a line. Holds one line and one read buffer; one thread at a time.
 */
final class ByteLines implements Closeable {
    /** No line of a recording is longer: a book of 1000 levels a side takes 64 KB. */
    static final int MAX_LENGTH = 4 << 20;

    private static final int READ_BYTES = 1 << 16;

    private final String source;
    private final InputStream in;
    private final int maxLength;
    private byte[] buffer = new byte[READ_BYTES];
    private int filled;
    private int next;
    private int start;
    private int end;
    private long number;
    private long bytesRead;
    private boolean tooLong;
    private long skipped;

    ByteLines(String source, InputStream in, int maxLength) {
        this.source = source;
        this.in = in;
        this.maxLength = maxLength;
    }

    /** Opens a file, decompressing by its ending. */
    static ByteLines open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            String name = file.getFileName().toString();
            String ending = name.toLowerCase(Locale.ROOT);
            InputStream text = raw;
            if (ending.endsWith(".xz")) {
                text = new XZInputStream(raw);
            } else if (ending.endsWith(".gz")) {
                text = new GZIPInputStream(raw, READ_BYTES);
            }
            return new ByteLines(name, text, MAX_LENGTH);
        } catch (IOException e) {
            raw.close();
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Leaves out what stands before a line; to be called before the first {@link #next}.
     *
     * @param offset bytes before it, after decompression
     * @param linesBefore how many lines these are
     */
    ByteLines after(long offset, long linesBefore) throws IOException {
        try {
            in.skipNBytes(offset);
        } catch (IOException e) {
            in.close();
            throw new IOException(source + ": " + e.getMessage(), e);
        }
        skipped = offset;
        number = linesBefore;
        return this;
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the file
     */
    boolean next() throws IOException {
        tooLong = false;
        start = next;
        int scanned = next;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return take(i, i + 1);
                }
            }
            scanned = filled;
            if (scanned - start > maxLength) {
                return skipRest();
            }
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                filled -= start;
                scanned -= start;
                start = 0;
            } else if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            if (!fill()) {
                return filled > start && take(filled, filled);
            }
        }
    }

    private boolean fill() throws IOException {
        try {
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count > 0) {
                filled += count;
                bytesRead += count;
            }
            return count > 0;
        } catch (IOException e) {
            throw new IOException(source + ": line " + number + ": " + e.getMessage(), e);
        }
    }

    private boolean take(int lineEnd, int nextStart) {
        end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        next = nextStart;
        number++;
        tooLong = end - start > maxLength;
        return true;
    }

    private boolean skipRest() throws IOException {
        end = start + maxLength;
        number++;
        tooLong = true;
        byte[] head = Arrays.copyOfRange(buffer, start, start + Defect.MAX_RAW_LENGTH);
        boolean more;
        int lineEnd;
        do {
            filled = 0;
            more = fill();
            lineEnd = indexOfNewline();
        } while (more && lineEnd < 0);
        // The head is kept in front of what was read beyond the line, for the defect's text.
        int rest = lineEnd < 0 ? filled : lineEnd + 1;
        byte[] joined = new byte[Math.max(buffer.length, head.length + filled - rest)];
        System.arraycopy(head, 0, joined, 0, head.length);
        System.arraycopy(buffer, rest, joined, head.length, filled - rest);
        filled = head.length + filled - rest;
        buffer = joined;
        start = 0;
        end = head.length;
        next = head.length;
        return true;
    }

    private int indexOfNewline() {
        for (int i = 0; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The bytes that the line lies in; valid until the next call of {@link #next}. */
    byte[] bytes() {
        return buffer;
    }

    /** Where the line begins in {@link #bytes}. */
    int start() {
        return start;
    }

    /** The place after the line's last byte in {@link #bytes}. */
    int end() {
        return end;
    }

    /** Whether the line is longer than allowed; what is shown is its beginning then. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The line's number, from 1; 0 before the first. */
    long number() {
        return number;
    }

    /** Where the line begins in the file, in bytes after decompression; not of one too long. */
    long offset() {
        return skipped + bytesRead - filled + start;
    }

    /** Bytes read so far, after decompression. */
    long bytesRead() {
        return bytesRead;
    }

    /** The file's name. */
    String source() {
        return source;
    }

    /** The line as text, cut to what a defect keeps. */
    String text() {
        int length = Math.min(end - start, Defect.MAX_RAW_LENGTH);
        return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
