package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a pool of connections to the lookup port is told.
 *
 * @param client host, number of the lookup port, version, name and time-outs
 * @param sockets most connections at a time: 1 to 15
 * @param requestsPerSecond over all connections: 1 to 50, which is what an account may ask
 * @param replyLimit an answer is given up when nothing came for so long: up to an hour
 * @param maxAttempts a question is asked so often before it has failed: 1 to 100
 * @param firstPauseMillis before the second attempt, or a random half of it less
 * @param longestPauseMillis before no attempt is there a longer pause: up to ten minutes
 * @param patience so long an IQConnect that is away is waited for: none to a day
 */
public record LookupOptions(
        ClientOptions client,
        int sockets,
        int requestsPerSecond,
        Duration replyLimit,
        int maxAttempts,
        long firstPauseMillis,
        long longestPauseMillis,
        Duration patience) {
    private static final int MOST_SOCKETS = 15;
    private static final int MOST_ATTEMPTS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 600_000;
    private static final Duration LONGEST_REPLY_LIMIT = Duration.ofHours(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    /** Checks the ranges. */
    public LookupOptions {
        if (!client.ports().containsKey(IqFeedPort.LOOKUP)) {
            throw new IllegalArgumentException("ports: no number of " + IqFeedPort.LOOKUP);
        }
        check("sockets", sockets, 1, MOST_SOCKETS);
        check("requestsPerSecond", requestsPerSecond, 1, RequestLimiter.MOST_PER_SECOND);
        check("replyLimit, ms", replyLimit.toMillis(), 1, LONGEST_REPLY_LIMIT.toMillis());
        check("maxAttempts", maxAttempts, 1, MOST_ATTEMPTS);
        check("firstPauseMillis", firstPauseMillis, 1, LONGEST_PAUSE_MILLIS);
        check("longestPauseMillis", longestPauseMillis, firstPauseMillis, LONGEST_PAUSE_MILLIS);
        check("patience, ms", patience.toMillis(), 0, LONGEST_PATIENCE.toMillis());
    }

    private static void check(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (" + min + " to " + max + ")");
        }
    }

    /** For an IQConnect on this machine: four connections, 50 requests a second. */
    public static LookupOptions usual() {
        return new LookupOptions(
                ClientOptions.usual().withStreams(Set.of()),
                4,
                RequestLimiter.MOST_PER_SECOND,
                Duration.ofSeconds(30),
                6,
                250,
                10_000,
                Duration.ofMinutes(1));
    }

    /** The same with another host and port. */
    public LookupOptions at(String host, int port) {
        return withClient(client.at(host, Map.of(IqFeedPort.LOOKUP, port)));
    }

    /** The same with another client. */
    public LookupOptions withClient(ClientOptions itsClient) {
        return new LookupOptions(
                itsClient,
                sockets,
                requestsPerSecond,
                replyLimit,
                maxAttempts,
                firstPauseMillis,
                longestPauseMillis,
                patience);
    }

    /** The same with more connections or fewer, and another limit of requests. */
    public LookupOptions withLoad(int itsSockets, int itsRequestsPerSecond) {
        return new LookupOptions(
                client,
                itsSockets,
                itsRequestsPerSecond,
                replyLimit,
                maxAttempts,
                firstPauseMillis,
                longestPauseMillis,
                patience);
    }

    /** The same with other attempts. */
    public LookupOptions withAttempts(
            int itsMaxAttempts, long itsFirstPauseMillis, long itsLongestPauseMillis) {
        return new LookupOptions(
                client,
                sockets,
                requestsPerSecond,
                replyLimit,
                itsMaxAttempts,
                itsFirstPauseMillis,
                itsLongestPauseMillis,
                patience);
    }

    /** The same with other limits of waiting: for an answer, and for IQConnect. */
    public LookupOptions withWaits(Duration itsReplyLimit, Duration itsPatience) {
        return new LookupOptions(
                client,
                sockets,
                requestsPerSecond,
                itsReplyLimit,
                maxAttempts,
                firstPauseMillis,
                longestPauseMillis,
                itsPatience);
    }
}
