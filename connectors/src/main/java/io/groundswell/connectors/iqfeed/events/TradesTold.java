package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.quality.TickIdRanges.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * What an epoch leaves to the next of the trades of a symbol: which were told, and which gaps are
 * still to be filled.
 *
 * @param forgottenDate of this date and those before, in days since 1970, nothing is known any more
 * @param days what was told of the last dates, the earliest first
 * @param gaps those that history was not asked for yet
 */
public record TradesTold(long forgottenDate, List<Day> days, List<TradeGap> gaps) {
    /** Nothing is forgotten yet. */
    static final long NO_DATE = Long.MIN_VALUE;

    /** Nothing was told. */
    static final TradesTold NOTHING = new TradesTold(NO_DATE, List.of(), List.of());

    private static final String FORGOTTEN = "forgotten=";
    private static final String DATE = "date=";
    private static final String UNNUMBERED = "unnumbered";
    private static final String CENTRE = "centre=";
    private static final String GAP = "gap=";
    private static final char BELOW = '/';
    private static final char TO = '-';

    /** Keeps copies. */
    public TradesTold {
        days = List.copyOf(days);
        gaps = List.copyOf(gaps);
    }

    /**
     * What was told of a trading date.
     *
     * @param date in days since 1970
     * @param unnumbered whether trades without a number were among it
     * @param centres by market centre
     */
    public record Day(long date, boolean unnumbered, List<Centre> centres) {
        /** Keeps a copy. */
        public Day {
            centres = List.copyOf(centres);
        }
    }

    /**
     * What was told of a market centre.
     *
     * @param centre its id
     * @param forgotten how many ids below the first are told too, which ones nobody knows
     * @param ids the tick ids, the lowest first
     */
    public record Centre(String centre, long forgotten, List<Range> ids) {
        /** Keeps a copy. */
        public Centre {
            ids = List.copyOf(ids);
        }
    }

    boolean isNothing() {
        return equals(NOTHING);
    }

    /** All of it in a line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (forgottenDate != NO_DATE) {
            text.append(FORGOTTEN).append(forgottenDate).append(' ');
        }
        for (Day day : days) {
            text.append(DATE).append(day.date).append(' ');
            text.append(day.unnumbered ? UNNUMBERED + ' ' : "");
            for (Centre it : day.centres) {
                text.append(CENTRE).append(it.centre).append(BELOW).append(it.forgotten);
                for (Range ids : it.ids) {
                    text.append(' ').append(ids.first()).append(TO).append(ids.last());
                }
                text.append(' ');
            }
        }
        gaps.forEach(gap -> text.append(GAP).append(gap.text()).append(' '));
        return text.toString().stripTrailing();
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static TradesTold parse(String text) {
        Reading reading = new Reading();
        StringTokenizer words = new StringTokenizer(text, " ");
        while (words.hasMoreTokens()) {
            reading.word(words.nextToken());
        }
        return reading.end();
    }

    /** A text that is being read. */
    private static final class Reading {
        private final List<Day> days = new ArrayList<>();
        private final List<TradeGap> gaps = new ArrayList<>();
        private long forgottenDate = NO_DATE;
        private List<Centre> centres = new ArrayList<>();
        private List<Range> ids = new ArrayList<>();
        private long date = NO_DATE;
        private boolean unnumbered;
        private String centre = "";
        private long forgotten;

        void word(String word) {
            if (word.startsWith(FORGOTTEN)) {
                forgottenDate = Long.parseLong(word.substring(FORGOTTEN.length()));
            } else if (word.startsWith(DATE)) {
                endDay();
                date = Long.parseLong(word.substring(DATE.length()));
            } else if (word.equals(UNNUMBERED)) {
                unnumbered = true;
            } else if (word.startsWith(CENTRE)) {
                endCentre();
                int below = word.indexOf(BELOW);
                if (below < 0) {
                    throw new IllegalArgumentException("no market centre: " + word);
                }
                centre = word.substring(CENTRE.length(), below);
                forgotten = Long.parseLong(word.substring(below + 1));
            } else if (word.startsWith(GAP)) {
                gaps.add(TradeGap.parse(word.substring(GAP.length())));
            } else {
                ids.add(range(word));
            }
        }

        private static Range range(String word) {
            int to = word.indexOf(TO);
            if (to < 0) {
                throw new IllegalArgumentException("no range of tick ids: " + word);
            }
            return new Range(
                    Long.parseLong(word.substring(0, to)), Long.parseLong(word.substring(to + 1)));
        }

        private void endCentre() {
            if (!centre.isEmpty()) {
                centres.add(new Centre(centre, forgotten, ids));
            }
            centre = "";
            ids = new ArrayList<>();
        }

        private void endDay() {
            endCentre();
            if (date != NO_DATE) {
                days.add(new Day(date, unnumbered, centres));
            }
            unnumbered = false;
            centres = new ArrayList<>();
        }

        TradesTold end() {
            endDay();
            return new TradesTold(forgottenDate, days, gaps);
        }
    }
}
