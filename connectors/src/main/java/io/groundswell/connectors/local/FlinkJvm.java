package io.groundswell.connectors.local;

import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * How the JVM of a JobManager or a TaskManager is sized.
 *
 * @param flags for the JVM
 * @param arguments for Flink's main: the same sizes, as Flink's settings
 */
record FlinkJvm(List<String> flags, List<String> arguments) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : SPACES.splitAsStream(text.strip()).toList();
    }

    static FlinkJvm of(Properties saved, String name) {
        return new FlinkJvm(
                words(saved.getProperty(name + ".flags", "")),
                words(saved.getProperty(name + ".arguments", "")));
    }

    void save(Properties saved, String name) {
        saved.setProperty(name + ".flags", String.join(" ", flags));
        saved.setProperty(name + ".arguments", String.join(" ", arguments));
    }
}
