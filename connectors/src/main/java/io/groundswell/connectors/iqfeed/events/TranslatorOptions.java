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
 * @param trades what it had told of each symbol's trades, and which gaps in them it left open
 */
public record TranslatorOptions(
        long sourceEpoch,
        long frontierLagNanos,
        long frontierStartNanos,
        boolean withDepth,
        Map<String, Map<Topic, Long>> before,
        Map<String, TradesTold> trades) {

    /** Keeps copies. */
    public TranslatorOptions {
        Map<String, Map<Topic, Long>> copy = new HashMap<>();
        before.forEach((symbol, times) -> copy.put(symbol, new EnumMap<>(times)));
        before = copy;
        trades = Map.copyOf(trades);
    }

    /** The first epoch there is, with the usual lag. */
    public static TranslatorOptions first(long sourceEpoch, boolean withDepth) {
        return new TranslatorOptions(
                sourceEpoch,
                Frontier.DEFAULT_LAG_NANOS,
                EventHeader.ABSENT,
                withDepth,
                Map.of(),
                Map.of());
    }

    /** The same for another epoch. */
    public TranslatorOptions of(long otherEpoch) {
        return new TranslatorOptions(
                otherEpoch, frontierLagNanos, frontierStartNanos, withDepth, before, trades);
    }

    /** What was told of the symbol's trades before. */
    TradesTold trades(String symbol) {
        return trades.getOrDefault(symbol, TradesTold.NOTHING);
    }

    /** How far the symbol had come on a topic before; ABSENT where it was not there. */
    long before(String symbol, Topic topic) {
        Map<Topic, Long> times = before.get(symbol);
        return times == null ? EventHeader.ABSENT : times.getOrDefault(topic, EventHeader.ABSENT);
    }
}
