package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.model.event.EventHeader;
import java.util.Arrays;

/**
 * The values of all Level 1 fields of one symbol, for somebody who writes P and Q lines: values are
 * put as they change, and each connection gets the columns that it chose. Mutable; one thread at a
 * time.
 */
public final class Level1Row {
    /** Digits of a second from protocol 5.2 on. */
    public static final int MICROSECOND_DIGITS = 6;

    private static final Fieldset ALL = Fieldset.of(Level1Field.values());
    private static final int FIELDS = ALL.size();

    private final long[] numbers = new long[FIELDS];
    private final byte[] scales = new byte[FIELDS];
    private final String[] texts = new String[FIELDS];

    /** A row of one symbol, all else empty. */
    public Level1Row(String symbol) {
        Arrays.fill(numbers, EventHeader.ABSENT);
        Arrays.fill(scales, (byte) -1);
        Arrays.fill(texts, "");
        texts[place(Level1Field.SYMBOL)] = symbol;
    }

    /** Sets a decimal, in units of 10^-exponent; ABSENT empties it. */
    public void put(Level1Field field, long units, int exponent) {
        expect(field, Level1Field.Kind.DECIMAL);
        numbers[place(field)] = units;
        scales[place(field)] = (byte) (units == EventHeader.ABSENT ? -1 : exponent);
    }

    /** Sets an integer; ABSENT empties it. */
    public void putInteger(Level1Field field, long value) {
        expect(field, Level1Field.Kind.INTEGER);
        numbers[place(field)] = value;
    }

    /** Sets a text; empty where there is none. */
    public void putText(Level1Field field, String text) {
        expect(field, Level1Field.Kind.TEXT);
        texts[place(field)] = text;
    }

    /** Sets a local time of day in microseconds; ABSENT empties it. */
    public void putTime(Level1Field field, long microsOfDay) {
        expect(field, Level1Field.Kind.TIME);
        numbers[place(field)] = microsOfDay;
        scales[place(field)] = (byte) (microsOfDay == EventHeader.ABSENT ? -1 : MICROSECOND_DIGITS);
    }

    /** Sets a local date in days since 1970; ABSENT empties it. */
    public void putDate(Level1Field field, long epochDay) {
        expect(field, Level1Field.Kind.DATE);
        numbers[place(field)] = epochDay;
    }

    /** The number that was put, or ABSENT. */
    public long number(Level1Field field) {
        return numbers[place(field)];
    }

    /** The text that was put, or empty. */
    public String text(Level1Field field) {
        return texts[place(field)];
    }

    private static int place(Level1Field field) {
        return ALL.column(field);
    }

    private static void expect(Level1Field field, Level1Field.Kind kind) {
        if (field.kind() != kind) {
            throw new IllegalArgumentException(field + " is no " + kind);
        }
    }

    /**
     * The line of a connection, with the values as they are now.
     *
     * @param summary whether it is a P, a state that was asked for
     * @param fieldset what the connection chose; fields that are not ours are empty
     */
    public Level1Update toUpdate(boolean summary, Fieldset fieldset) {
        int columns = fieldset.size();
        long[] values = new long[columns];
        byte[] digits = new byte[columns];
        String[] words = new String[columns];
        for (int column = 0; column < columns; column++) {
            Level1Field field = fieldset.field(column);
            if (field == null) {
                values[column] = EventHeader.ABSENT;
                words[column] = "";
            } else if (field.kind() == Level1Field.Kind.TEXT) {
                words[column] = texts[place(field)];
            } else {
                values[column] = numbers[place(field)];
                digits[column] = scales[place(field)];
            }
        }
        return new Level1Update(summary, fieldset, values, digits, words);
    }
}
