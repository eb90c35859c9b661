package io.groundswell.replay.imports;

import io.groundswell.model.event.BarUnit;

/**
 * How long the bars of a reply are, which its rows do not say.
 *
 * @param unit what the length counts
 * @param length how many units, at least 1
 */
public record BarSpan(BarUnit unit, int length) {
    /** What {@link #of} takes, in words. */
    public static final String FORMS =
            "60 or 60s (seconds), 100t (trades), 5000v (volume), day, week, month";

    private static final int MAX_DIGITS = 9;

    /**
     * The span that a person or a request spells.
     *
     * @throws IllegalArgumentException where it is none of {@link #FORMS}
     */
    public static BarSpan of(String text) {
        return switch (text) {
            case "day" -> new BarSpan(BarUnit.DAY, 1);
            case "week" -> new BarSpan(BarUnit.WEEK, 1);
            case "month" -> new BarSpan(BarUnit.MONTH, 1);
            default -> counted(text);
        };
    }

    private static BarSpan counted(String text) {
        BarUnit unit =
                switch (text.isEmpty() ? ' ' : text.charAt(text.length() - 1)) {
                    case 't' -> BarUnit.TICK;
                    case 'v' -> BarUnit.VOLUME;
                    default -> BarUnit.SECOND;
                };
        boolean hasUnit = unit != BarUnit.SECOND || text.endsWith("s");
        String digits = text.substring(0, text.length() - (hasUnit ? 1 : 0));
        if (digits.matches("[0-9]{1," + MAX_DIGITS + "}") && Integer.parseInt(digits) > 0) {
            return new BarSpan(unit, Integer.parseInt(digits));
        }
        throw new IllegalArgumentException("no length of a bar: '" + text + "'; " + FORMS);
    }

    /** Whether such bars are dated, not timed. */
    public boolean isPeriod() {
        return unit.compareTo(BarUnit.DAY) >= 0;
    }
}
