package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.lookup.ReplySink;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The lines of one answer as they came, up to a length. One thread. */
final class GapReply implements ReplySink {
    private final int maxBytes;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final NewestTrade newest = new NewestTrade();
    private String version = ProtocolVersion.V6_2.text();

    /** It is longer than it may be: less is to be asked for at a time. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        TooLongException(int maxBytes) {
            super("an answer of more than " + maxBytes + " bytes");
        }
    }

    GapReply(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void begin(String itsVersion) {
        version = itsVersion;
        lines.reset();
        newest.begin(itsVersion);
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) throws IOException {
        if (lines.size() + to - from + 1 > maxBytes) {
            throw new TooLongException(maxBytes);
        }
        lines.write(bytes, from, to - from);
        lines.write('\n');
        newest.row(bytes, from, to, message);
    }

    /** How far its trades go. */
    NewestTrade newest() {
        return newest;
    }

    /** The version of the protocol that the lines are in. */
    String version() {
        return version;
    }

    /** The lines with their ends. */
    byte[] lines() {
        return lines.toByteArray();
    }
}
