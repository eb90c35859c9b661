package io.groundswell.replay.history;

import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A day's running volume as a line from 0 on, of which each trade covers the piece from its total
 * less its size up to its total. What no trade covers is missing, whatever order they come in: a
 * trade that is back-filled closes its hole. One thread at a time; memory is that of the holes, up
 * to a limit, above which the lowest are only counted.
 */
final class VolumeLine {
    private static final int MAX_STRETCHES = 1_024;

    private final NavigableMap<Long, Stretch> byStart = new TreeMap<>();
    private long covered;
    private long end;
    private long contradictions;
    private long forgotten;

    /** Covered without a hole up to a volume, by trades of these feed times. */
    private record Stretch(long end, long firstNanos, long lastNanos) {}

    /** Takes a trade: the running volume after it, its size and its feed time. */
    void add(long totalVolume, long size, long feedNanos) {
        long start = totalVolume - size;
        Map.Entry<Long, Stretch> below = byStart.floorEntry(start);
        Long above = byStart.higherKey(start);
        boolean overlaps =
                (below != null && below.getValue().end() > start)
                        || (above != null && above < totalVolume);
        if (start < 0 || (overlaps && size > 0)) {
            contradictions++;
            return;
        }
        if (size == 0) {
            return;
        }
        Stretch piece = new Stretch(totalVolume, feedNanos, feedNanos);
        if (below != null && below.getValue().end() == start) {
            start = below.getKey();
            piece = joined(below.getValue(), piece);
        }
        if (above != null && above == totalVolume) {
            piece = joined(piece, byStart.remove(above));
        }
        byStart.put(start, piece);
        covered += size;
        end = Math.max(end, totalVolume);
        if (byStart.size() > MAX_STRETCHES) {
            Map.Entry<Long, Stretch> lowest = byStart.pollFirstEntry();
            Map.Entry<Long, Stretch> next = byStart.pollFirstEntry();
            byStart.put(lowest.getKey(), joined(lowest.getValue(), next.getValue()));
            forgotten++;
        }
    }

    private static Stretch joined(Stretch lower, Stretch upper) {
        return new Stretch(
                upper.end(),
                Math.min(lower.firstNanos(), upper.firstNanos()),
                Math.max(lower.lastNanos(), upper.lastNanos()));
    }

    /** What is missing below the highest total. */
    long missing() {
        return end - covered;
    }

    /** Trades whose total cannot be, given the others: it counts again what they have counted. */
    long contradictions() {
        return contradictions;
    }

    /** The largest holes, in the order of the line. */
    List<VolumeHole> holes(int most) {
        List<VolumeHole> holes = allHoles();
        if (holes.size() <= most) {
            return holes;
        }
        List<VolumeHole> largest = new ArrayList<>(holes);
        largest.sort(Comparator.comparingLong(VolumeHole::volume).reversed());
        holes.retainAll(new HashSet<>(largest.subList(0, most)));
        return holes.subList(0, most);
    }

    /** How many holes there are, those counted that are not known apart any more. */
    long places() {
        return forgotten + allHoles().size();
    }

    private List<VolumeHole> allHoles() {
        List<VolumeHole> holes = new ArrayList<>();
        long upTo = 0;
        long lastNanos = EventHeader.ABSENT;
        for (Map.Entry<Long, Stretch> stretch : byStart.entrySet()) {
            Stretch piece = stretch.getValue();
            if (stretch.getKey() > upTo) {
                holes.add(new VolumeHole(lastNanos, piece.firstNanos(), stretch.getKey() - upTo));
            }
            upTo = piece.end();
            lastNanos = piece.lastNanos();
        }
        return holes;
    }
}
