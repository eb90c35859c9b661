package io.groundswell.replay.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The lines of a reply, which can be read as often as needed. */
interface ReplyText {
    /** Where they come from, for people. */
    String source();

    /**
     * Opens them before a line.
     *
     * @param offset bytes of text before that line
     * @param linesBefore how many lines these are
     */
    ByteLines from(long offset, long linesBefore) throws IOException;

    /** A file as it was saved. */
    static ReplyText ofFile(Path file) {
        return new ReplyText() {
            @Override
            public String source() {
                return file.toString();
            }

            @Override
            public ByteLines from(long offset, long linesBefore) throws IOException {
                return ByteLines.open(file).after(offset, linesBefore);
            }
        };
    }

    /** Lines with their ends. */
    static ReplyText of(String source, String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.ISO_8859_1);
        return new ReplyText() {
            @Override
            public String source() {
                return source;
            }

            @Override
            public ByteLines from(long offset, long linesBefore) throws IOException {
                return new ByteLines(source, new ByteArrayInputStream(bytes), ByteLines.MAX_LENGTH)
                        .after(offset, linesBefore);
            }
        };
    }
}
