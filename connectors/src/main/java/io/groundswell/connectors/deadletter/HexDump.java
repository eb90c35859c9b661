package io.groundswell.connectors.deadletter;

import java.io.PrintWriter;
import java.util.HexFormat;

/** Bytes for the eye: sixteen on a line, as numbers and as what can be printed of them. */
final class HexDump {
    private static final int WIDTH = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    static void print(byte[] bytes, PrintWriter out) {
        for (int from = 0; from < bytes.length; from += WIDTH) {
            int to = Math.min(from + WIDTH, bytes.length);
            String numbers = HEX.formatHex(bytes, from, to);
            StringBuilder line = new StringBuilder("  ").append(HexFormat.of().toHexDigits(from));
            line.append("  ").append(numbers);
            line.append(" ".repeat(3 * WIDTH - numbers.length() + 1));
            for (int i = from; i < to; i++) {
                line.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
            }
            out.println(line);
        }
    }
}
