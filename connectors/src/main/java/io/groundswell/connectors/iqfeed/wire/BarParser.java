package io.groundswell.connectors.iqfeed.wire;

/**
 * Reads the lines of the derivative port, of any version; a bar says by itself whether it begins
 * with a request id. One thread at a time.
 */
public final class BarParser extends PortParser {
    private static final int SLOT_BITS = 10;
    private static final int BAR_FIELDS = 9;
    private static final String TYPES = "HUC";

    /** A parser. */
    public BarParser() {
        super(SLOT_BITS);
    }

    @Override
    WireMessage message(byte[] bytes, int from, int to) {
        if (isBar(bytes, from, to)) {
            return bar("", bytes, from, to);
        }
        line.wrap(bytes, from, to);
        String requestId = line.text("request id");
        int rest = line.position();
        return !requestId.isEmpty() && isBar(bytes, rest, to)
                ? bar(requestId, bytes, rest, to)
                : common(type());
    }

    private static boolean isBar(byte[] bytes, int at, int to) {
        return to - at > 2
                && bytes[at] == 'B'
                && TYPES.indexOf(bytes[at + 1]) >= 0
                && bytes[at + 2] == ',';
    }

    private WireMessage bar(String requestId, byte[] bytes, int from, int to) {
        line.wrap(bytes, from + 3, to);
        BarLine bar =
                new BarLine(
                        requestId,
                        (char) bytes[from + 1],
                        line.symbol(),
                        line.dateTime("time", false),
                        line.decimal("open"),
                        line.decimal("high"),
                        line.decimal("low"),
                        line.decimal("last"),
                        line.integer("total volume"),
                        line.integer("volume"),
                        line.integer("trades"));
        return line.isWhole() ? bar : unparsed(from + 3, BAR_FIELDS, "a bar");
    }
}
