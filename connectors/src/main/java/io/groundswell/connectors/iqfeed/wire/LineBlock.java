package io.groundswell.connectors.iqfeed.wire;

/** Walks along the lines of a block of bytes; a line ends with LF, or with CR and LF. */
public final class LineBlock {
    private LineBlock() {}

    /**
     * Takes one line without its end.
     *
     * @param <E> what may go wrong with it
     */
    @FunctionalInterface
    public interface Line<E extends Exception> {
        /** A line that is not blank. */
        void line(byte[] bytes, int from, int to) throws E;
    }

    /** Gives each line without its end. */
    public static <E extends Exception> void forEachLine(
            byte[] bytes, int from, int to, Line<E> line) throws E {
        int start = from;
        while (start < to) {
            int lf = endOfLine(bytes, start, to);
            int end = lf > start && bytes[lf - 1] == '\r' ? lf - 1 : lf;
            if (end > start) {
                line.line(bytes, start, end);
            }
            start = lf + 1;
        }
    }

    /** The LF that ends a line, or {@code to}. */
    public static int endOfLine(byte[] bytes, int start, int to) {
        int at = start;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
