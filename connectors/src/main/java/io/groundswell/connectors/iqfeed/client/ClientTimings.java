package io.groundswell.connectors.iqfeed.client;

/**
 * How long the client waits, and what for; all in milliseconds, 1 to a day.
 *
 * @param connectMillis for a connection to be accepted
 * @param handshakeMillis for each answer of a handshake
 * @param silenceMillis without a T line (on the admin port: without statistics) before a connection
 *     is dead
 * @param upstreamMillis for a server that lost its own to have it back, before the connection is
 *     begun anew
 * @param answerMillis for the state of a symbol that was asked for; doubled after each failure
 * @param level1StallMillis a symbol must be silent on Level 1 for at least this to be stalled
 * @param level2StallMillis the same on Level 2
 * @param limitRetryMillis before a symbol is asked for again that was over the account's limit
 * @param unknownRetryMillis before a symbol is asked for again that the feed does not know
 * @param firstReconnectMillis the first attempt comes after half of this up to all of it
 * @param maxReconnectMillis no attempt waits longer
 */
public record ClientTimings(
        long connectMillis,
        long handshakeMillis,
        long silenceMillis,
        long upstreamMillis,
        long answerMillis,
        long level1StallMillis,
        long level2StallMillis,
        long limitRetryMillis,
        long unknownRetryMillis,
        long firstReconnectMillis,
        long maxReconnectMillis) {
    private static final long MAX_MILLIS = 86_400_000;

    /** What fits IQConnect. */
    public static final ClientTimings USUAL =
            new ClientTimings(
                    2_000, 2_000, 5_000, 60_000, 5_000, 60_000, 60_000, 600_000, 3_600_000, 200,
                    10_000);

    /** Checks the ranges. */
    public ClientTimings {
        check("connectMillis", connectMillis);
        check("handshakeMillis", handshakeMillis);
        check("silenceMillis", silenceMillis);
        check("upstreamMillis", upstreamMillis);
        check("answerMillis", answerMillis);
        check("level1StallMillis", level1StallMillis);
        check("level2StallMillis", level2StallMillis);
        check("limitRetryMillis", limitRetryMillis);
        check("unknownRetryMillis", unknownRetryMillis);
        check("firstReconnectMillis", firstReconnectMillis);
        check("maxReconnectMillis", maxReconnectMillis);
        if (maxReconnectMillis < firstReconnectMillis) {
            throw new IllegalArgumentException(
                    "maxReconnectMillis "
                            + maxReconnectMillis
                            + " is below firstReconnectMillis "
                            + firstReconnectMillis);
        }
    }

    private static void check(String name, long millis) {
        if (millis < 1 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException(name + ": " + millis + " (1 to " + MAX_MILLIS + ")");
        }
    }

    /** The same with other limits of silence. */
    public ClientTimings withStalls(long itsLevel1Millis, long itsLevel2Millis) {
        return new ClientTimings(
                connectMillis,
                handshakeMillis,
                silenceMillis,
                upstreamMillis,
                answerMillis,
                itsLevel1Millis,
                itsLevel2Millis,
                limitRetryMillis,
                unknownRetryMillis,
                firstReconnectMillis,
                maxReconnectMillis);
    }
}
