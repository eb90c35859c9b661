package io.groundswell.replay.inject;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Offers of the real book that would stand at or below the iceberg's price: how much of each level
 * has come already, and how much of it the iceberg bought, which the level lacks for as long as it
 * exists. There are no more of them than levels.
 */
final class CrossingOffers {
    private static final class Level {
        private long seen;
        private long taken;
    }

    private final Map<Long, Level> levels = new HashMap<>();

    boolean isEmpty() {
        return levels.isEmpty();
    }

    /** What has come newly to a level that crosses. */
    long arrived(long realPrice, long size) {
        Level level = levels.computeIfAbsent(realPrice, price -> new Level());
        long more = size - Math.max(level.seen, level.taken);
        level.seen = size;
        return Math.max(0, more);
    }

    void took(long realPrice, long size) {
        levels.get(realPrice).taken += size;
    }

    /** What is left of a level. */
    long left(long realPrice, long size) {
        Level level = levels.isEmpty() ? null : levels.get(realPrice);
        return level == null ? size : Math.max(0, size - level.taken);
    }

    /** Forgets what the real book has no more. */
    void follow(SideLevels realAsks) {
        Iterator<Map.Entry<Long, Level>> each = levels.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Long, Level> entry = each.next();
            long size = realAsks.sizeAt(entry.getKey());
            Level level = entry.getValue();
            level.seen = Math.min(level.seen, size);
            level.taken = Math.min(level.taken, size);
            if (size == 0) {
                each.remove();
            }
        }
    }

    /** A level does not cross any more: what comes back to cross comes newly. */
    void uncross(long realPrice) {
        Level level = levels.get(realPrice);
        if (level != null && level.taken == 0) {
            levels.remove(realPrice);
        } else if (level != null) {
            level.seen = 0;
        }
    }

    void clear() {
        levels.clear();
    }
}
