package io.groundswell.connectors.iqfeed.wire;

/**
 * Writes messages as lines of a protocol version, without their ends. What a parser of the same
 * version made of a line is written as that line. One thread at a time.
 */
public final class IqFeedFormatter {
    private final ProtocolVersion version;

    /** A formatter of that version. */
    public IqFeedFormatter(ProtocolVersion version) {
        this.version = version;
    }

    /** The line of a message. */
    public String format(WireMessage message) {
        return version.text() + message;
    }
}
