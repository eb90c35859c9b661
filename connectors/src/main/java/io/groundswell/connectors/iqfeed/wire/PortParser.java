package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.TimeLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.model.quality.Defect;

/**
 * What the parsers of all ports share: the limits, the lines of any port, the words for a fault.
 */
abstract class PortParser implements LineParser {
    /** The fields of the line at hand. */
    final LineCursor line;

    private byte[] bytes = {};
    private int from;
    private int to;

    PortParser(int slotBits) {
        line = new LineCursor(slotBits);
    }

    @Override
    public final WireMessage parse(byte[] lineBytes, int lineFrom, int lineTo) {
        bytes = lineBytes;
        from = lineFrom;
        to = lineTo;
        int length = to - from;
        if (length > MAX_LINE_LENGTH) {
            return unparsed("line of " + length + " bytes");
        }
        line.wrap(bytes, from, to);
        return length == 0 ? ofEmptyLine() : message(bytes, from, to);
    }

    /** The message of a line with at least one byte; the cursor stands at its begin. */
    abstract WireMessage message(byte[] lineBytes, int lineFrom, int lineTo);

    WireMessage ofEmptyLine() {
        return unparsed("empty line");
    }

    /** The character before the first comma; 0 where there are more or fewer than one. */
    final char type() {
        return to - from >= 2 && bytes[from + 1] == ',' ? (char) (bytes[from] & 0xff) : 0;
    }

    /** Puts the cursor behind the type of the line. */
    final LineCursor afterType() {
        line.wrap(bytes, from + 2, to);
        return line;
    }

    /** Whether the line goes on like this. */
    final boolean goesOn(int at, String text) {
        if (to - at < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A line that may come on any port; unparsed for what is none. */
    final WireMessage common(char type) {
        return switch (type) {
            case 'S' -> system();
            case 'E' -> new ErrorLine("", afterType().rest());
            case 'n' -> {
                String symbol = afterType().symbol();
                yield line.isWhole() ? new UnknownSymbol(symbol) : unparsed(1, "'no such symbol'");
            }
            case 'T' -> {
                long localMicros = afterType().compactDateTime("time");
                yield line.isWhole() ? new TimeLine(localMicros) : unparsed(1, "a time line");
            }
            default -> unparsed("no such message on this port");
        };
    }

    /** The line as one that begins with {@code S,}. */
    final SystemLine system() {
        return new SystemLine(afterType().fields());
    }

    /** What cannot be read, because the line has not as many fields or because one is bad. */
    final Unparsed unparsed(int expectedFields, String ofWhat) {
        return unparsed(from + 2, expectedFields, ofWhat);
    }

    final Unparsed unparsed(int firstField, int expectedFields, String ofWhat) {
        int fields = bytes[to - 1] == ',' ? 0 : 1;
        for (int i = firstField; i < to; i++) {
            fields += bytes[i] == ',' ? 1 : 0;
        }
        if (fields != expectedFields || line.fault() == null) {
            return unparsed(fields + " fields where " + ofWhat + " has " + expectedFields);
        }
        return unparsed(line.fault());
    }

    final Unparsed unparsed(String reason) {
        int length = Math.min(to - from, Defect.MAX_RAW_LENGTH);
        return new Unparsed(reason, new String(bytes, from, length, ISO_8859_1));
    }
}
