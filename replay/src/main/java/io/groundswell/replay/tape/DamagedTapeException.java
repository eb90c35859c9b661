package io.groundswell.replay.tape;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that cannot be read as a tape, or not to its end, and must not be half read. The message
 * is one line for a person: the file, the place and the reason.
 */
public final class DamagedTapeException extends IOException {
    /** The offset of a fault that concerns the file as a whole. */
    public static final long WHOLE_FILE = -1;

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;
    private final String reason;

    /**
     * A fault at a place.
     *
     * @param file the file
     * @param offset where in the file, in bytes, or {@link #WHOLE_FILE}
     * @param reason one line, without file and place
     */
    public DamagedTapeException(Path file, long offset, String reason) {
        this(file, offset, reason, null);
    }

    /** A fault at a place, with what brought it to light. */
    public DamagedTapeException(Path file, long offset, String reason, Throwable cause) {
        super(
                offset == WHOLE_FILE
                        ? file + ": " + reason
                        : file + ": at byte " + offset + ": " + reason,
                cause);
        this.file = file;
        this.offset = offset;
        this.reason = reason;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Where in the file, in bytes, or {@link #WHOLE_FILE}. */
    public long offset() {
        return offset;
    }

    /** What is wrong there, without file and place. */
    public String reason() {
        return reason;
    }
}
