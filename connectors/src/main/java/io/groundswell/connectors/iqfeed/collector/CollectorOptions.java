package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.model.contract.Realm;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a collector is told.
 *
 * @param folder where captures, notes and the lock are
 * @param symbols what to watch
 * @param withDepth whether Level 2 is watched too
 * @param client how IQConnect is reached and asked
 * @param kafka where the events go
 * @param realm whose topics
 * @param frontierLagNanos how far the frontier stays behind the highest feed time
 * @param syncMillis between two times that the capture is brought to the disk
 * @param segmentBytes length of a capture file
 * @param captureLimitBytes all captures of the folder together never get longer
 * @param freeBytes the disk keeps at least so much
 * @param repair how gaps in trades are filled from history; empty where they are not
 */
public record CollectorOptions(
        Path folder,
        Set<String> symbols,
        boolean withDepth,
        ClientOptions client,
        KafkaConnection kafka,
        Realm realm,
        long frontierLagNanos,
        long syncMillis,
        long segmentBytes,
        long captureLimitBytes,
        long freeBytes,
        Optional<RepairOptions> repair) {
    /** Segments of this length unless said. */
    public static final long USUAL_SEGMENT_BYTES = 256L << 20;

    /** Captures of this length in all unless said. */
    public static final long USUAL_LIMIT_BYTES = 50L << 30;

    /** The disk keeps so much free unless said. */
    public static final long USUAL_FREE_BYTES = 1L << 30;

    /** Between two syncs unless said. */
    public static final long USUAL_SYNC_MILLIS = 100;

    private static final long MIN_SEGMENT_BYTES = 1L << 20;
    private static final long RESERVED_SHARE = 4;
    private static final long MOST_RESERVED_BYTES = 1L << 30;
    private static final long MAX_LAG_NANOS = 60_000_000_000L;
    private static final long MAX_SYNC_MILLIS = 60_000;

    /** Checks the ranges and keeps a copy. */
    public CollectorOptions {
        symbols = Set.copyOf(new TreeSet<>(symbols));
        check("segment bytes", segmentBytes, MIN_SEGMENT_BYTES, Long.MAX_VALUE);
        check("capture limit", captureLimitBytes, MIN_SEGMENT_BYTES, Long.MAX_VALUE);
        check("frontier lag in nanoseconds", frontierLagNanos, 0, MAX_LAG_NANOS);
        check("sync in milliseconds", syncMillis, 1, MAX_SYNC_MILLIS);
        check("bytes to keep free", freeBytes, 0, Long.MAX_VALUE);
    }

    /** So much of the captures' room is left to live lines; answers of history wait instead. */
    long reserveBytes() {
        return Math.min(captureLimitBytes / RESERVED_SHARE, MOST_RESERVED_BYTES);
    }

    private static void check(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    what + ": " + value + " is not " + min + " to " + max);
        }
    }
}
