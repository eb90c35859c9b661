package io.groundswell.connectors.iqfeed.wire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which field stands in which column of the P and Q lines of a connection: what the server's echo
 * said, never what was asked for. Immutable.
 */
public final class Fieldset {
    /** What a connection has that chose nothing, from protocol 5.2 on. */
    public static final Fieldset DEFAULT =
            of(
                    Level1Field.MOST_RECENT_TRADE,
                    Level1Field.MOST_RECENT_TRADE_SIZE,
                    Level1Field.MOST_RECENT_TRADE_TIME,
                    Level1Field.MOST_RECENT_TRADE_MARKET_CENTRE,
                    Level1Field.TOTAL_VOLUME,
                    Level1Field.BID,
                    Level1Field.BID_SIZE,
                    Level1Field.ASK,
                    Level1Field.ASK_SIZE,
                    Level1Field.OPEN,
                    Level1Field.HIGH,
                    Level1Field.LOW,
                    Level1Field.CLOSE,
                    Level1Field.MESSAGE_CONTENTS,
                    Level1Field.MOST_RECENT_TRADE_CONDITIONS);

    private final List<String> names;
    private final Level1Field[] fields;
    private final Map<Level1Field, Integer> columns = new EnumMap<>(Level1Field.class);

    private Fieldset(List<String> names) {
        this.names = List.copyOf(names);
        this.fields = new Level1Field[names.size()];
        for (int column = 0; column < fields.length; column++) {
            Level1Field field = Level1Field.of(names.get(column));
            fields[column] = field;
            if (field != null) {
                columns.putIfAbsent(field, column);
            }
        }
    }

    /** The fieldset of these fields; the symbol is put first and need not be named. */
    public static Fieldset of(Level1Field... fields) {
        List<String> names = new ArrayList<>();
        names.add(Level1Field.SYMBOL.wireName());
        for (Level1Field field : fields) {
            if (field != Level1Field.SYMBOL) {
                names.add(field.wireName());
            }
        }
        return new Fieldset(names);
    }

    /**
     * The fieldset that the server told; a name that this version does not know is a column of
     * text.
     *
     * @param names in the order of the columns, the symbol first
     * @throws IllegalArgumentException where the symbol is not first
     */
    public static Fieldset ofNames(List<String> names) {
        if (names.isEmpty() || !names.get(0).equals(Level1Field.SYMBOL.wireName())) {
            throw new IllegalArgumentException("the symbol is not the first field: " + names);
        }
        return new Fieldset(names);
    }

    /** The names as the wire spells them, the symbol first. */
    public List<String> names() {
        return names;
    }

    /** How many columns there are. */
    public int size() {
        return fields.length;
    }

    /** The field in a column; null for a name that this version does not know. */
    public Level1Field field(int column) {
        return fields[column];
    }

    /** How the values of a column are spelled. */
    public Level1Field.Kind kind(int column) {
        return fields[column] == null ? Level1Field.Kind.TEXT : fields[column].kind();
    }

    /** The column of a field, or -1. To be asked once for each fieldset, not for each line. */
    public int column(Level1Field field) {
        return columns.getOrDefault(field, -1);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Fieldset that && names.equals(that.names));
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
