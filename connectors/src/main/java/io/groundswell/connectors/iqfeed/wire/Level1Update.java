package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.model.event.EventHeader;
import java.util.Arrays;

/**
 * {@code P} or {@code Q}: the state of a symbol, every field of the connection's fieldset in its
 * order. Immutable.
 *
 * <p>A Q says in {@link Level1Field#MESSAGE_CONTENTS} what has changed; a P is a state that was
 * asked for and never a trade.
 */
public final class Level1Update implements Level1Message {
    private final boolean summary;
    private final Fieldset fieldset;
    private final long[] numbers;
    private final byte[] scales;
    private final String[] texts;

    /**
     * Takes the arrays as they are: nobody may change them any more.
     *
     * @param summary whether it is a P
     * @param fieldset which field stands where
     * @param numbers one for each column: unscaled decimals, integers, microseconds of the day,
     *     days since 1970; ABSENT where empty; not used by texts
     * @param scales digits after the point of decimals and of seconds; not used by others
     * @param texts one for each column of text, else null
     */
    Level1Update(
            boolean summary, Fieldset fieldset, long[] numbers, byte[] scales, String[] texts) {
        this.summary = summary;
        this.fieldset = fieldset;
        this.numbers = numbers;
        this.scales = scales;
        this.texts = texts;
    }

    /** Whether it is a P, a state that was asked for. */
    public boolean isSummary() {
        return summary;
    }

    /** Which field stands where. */
    public Fieldset fieldset() {
        return fieldset;
    }

    /** The symbol. */
    public String symbol() {
        return texts[0];
    }

    /**
     * The number in a column: an integer, microseconds of the day, or days since 1970; ABSENT where
     * empty or where the column is -1.
     */
    public long number(int column) {
        return column < 0 ? EventHeader.ABSENT : numbers[column];
    }

    /** The decimal in a column as {@link WireDecimal#inUnits}. */
    public long units(int column, int exponent) {
        return column < 0
                ? EventHeader.ABSENT
                : numbers[column] == EventHeader.ABSENT
                        ? EventHeader.ABSENT
                        : WireDecimal.inUnits(numbers[column], scales[column], exponent);
    }

    /** The digits after the point of the decimal, or of the seconds, in a column. */
    public int scale(int column) {
        return scales[column];
    }

    /** The text in a column; empty where the column is -1. */
    public String text(int column) {
        return column < 0 || texts[column] == null ? "" : texts[column];
    }

    /** The same state in other columns; a field that this line lacks is empty. */
    public Level1Update in(Fieldset other) {
        long[] itsNumbers = new long[other.size()];
        byte[] itsScales = new byte[other.size()];
        String[] itsTexts = new String[other.size()];
        for (int column = 0; column < other.size(); column++) {
            Level1Field field = other.field(column);
            int from = field == null ? -1 : fieldset.column(field);
            boolean isText = other.kind(column) == Level1Field.Kind.TEXT;
            itsNumbers[column] = from < 0 ? empty(isText) : numbers[from];
            itsScales[column] = from < 0 ? 0 : scales[from];
            itsTexts[column] = isText ? text(from) : null;
        }
        return new Level1Update(summary, other, itsNumbers, itsScales, itsTexts);
    }

    private static long empty(boolean isText) {
        return isText ? 0 : EventHeader.ABSENT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level1Update that
                && summary == that.summary
                && fieldset.equals(that.fieldset)
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(scales, that.scales)
                && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        return (summary ? "P" : "Q") + Arrays.toString(numbers) + Arrays.toString(texts);
    }
}
