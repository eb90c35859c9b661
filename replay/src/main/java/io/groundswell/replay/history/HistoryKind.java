package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.lookup.HistoryQuery;
import io.groundswell.model.event.BarUnit;
import io.groundswell.replay.imports.BarSpan;
import java.util.Optional;

/**
 * What is asked for of a symbol: its trades, or bars of a length.
 *
 * @param span how long the bars are; empty for trades
 */
record HistoryKind(Optional<BarSpan> span) {
    static final HistoryKind TICKS = new HistoryKind(Optional.empty());
    static final HistoryKind DAILY = new HistoryKind(Optional.of(new BarSpan(BarUnit.DAY, 1)));

    /** What {@link #of} takes, in words. */
    static final String FORMS =
            "ticks, 1s, 5s, 1m, 15m, 100t (trades), 5000v (volume), daily, weekly or monthly";

    private static final int SECONDS_PER_MINUTE = 60;

    /**
     * The kind that a person spells.
     *
     * @throws IllegalArgumentException where it is none of {@link #FORMS}
     */
    static HistoryKind of(String text) {
        try {
            return switch (text) {
                case "ticks" -> TICKS;
                case "daily" -> DAILY;
                case "weekly" -> bars("week");
                case "monthly" -> bars("month");
                default -> text.matches("[0-9]{1,4}m") ? minutes(text) : bars(text);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no kind of history: " + text + " (" + FORMS + ")", e);
        }
    }

    private static HistoryKind minutes(String text) {
        int minutes = Integer.parseInt(text.substring(0, text.length() - 1));
        return bars(minutes * SECONDS_PER_MINUTE + "s");
    }

    private static HistoryKind bars(String text) {
        BarSpan span = BarSpan.of(text);
        // Refuses lengths that IQFeed has no bars of.
        HistoryQuery.bars("ANY", span.unit(), span.length());
        return new HistoryKind(Optional.of(span));
    }

    /** Whether it is of trades. */
    boolean isTicks() {
        return span.isEmpty();
    }

    /** Whether it is of bars that have a date and no time: days, weeks, months. */
    boolean isDated() {
        return span.isPresent() && span.get().isPeriod();
    }

    /** Its name, which {@link #of} reads. */
    String text() {
        if (span.isEmpty()) {
            return "ticks";
        }
        BarSpan bars = span.get();
        return switch (bars.unit()) {
            case DAY -> "daily";
            case WEEK -> "weekly";
            case MONTH -> "monthly";
            case TICK -> bars.length() + "t";
            case VOLUME -> bars.length() + "v";
            case SECOND ->
                    bars.length() % SECONDS_PER_MINUTE == 0
                            ? bars.length() / SECONDS_PER_MINUTE + "m"
                            : bars.length() + "s";
        };
    }

    @Override
    public String toString() {
        return text();
    }
}
