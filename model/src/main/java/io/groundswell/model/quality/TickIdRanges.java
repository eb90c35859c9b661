package io.groundswell.model.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which tick ids of one market centre and day were seen. A venue that counts without holes needs a
 * single range however many trades there are; ids without order cost a range each, up to a limit,
 * above which the lowest are forgotten. One thread at a time; adding costs O(log ranges).
 */
public final class TickIdRanges {
    private final NavigableMap<Long, Long> lastByFirst = new TreeMap<>();
    private final int maxRanges;
    private long count;
    private long forgotten;

    /**
     * Ids from one to another.
     *
     * @param first the lowest
     * @param last the highest, at least the first
     */
    public record Range(long first, long last) {
        /** How many ids it has. */
        public long count() {
            return last - first + 1;
        }
    }

    /**
     * None seen.
     *
     * @param maxRanges how many ranges are kept, at least 1
     */
    public TickIdRanges(int maxRanges) {
        if (maxRanges < 1) {
            throw new IllegalArgumentException("maxRanges: " + maxRanges);
        }
        this.maxRanges = maxRanges;
    }

    /**
     * An id is seen.
     *
     * @return whether it is new
     */
    public boolean add(long id) {
        Map.Entry<Long, Long> below = lastByFirst.floorEntry(id);
        if (below != null && below.getValue() >= id) {
            return false;
        }
        long first = id;
        long last = id;
        if (below != null && below.getValue() == id - 1) {
            first = below.getKey();
        }
        Long joined = id == Long.MAX_VALUE ? null : lastByFirst.remove(id + 1);
        if (joined != null) {
            last = joined;
        }
        lastByFirst.put(first, last);
        count++;
        keepLimit();
        return true;
    }

    private void keepLimit() {
        while (lastByFirst.size() > maxRanges) {
            Map.Entry<Long, Long> lowest = lastByFirst.pollFirstEntry();
            forgotten += lowest.getValue() - lowest.getKey() + 1;
        }
    }

    /** Whether an id was seen and not forgotten since. */
    public boolean contains(long id) {
        Map.Entry<Long, Long> below = lastByFirst.floorEntry(id);
        return below != null && below.getValue() >= id;
    }

    /** How many different ids were seen, as far as the limit lets it tell. */
    public long count() {
        return count;
    }

    /** How many of them were forgotten because there were too many ranges. */
    public long forgotten() {
        return forgotten;
    }

    /** What was seen and is not forgotten, the lowest first. */
    public List<Range> seen() {
        List<Range> ranges = new ArrayList<>();
        lastByFirst.forEach((first, last) -> ranges.add(new Range(first, last)));
        return List.copyOf(ranges);
    }

    /**
     * What lies between the ids that were seen, the lowest first.
     *
     * @param from ids from here on were expected too
     */
    public List<Range> missing(long from) {
        List<Range> holes = new ArrayList<>();
        long next = from;
        for (Map.Entry<Long, Long> range : lastByFirst.entrySet()) {
            if (range.getKey() > next) {
                holes.add(new Range(next, range.getKey() - 1));
            }
            next = Math.max(next, range.getValue() + 1);
        }
        return List.copyOf(holes);
    }
}
