package io.groundswell.connectors.iqfeed.wire;

/**
 * Makes a message of a line. Never fails for what a line says: a line that is none of the protocol
 * becomes {@link CommonMessage.Unparsed}. Time and memory are bounded by the length of the line.
 * One thread at a time.
 */
public interface LineParser {
    /** Longest line that is looked at; a longer one is unparsed. */
    int MAX_LINE_LENGTH = 64 << 10;

    /**
     * Reads one line.
     *
     * @param bytes holds the line, ISO-8859-1; not kept
     * @param from its first byte
     * @param to after its last byte, its end (LF, or CR and LF) not included
     */
    WireMessage parse(byte[] bytes, int from, int to);
}
