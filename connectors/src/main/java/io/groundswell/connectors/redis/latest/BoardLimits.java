package io.groundswell.connectors.redis.latest;

/**
 * Limits of a board.
 *
 * @param cells parts and streams that are kept; beyond it the one that was quiet for longest is
 *     forgotten
 * @param streamEntries entries of one stream that wait; beyond it the oldest is given up
 * @param waitingEntries entries of all streams that wait; beyond it the oldest of the stream that
 *     is next is given up
 */
record BoardLimits(int cells, int streamEntries, int waitingEntries) {
    /** Checks the limits. */
    BoardLimits {
        if (cells < 1 || streamEntries < 1 || waitingEntries < 1) {
            throw new IllegalArgumentException("a limit below one");
        }
    }
}
