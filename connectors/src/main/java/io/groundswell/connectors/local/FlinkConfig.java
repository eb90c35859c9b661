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
 * A {@code config.yaml} of one {@code key: value} in a line, with its comments, of which single
 * settings can be replaced.
 */
final class FlinkConfig {
    private static final Pattern SETTING = Pattern.compile("([A-Za-z][\\w.-]*):\\s+(.*?)\\s*");

    private final List<String> lines;

    private FlinkConfig(List<String> lines) {
        this.lines = lines;
    }

    static FlinkConfig read(Path file) throws IOException {
        return new FlinkConfig(Files.readAllLines(file));
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

    /** Every setting, as Flink will take it. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                String value = setting.group(2).replaceAll("^'(.*)'$", "$1").replace("''", "'");
                values.put(setting.group(1), value);
            }
        }
        return values;
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values().get(key));
    }

    void write(Path file) throws IOException {
        Files.write(file, lines);
    }
}
