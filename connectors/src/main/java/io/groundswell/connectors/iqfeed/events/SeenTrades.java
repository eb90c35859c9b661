package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.events.TradesTold.Centre;
import io.groundswell.connectors.iqfeed.events.TradesTold.Day;
import io.groundswell.model.quality.TickIdRanges;
import io.groundswell.model.quality.TickIdRanges.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which trades of a symbol were told, by trading date, market centre and tick id, which together
 * are a trade's identity. The last two dates are kept. Where a venue counts without holes that is a
 * few numbers for each centre; ids without order cost up to {@link #MAX_RANGES} ranges of 80 bytes.
 * One thread at a time.
 */
final class SeenTrades {
    /** This date and the one before it. */
    static final int KEPT_DATES = 2;

    /** Ranges of one date and market centre; of those below, nothing is known any more. */
    static final int MAX_RANGES = 1024;

    /** Market centres of one date; there are some thirty. */
    static final int MAX_CENTRES = 256;

    /** Of the ranges, the highest that the next epoch is told of. */
    private static final int HANDED_ON = 64;

    private final NavigableMap<Long, Seen> dates = new TreeMap<>();
    private long forgottenDate = TradesTold.NO_DATE;

    /** What is known of a trade. */
    enum Told {
        YES,
        NO,
        /** It has no number, or what was told then is forgotten. */
        UNKNOWN
    }

    /** What was told of one date. */
    private static final class Seen {
        private final Map<String, TickIdRanges> told = new HashMap<>();
        private final Map<String, TickIdRanges> later = new HashMap<>();
        private boolean unnumbered;
    }

    /** Goes on from what was told before. */
    void begin(TradesTold before) {
        forgottenDate = before.forgottenDate();
        for (Day day : before.days()) {
            Seen seen = new Seen();
            seen.unnumbered = day.unnumbered();
            for (Centre it : day.centres()) {
                seen.told.put(it.centre(), TickIdRanges.of(MAX_RANGES, it.ids(), it.forgotten()));
            }
            dates.put(day.date(), seen);
        }
    }

    /** Whether trades can have such a number. */
    static boolean isNumbered(String centre, long tickId) {
        return tickId > 0 && !centre.isEmpty();
    }

    /** A trade was told as it happened. */
    void told(long date, String centre, long tickId) {
        Seen seen = of(date);
        if (seen == null) {
            return;
        }
        TickIdRanges ids = isNumbered(centre, tickId) ? ids(seen.told, centre) : null;
        if (ids == null) {
            seen.unnumbered = true;
        } else {
            ids.add(tickId);
        }
    }

    /** A trade was told of which nobody knows the date: the last one is taken. */
    void toldUndated() {
        if (!dates.isEmpty()) {
            dates.lastEntry().getValue().unnumbered = true;
        }
    }

    /** A trade was told later, from history. */
    void toldLater(long date, String centre, long tickId) {
        told(date, centre, tickId);
        Seen seen = of(date);
        TickIdRanges ids = seen == null ? null : ids(seen.later, centre);
        if (ids != null) {
            ids.add(tickId);
        }
    }

    /** Whether a trade that is told now was told from history already. */
    boolean isToldLater(long date, String centre, long tickId) {
        Seen seen = dates.get(date);
        TickIdRanges ids = seen == null ? null : seen.later.get(centre);
        return ids != null && isNumbered(centre, tickId) && ids.contains(tickId);
    }

    /** Whether a trade was told, be it as it happened or later. */
    Told isTold(long date, String centre, long tickId) {
        Seen seen = of(date);
        if (seen == null || !isNumbered(centre, tickId)) {
            return Told.UNKNOWN;
        }
        TickIdRanges ids = ids(seen.told, centre);
        if (ids != null && ids.contains(tickId)) {
            return Told.YES;
        }
        // A trade that came without a number may be this one.
        boolean unknown = ids == null || seen.unnumbered || ids.mayBeForgotten(tickId);
        return unknown ? Told.UNKNOWN : Told.NO;
    }

    /** What was told of a date; null where that is forgotten. */
    private Seen of(long date) {
        Seen known = dates.get(date);
        if (known != null || date <= forgottenDate) {
            return known;
        }
        Seen fresh = new Seen();
        dates.put(date, fresh);
        while (dates.size() > KEPT_DATES) {
            forgottenDate = dates.pollFirstEntry().getKey();
        }
        return date <= forgottenDate ? null : fresh;
    }

    private static TickIdRanges ids(Map<String, TickIdRanges> of, String centre) {
        TickIdRanges known = of.get(centre);
        if (known == null && of.size() < MAX_CENTRES) {
            known = new TickIdRanges(MAX_RANGES);
            of.put(centre, known);
        }
        return known;
    }

    /** What the next epoch goes on from, with these gaps. */
    TradesTold end(List<TradeGap> gaps) {
        List<Day> days = new ArrayList<>();
        dates.forEach(
                (date, seen) -> {
                    List<Centre> centres = new ArrayList<>();
                    new TreeMap<>(seen.told)
                            .forEach((centre, ids) -> centres.add(end(centre, ids)));
                    days.add(new Day(date, seen.unnumbered, centres));
                });
        return new TradesTold(forgottenDate, days, gaps);
    }

    private static Centre end(String centre, TickIdRanges ids) {
        List<Range> ranges = ids.seen();
        int left = Math.max(0, ranges.size() - HANDED_ON);
        long forgotten = ids.forgotten();
        for (Range it : ranges.subList(0, left)) {
            forgotten += it.count();
        }
        return new Centre(centre, forgotten, ranges.subList(left, ranges.size()));
    }
}
