package io.groundswell.connectors.redis.latest;

import java.io.Serializable;
import java.time.Duration;

/**
 * Limits of what is written to Redis.
 *
 * @param timeToLive a key that nobody writes for this long is gone; the last tenth of it may be
 *     missing
 * @param streamEntries entries that a stream keeps at least; it has a hundred more at most
 * @param windowCommands commands that are sent before their answers are awaited, at most 10,000
 * @param waitingEntries entries of streams that wait in one writer while Redis is away; beyond it
 *     the oldest are given up, and so are those of one stream beyond {@code streamEntries}
 * @param cells parts of hashes, and streams, that one writer keeps to send them again
 * @param patience how long the end of a bounded job waits until Redis has everything
 */
public record LatestOptions(
        Duration timeToLive,
        int streamEntries,
        int windowCommands,
        int waitingEntries,
        int cells,
        Duration patience)
        implements Serializable {
    /** Far less than a connection lets wait for answers. */
    private static final int MAX_WINDOW = 10_000;

    /** What fits most: keys outlive a long weekend. */
    public static final LatestOptions USUAL =
            new LatestOptions(
                    Duration.ofDays(5), 1_000, 500, 200_000, 200_000, Duration.ofMinutes(10));

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException where one cannot be
     */
    public LatestOptions {
        if (timeToLive.toMillis() < 1 || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "to live for " + timeToLive + ", to wait for " + patience);
        }
        if (windowCommands < 1 || windowCommands > MAX_WINDOW) {
            throw new IllegalArgumentException("windows of " + windowCommands + " commands");
        }
        new BoardLimits(cells, streamEntries, waitingEntries);
    }

    /** The same with another time to live. */
    public LatestOptions withTimeToLive(Duration duration) {
        return new LatestOptions(
                duration, streamEntries, windowCommands, waitingEntries, cells, patience);
    }

    /** The same with another length of streams. */
    public LatestOptions withStreamEntries(int entries) {
        return new LatestOptions(
                timeToLive, entries, windowCommands, waitingEntries, cells, patience);
    }

    /** The same with other windows. */
    public LatestOptions withWindowCommands(int commands) {
        return new LatestOptions(
                timeToLive, streamEntries, commands, waitingEntries, cells, patience);
    }

    /** The same with another patience. */
    public LatestOptions withPatience(Duration duration) {
        return new LatestOptions(
                timeToLive, streamEntries, windowCommands, waitingEntries, cells, duration);
    }

    BoardLimits board() {
        return new BoardLimits(cells, streamEntries, waitingEntries);
    }
}
