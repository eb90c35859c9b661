package io.groundswell.connectors.iqfeed.collector;

/** What a record of a capture holds. A code, once given, never changes its meaning. */
public enum CaptureKind {
    /** Whole lines of a port with their ends, as they came. */
    LINES(1),
    /** A port was connected; the bytes are its protocol version. */
    CONNECTED(2),
    /** A port was lost; the bytes tell why. */
    DISCONNECTED(3),
    /** A symbol was silent for too long; the bytes are the symbol. */
    STALLED(4),
    /** The collector was stopped in order: nothing follows. */
    STOPPED(5),
    /**
     * What history has of a gap follows as lines of the lookup port; the bytes are the gap and the
     * protocol version of the lines, with a blank between.
     */
    BACKFILL(6),
    /** How that ended; the bytes tell. */
    BACKFILL_END(7);

    private static final CaptureKind[] ALL = values();

    private final int code;

    CaptureKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The kind of that code, or null. */
    static CaptureKind ofCode(int code) {
        for (CaptureKind kind : ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }
}
