package io.groundswell.connectors.iqfeed.events;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The depth pictures that are coming, by when their last row came: one that was quiet for {@link
 * #QUIET_NANOS} is whole. Costs one look at the eldest for each line.
 */
final class Pictures {
    /** So long no row may come for the picture to be whole. */
    static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<DepthEvents, Long> lastRowNanos = new LinkedHashMap<>();

    /** A row of the depth came. */
    void note(DepthEvents depth, long receiveTimeNanos) {
        if (depth.isPictureComing()) {
            // Taken out first, so that it goes to the end.
            lastRowNanos.remove(depth);
            lastRowNanos.put(depth, receiveTimeNanos);
        } else if (!lastRowNanos.isEmpty()) {
            lastRowNanos.remove(depth);
        }
    }

    /** Ends those that were quiet for long enough. */
    void endQuiet(long nowNanos) {
        if (lastRowNanos.isEmpty()) {
            return;
        }
        Iterator<Map.Entry<DepthEvents, Long>> eldest = lastRowNanos.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<DepthEvents, Long> picture = eldest.next();
            if (nowNanos - picture.getValue() < QUIET_NANOS) {
                return;
            }
            picture.getKey().endQuietPicture(nowNanos);
            eldest.remove();
        }
    }

    /** None is coming any more. */
    void clear() {
        lastRowNanos.clear();
    }
}
