package io.groundswell.replay.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * The strings of the lists {@code :writes:} and {@code :reads:} of a YAML file: the little of YAML
 * that recordings of sockets use. Quotes, escapes and folded lines are as YAML has them; what else
 * it has is taken as plain text.
 *
 * @param writes the strings of the one list
 * @param reads the strings of the other
 */
record YamlStrings(List<String> writes, List<String> reads) {
    private static final String ITEM = "- ";

    static YamlStrings of(List<String> lines) {
        List<String> writes = new ArrayList<>();
        List<String> reads = new ArrayList<>();
        List<String> list = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.startsWith(":writes:")) {
                list = writes;
            } else if (line.startsWith(":reads:")) {
                list = reads;
            } else if (line.startsWith(ITEM)) {
                int end = endOfItem(lines, at);
                list.add(value(folded(lines.subList(at, end))));
                at = end - 1;
            }
            at++;
        }
        return new YamlStrings(writes, reads);
    }

    /** Lines of an item are indented or empty. */
    private static int endOfItem(List<String> lines, int from) {
        int end = from + 1;
        while (end < lines.size() && (lines.get(end).isEmpty() || lines.get(end).startsWith(" "))) {
            end++;
        }
        return end;
    }

    /** The text of the lines in one: a break is a blank, an empty line is a break. */
    private static String folded(List<String> lines) {
        StringBuilder text = new StringBuilder(lines.get(0).substring(ITEM.length()));
        int empty = 0;
        for (String line : lines.subList(1, lines.size())) {
            if (line.isEmpty()) {
                empty++;
                continue;
            }
            text.append(empty == 0 ? " " : "\n".repeat(empty));
            text.append(line.strip());
            empty = 0;
        }
        return text.toString();
    }

    private static String value(String text) {
        if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return unescaped(text.substring(1, text.length() - 1));
        }
        return text;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isEscape = c == '\\' && at + 1 < text.length();
            plain.append(isEscape ? escaped(text.charAt(at + 1)) : c);
            at += isEscape ? 2 : 1;
        }
        return plain.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }
}
