package io.groundswell.connectors.iqfeed.wire;

/**
 * Writes messages as lines of a protocol version, without their ends. What a parser of the same
 * version made of a line is written as that line. One thread at a time.
 *
 * <p>Numbers are written in their usual form, so that lines before 6.1 may change once: {@code
 * 2938.} becomes {@code 2938}. A character that ISO-8859-1 lacks becomes a question mark.
 */
public final class IqFeedFormatter {
    private final LineWriter line = new LineWriter();
    private final Level1Lines level1;
    private final Level2Lines level2;
    private final LookupLines lookup;
    private final OtherLines other;

    /** A formatter of that version. */
    public IqFeedFormatter(ProtocolVersion version) {
        level1 = new Level1Lines(line);
        level2 = new Level2Lines(line);
        lookup = new LookupLines(line, version);
        other = new OtherLines(line);
    }

    /** The line of a message. */
    public String format(WireMessage message) {
        line.wrapOwn();
        write(message);
        return line.line();
    }

    /**
     * Writes the line of a message into an array. For P and Q, depth and ticks nothing is
     * allocated.
     *
     * @param at index of its first byte
     * @return how many bytes it has
     * @throws IllegalArgumentException where it does not fit; the array holds part of it then
     */
    public int format(WireMessage message, byte[] to, int at) {
        line.wrap(to, at);
        write(message);
        return line.length();
    }

    private void write(WireMessage message) {
        if (message instanceof Level1Message level1Message) {
            level1.write(level1Message);
        } else if (message instanceof Level2Message level2Message) {
            level2.write(level2Message);
        } else if (message instanceof LookupMessage lookupMessage) {
            lookup.write(lookupMessage);
        } else {
            other.write(message);
        }
    }
}
