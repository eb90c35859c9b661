package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings as in Flink's {@code config.yaml}: one {@code key: value} in a line, and comments, which
 * are kept where settings are replaced. Of YAML it takes nothing more. Immutable.
 */
public final class FlinkConfig {
    /** A key, then a value between apostrophes, between quotes, or plain, and a comment. */
    private static final Pattern SETTING =
            Pattern.compile(
                    "([A-Za-z][\\w.-]*):\\s+"
                            + "(?:'((?:[^']|'')*)'|\"([^\"\\\\]*)\"|([^'\"#\\s].*?))"
                            + "(?:\\s+#.*)?\\s*");

    private static final Pattern NOTHING = Pattern.compile("\\s*(?:#.*)?");

    private final List<String> lines;

    private FlinkConfig(List<String> lines) {
        this.lines = lines;
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it cannot be read, or a line is neither a setting, nor a comment,
     *     nor blank: with that line
     */
    public static FlinkConfig read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!SETTING.matcher(line).matches() && !NOTHING.matcher(line).matches()) {
                throw new IOException(
                        file + ":" + (i + 1) + ": not 'key: value', but '" + line + "'");
            }
        }
        return new FlinkConfig(lines);
    }

    /** The same with those settings; the former lines of theirs are gone. */
    FlinkConfig with(Map<String, String> settings) {
        List<String> all = new ArrayList<>();
        for (String line : lines) {
            Matcher setting = SETTING.matcher(line);
            if (!setting.matches() || !settings.containsKey(setting.group(1))) {
                all.add(line);
            }
        }
        all.add("");
        all.add("# Of this cluster alone.");
        new TreeMap<>(settings).forEach((key, value) -> all.add(key + ": " + quoted(value)));
        return new FlinkConfig(all);
    }

    /** As a plain text of YAML where it is one, else between apostrophes. */
    private static String quoted(String value) {
        return value.matches("[\\w./][\\w./:+-]*") ? value : "'" + value.replace("'", "''") + "'";
    }

    /** Every setting without its quotes, by its key in order. */
    public Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                values.put(setting.group(1), value(setting));
            }
        }
        return values;
    }

    private static String value(Matcher setting) {
        if (setting.group(2) != null) {
            return setting.group(2).replace("''", "'");
        }
        return setting.group(3) != null ? setting.group(3) : setting.group(4);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values().get(key));
    }

    void write(Path file) throws IOException {
        Files.write(file, lines);
    }
}
