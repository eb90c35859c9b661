package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Topic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a translator begins with.
 *
 * @param sourceEpoch of all its events, nanoseconds since 1970 UTC
 * @param frontierLagNanos how far the frontier stays behind the highest feed time
 * @param frontierStartNanos the frontier is never below this; ABSENT where nothing came before
 * @param withDepth whether the Level 2 port is watched for every symbol
 * @param before how far the epoch before had come, for each symbol and topic that it had: order
 *     times, nanoseconds since 1970 UTC; what lies between is a gap
 */
public record TranslatorOptions(
        long sourceEpoch,
        long frontierLagNanos,
        long frontierStartNanos,
        boolean withDepth,
        Map<String, Map<Topic, Long>> before) {

    /** Keeps a copy. */
    public TranslatorOptions {
        Map<String, Map<Topic, Long>> copy = new HashMap<>();
        before.forEach((symbol, times) -> copy.put(symbol, new EnumMap<>(times)));
        before = copy;
    }

    /** The first epoch there is, with the usual lag. */
    public static TranslatorOptions first(long sourceEpoch, boolean withDepth) {
        return new TranslatorOptions(
                sourceEpoch, Frontier.DEFAULT_LAG_NANOS, EventHeader.ABSENT, withDepth, Map.of());
    }

    /** How far the symbol had come on a topic before; ABSENT where it was not there. */
    long before(String symbol, Topic topic) {
        Map<Topic, Long> times = before.get(symbol);
        return times == null ? EventHeader.ABSENT : times.getOrDefault(topic, EventHeader.ABSENT);
    }
}
