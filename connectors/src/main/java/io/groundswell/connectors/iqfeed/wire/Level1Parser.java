package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import java.util.List;

/**
 * Reads the lines of the Level 1 port.
 *
 * <p>P and Q are read by the current {@link Fieldset}. From 5.0 on the parser takes a new one by
 * itself when it reads the server's {@code S,CURRENT UPDATE FIELDNAMES} line: what a line means
 * depends on the lines before it and on nothing else. At 4.9 the layout is fixed.
 *
 * <p>One thread at a time; a P or Q allocates its message with three arrays, and texts only when
 * they are new.
 */
public final class Level1Parser extends PortParser {
    /** What the server says when the columns change. */
    public static final String FIELDNAMES = "CURRENT UPDATE FIELDNAMES";

    /** More than the server has, few enough that a short line cannot cost much. */
    private static final int MAX_FIELDS = 256;

    private static final int SLOT_BITS = 13;
    private static final String NOT_FOUND = "Not Found";
    private static final int NOT_FOUND_BEFORE = 4;

    private final ProtocolVersion version;
    private final RareLevel1Lines rare;
    private Fieldset fieldset;
    private Level1Field.Kind[] kinds = {};
    private String[] names = {};

    /** A parser whose fieldset is what a connection has that chose nothing. */
    public Level1Parser(ProtocolVersion version) {
        super(SLOT_BITS);
        this.version = version;
        this.rare = new RareLevel1Lines(this, version);
        fieldset(isFixed() ? FixedFieldset.OF_4_9 : Fieldset.DEFAULT);
    }

    private boolean isFixed() {
        return version == ProtocolVersion.V4_9;
    }

    /** Reads P and Q by this fieldset from now on. */
    public void fieldset(Fieldset next) {
        fieldset = next;
        kinds = new Level1Field.Kind[next.size()];
        names = next.names().toArray(String[]::new);
        for (int column = 0; column < kinds.length; column++) {
            kinds[column] = next.kind(column);
        }
    }

    /** The fieldset by which P and Q are read. */
    public Fieldset fieldset() {
        return fieldset;
    }

    @Override
    WireMessage message(byte[] bytes, int from, int to) {
        char type = type();
        return switch (type) {
            case 'Q', 'P' -> update(type == 'P');
            case 'S' -> withFieldset(system());
            case 'F' -> rare.fundamental();
            case 'R' -> rare.regional();
            case 'C' -> rare.correction();
            case 'N' -> rare.news();
            default -> common(type);
        };
    }

    private WireMessage update(boolean summary) {
        int size = kinds.length;
        long[] numbers = new long[size];
        byte[] scales = new byte[size];
        String[] texts = new String[size];
        LineCursor fields = afterType();
        texts[0] = fields.symbol();
        for (int column = 1; column < size; column++) {
            switch (kinds[column]) {
                case TEXT -> texts[column] = fields.text(names[column]);
                case INTEGER -> numbers[column] = fields.integer(names[column]);
                case DECIMAL -> {
                    numbers[column] = fields.unscaled(names[column]);
                    scales[column] = (byte) fields.scale();
                }
                case TIME -> {
                    numbers[column] = fields.time(names[column]);
                    scales[column] = (byte) fields.scale();
                }
                case DATE -> numbers[column] = fields.usDate(names[column]);
            }
        }
        if (fields.isWhole() && !(isFixed() && NOT_FOUND.equals(texts[1]))) {
            return new Level1Update(summary, fieldset, numbers, scales, texts);
        }
        return isFixed() && isNotFound()
                ? new UnknownSymbol(texts[0])
                : unparsed(size, "the fieldset");
    }

    /** 4.9 tells an unknown symbol by a row with these words where the first values are. */
    private boolean isNotFound() {
        List<String> fields = afterType().fields();
        int at = fields.indexOf(NOT_FOUND);
        afterType().symbol();
        return at > 0 && at < NOT_FOUND_BEFORE && line.fault() == null;
    }

    private WireMessage withFieldset(SystemLine system) {
        if (!system.name().equals(FIELDNAMES) || isFixed()) {
            return system;
        }
        List<String> told = system.fields().subList(1, system.fields().size());
        int last = told.size() - 1;
        if (last > 0 && told.get(last).isEmpty()) {
            told = told.subList(0, last);
        }
        if (told.isEmpty() || !told.get(0).equals(Level1Field.SYMBOL.wireName())) {
            return unparsed("the symbol is not the first of the field names");
        }
        if (told.size() > MAX_FIELDS) {
            return unparsed(told.size() + " field names");
        }
        Fieldset next = Fieldset.ofNames(told);
        if (!next.equals(fieldset)) {
            fieldset(next);
        }
        return system;
    }
}
