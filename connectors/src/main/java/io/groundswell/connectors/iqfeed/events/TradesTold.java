package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * What an epoch leaves to the next of the trades of a symbol: how far they had come, which of the
 * last were told, and which gaps are still to be filled.
 *
 * @param comeToNanos the feed time that the trades had come to; ABSENT where there was none
 * @param recent the last that were told as they happened
 * @param later what history told that may still come from the feed
 * @param gaps those that history was not asked for yet, or not to the end
 */
public record TradesTold(long comeToNanos, Bag recent, Bag later, List<Gap> gaps) {
    /** Nothing was told. */
    static final TradesTold NOTHING =
            new TradesTold(EventHeader.ABSENT, Bag.EMPTY, Bag.EMPTY, List.of());

    private static final String COME_TO = "come=";
    private static final String RECENT = "recent=";
    private static final String LATER = "later=";
    private static final String GAP = "gap=";
    private static final String DONE = "done=";
    private static final String BACKFILLED = "backfilled=";
    private static final String IN_PART = "part";
    private static final String NEAR = "near=";

    /** Keeps a copy. */
    public TradesTold {
        gaps = List.copyOf(gaps);
    }

    /**
     * Trades that were told.
     *
     * @param forgottenNanos up to this feed time others may have been told; ABSENT where none
     * @param trades the earliest first
     */
    public record Bag(long forgottenNanos, List<ToldTrade> trades) {
        /** None. */
        static final Bag EMPTY = new Bag(EventHeader.ABSENT, List.of());

        /** Keeps a copy. */
        public Bag {
            trades = List.copyOf(trades);
        }

        private Bag forgotten() {
            long last = trades.isEmpty() ? forgottenNanos : lastNanos();
            return new Bag(Math.max(forgottenNanos, last), List.of());
        }

        private long lastNanos() {
            return trades.get(trades.size() - 1).feedTimeNanos();
        }
    }

    /**
     * A gap that is open.
     *
     * @param gap which
     * @param doneNanos up to this feed time history was asked and told; ABSENT where not at all
     * @param backfilled how many of its trades were told
     * @param inPart whether some of it cannot be told
     * @param told what was told near it
     */
    public record Gap(TradeGap gap, long doneNanos, long backfilled, boolean inPart, Bag told) {}

    /**
     * What stands for an epoch that did not remember its trades: all up to this feed time may have
     * been told.
     *
     * @param nanos the last order time of its trades, nanoseconds since 1970 UTC
     */
    public static TradesTold unknownUpTo(long nanos) {
        return new TradesTold(EventHeader.ABSENT, new Bag(nanos, List.of()), Bag.EMPTY, List.of());
    }

    boolean isNothing() {
        return equals(NOTHING);
    }

    /** The same without what nobody asks history for any more, for it is too old by now. */
    TradesTold asOf(long nowNanos) {
        boolean isOld =
                comeToNanos != EventHeader.ABSENT && TradeGap.isTooOld(comeToNanos, nowNanos);
        return new TradesTold(
                comeToNanos,
                isOld ? recent.forgotten() : recent,
                isOld ? later.forgotten() : later,
                gaps.stream()
                        .filter(it -> !TradeGap.isTooOld(it.gap().untilNanos(), nowNanos))
                        .toList());
    }

    /** All of it in a line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        number(text, COME_TO, comeToNanos);
        bag(text, RECENT, recent);
        bag(text, LATER, later);
        for (Gap it : gaps) {
            text.append(GAP).append(it.gap.text()).append(' ');
            number(text, DONE, it.doneNanos);
            text.append(BACKFILLED).append(it.backfilled).append(' ');
            text.append(it.inPart ? IN_PART + ' ' : "");
            bag(text, NEAR, it.told);
        }
        return text.toString().stripTrailing();
    }

    private static void number(StringBuilder text, String name, long nanos) {
        if (nanos != EventHeader.ABSENT) {
            text.append(name).append(nanos).append(' ');
        }
    }

    private static void bag(StringBuilder text, String name, Bag bag) {
        if (!bag.equals(Bag.EMPTY)) {
            text.append(name);
            text.append(bag.forgottenNanos == EventHeader.ABSENT ? "" : bag.forgottenNanos);
            text.append(' ');
            bag.trades.forEach(it -> text.append(it.text()).append(' '));
        }
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
        private final List<Gap> gaps = new ArrayList<>();
        private final ReadBag recent = new ReadBag();
        private final ReadBag later = new ReadBag();
        private long comeToNanos = EventHeader.ABSENT;
        private ReadBag bag;
        private TradeGap gap;
        private long doneNanos;
        private long backfilled;
        private boolean inPart;
        private ReadBag near;

        private static final class ReadBag {
            private long forgottenNanos = EventHeader.ABSENT;
            private final List<ToldTrade> trades = new ArrayList<>();

            ReadBag begun(String forgotten) {
                forgottenNanos =
                        forgotten.isEmpty() ? EventHeader.ABSENT : Long.parseLong(forgotten);
                return this;
            }

            Bag end() {
                return new Bag(forgottenNanos, trades);
            }
        }

        void word(String word) {
            if (word.startsWith(COME_TO)) {
                comeToNanos = Long.parseLong(word.substring(COME_TO.length()));
            } else if (word.startsWith(RECENT)) {
                bag = recent.begun(word.substring(RECENT.length()));
            } else if (word.startsWith(LATER)) {
                bag = later.begun(word.substring(LATER.length()));
            } else if (word.startsWith(GAP)) {
                endGap();
                begin(TradeGap.parse(word.substring(GAP.length())));
            } else if (gap != null && word.startsWith(DONE)) {
                doneNanos = Long.parseLong(word.substring(DONE.length()));
            } else if (gap != null && word.startsWith(BACKFILLED)) {
                backfilled = Long.parseLong(word.substring(BACKFILLED.length()));
            } else if (gap != null && word.equals(IN_PART)) {
                inPart = true;
            } else if (gap != null && word.startsWith(NEAR)) {
                bag = near.begun(word.substring(NEAR.length()));
            } else if (bag != null) {
                bag.trades.add(ToldTrade.parse(word));
            } else {
                throw new IllegalArgumentException("nothing told of trades: " + word);
            }
        }

        private void begin(TradeGap next) {
            gap = next;
            doneNanos = EventHeader.ABSENT;
            backfilled = 0;
            inPart = false;
            near = new ReadBag();
            bag = null;
        }

        private void endGap() {
            if (gap != null) {
                gaps.add(new Gap(gap, doneNanos, backfilled, inPart, near.end()));
            }
        }

        TradesTold end() {
            endGap();
            return new TradesTold(comeToNanos, recent.end(), later.end(), gaps);
        }
    }
}
