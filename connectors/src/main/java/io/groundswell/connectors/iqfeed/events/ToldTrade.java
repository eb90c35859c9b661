package io.groundswell.connectors.iqfeed.events;

import java.util.ArrayList;
import java.util.List;

/**
 * A trade that was told, as far as it takes to know it again in history: by its time, market centre
 * and tick id; where one of the two has no tick id, by what was traded.
 *
 * @param feedTimeNanos when, nanoseconds since 1970 UTC; feeds tell microseconds
 * @param centre the market centre's id; empty where none was told
 * @param tickId 0 where none was told
 * @param price in the units of the symbol
 * @param size in the units of the symbol
 * @param conditions as the feed spells them
 */
public record ToldTrade(
        long feedTimeNanos, String centre, long tickId, long price, long size, String conditions) {
    private static final char SEPARATOR = ',';
    private static final int FIELDS = 6;

    /** Whatever is no number of a trade is none. */
    public ToldTrade {
        tickId = Math.max(0, tickId);
    }

    /** Whether both are the same trade; of equal ones nobody can tell. */
    boolean isSame(ToldTrade other) {
        if (feedTimeNanos != other.feedTimeNanos || !hasSameCentre(other)) {
            return false;
        }
        if (tickId != 0 && other.tickId != 0) {
            return tickId == other.tickId;
        }
        return price == other.price && size == other.size && conditions.equals(other.conditions);
    }

    private boolean hasSameCentre(ToldTrade other) {
        return centre.isEmpty() || other.centre.isEmpty() || centre.equals(other.centre);
    }

    /** The trade in a word. */
    String text() {
        return feedTimeNanos
                + ","
                + centre
                + ','
                + tickId
                + ','
                + price
                + ','
                + size
                + ','
                + conditions;
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException where it is none
     */
    static ToldTrade parse(String text) {
        List<String> parts = new ArrayList<>(FIELDS);
        int begin = 0;
        while (parts.size() < FIELDS - 1) {
            int end = text.indexOf(SEPARATOR, begin);
            if (end < 0) {
                throw new IllegalArgumentException("no trade: " + text);
            }
            parts.add(text.substring(begin, end));
            begin = end + 1;
        }
        return new ToldTrade(
                Long.parseLong(parts.get(0)),
                parts.get(1),
                Long.parseLong(parts.get(2)),
                Long.parseLong(parts.get(3)),
                Long.parseLong(parts.get(4)),
                text.substring(begin));
    }
}
