package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.AdminParser;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level1Parser;
import io.groundswell.connectors.iqfeed.wire.Level2Parser;
import io.groundswell.connectors.iqfeed.wire.LineBlock;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;

/**
 * Gives a session the lines of its port. Of a line about the market only its symbol is looked at;
 * only the rare others are parsed. One thread at a time.
 */
final class LineRouter {
    private static final String LEVEL1_STATE = "P";
    private static final String LEVEL1_UPDATE = "QCR";
    private static final String LEVEL1_IGNORED = "FN";
    private static final String LEVEL2_STATE = "67ZU";
    private static final String LEVEL2_UPDATE = "0345289";
    private static final String LEVEL2_IGNORED = "MO";

    private final String states;
    private final String updates;
    private final String ignored;
    private final LineParser parser;
    private final IqFeedSession session;
    private long nowNanos;
    private long lines;

    /**
     * A router of one port.
     *
     * @param version any that the connection may speak: the lines that are parsed are the same in
     *     all of them
     */
    LineRouter(IqFeedPort port, ProtocolVersion version, IqFeedSession session) {
        this.parser =
                switch (port) {
                    case LEVEL1 -> new Level1Parser(version);
                    case LEVEL2 -> new Level2Parser(version);
                    case ADMIN -> new AdminParser();
                    default -> throw new IllegalArgumentException("no stream: " + port);
                };
        this.session = session;
        boolean isLevel1 = port == IqFeedPort.LEVEL1;
        boolean isLevel2 = port == IqFeedPort.LEVEL2;
        this.states = isLevel1 ? LEVEL1_STATE : isLevel2 ? LEVEL2_STATE : "";
        this.updates = isLevel1 ? LEVEL1_UPDATE : isLevel2 ? LEVEL2_UPDATE : "";
        this.ignored = isLevel1 ? LEVEL1_IGNORED : isLevel2 ? LEVEL2_IGNORED : "";
    }

    /** Takes whole lines with their ends, at a time of the session's. */
    void route(byte[] bytes, int from, int to, long itsNowNanos) {
        nowNanos = itsNowNanos;
        LineBlock.forEachLine(bytes, from, to, this::line);
    }

    private void line(byte[] bytes, int from, int to) {
        lines++;
        char type = (char) (bytes[from] & 0xff);
        boolean isWholeType = to == from + 1 || bytes[from + 1] == ',';
        if (isWholeType && updates.indexOf(type) >= 0) {
            heard(bytes, from, to, false);
        } else if (isWholeType && states.indexOf(type) >= 0) {
            heard(bytes, from, to, true);
        } else if (!isWholeType || ignored.indexOf(type) < 0) {
            session.message(parser.parse(bytes, from, to), nowNanos);
        }
    }

    private void heard(byte[] bytes, int from, int to, boolean isState) {
        int start = Math.min(to, from + 2);
        int end = start;
        while (end < to && bytes[end] != ',') {
            end++;
        }
        session.heard(bytes, start, end, isState, nowNanos);
    }

    /** How many lines there were, blank ones not counted. */
    long lines() {
        return lines;
    }

    /**
     * Where a block ends that begins at {@code from}: after the next line that may change how the
     * connection stands, which are those that begin with S.
     */
    static int endOfBlock(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to) {
            int next = Math.min(to, LineBlock.endOfLine(bytes, start, to) + 1);
            if (bytes[start] == 'S') {
                return next;
            }
            start = next;
        }
        return to;
    }
}
