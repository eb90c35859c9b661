package io.groundswell.jobs.cluster;

import io.groundswell.jobs.config.JobOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job is told besides the command line: a file of {@code key: value} lines, the job's own
 * options and Flink's settings for this job alone side by side.
 *
 * @param arguments the job's own, as its main takes them; those said on the command line last
 * @param flinkSettings Flink's
 */
record JobSettings(List<String> arguments, Map<String, String> flinkSettings) {
    private static final Pattern LINE = Pattern.compile("([\\w.-]+):\\s+(\\S.*?)\\s*");

    /**
     * Reads a file.
     *
     * @param said {@code --key value} pairs, each of which goes before the file's
     * @throws IOException where it is missing, or a line of it is no setting
     */
    static JobSettings read(Path file, List<String> said) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        }
        List<String> arguments = new ArrayList<>();
        Map<String, String> flinkSettings = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher setting = LINE.matcher(line);
            if (!setting.matches()) {
                throw new IOException(
                        file + ":" + (i + 1) + ": not 'key: value', but '" + line + "'");
            }
            String key = setting.group(1);
            if (JobOptions.ALL.stream().noneMatch(it -> it.key().equals(key))) {
                flinkSettings.put(key, setting.group(2));
            } else if (!said.contains("--" + key)) {
                arguments.addAll(List.of("--" + key, setting.group(2)));
            }
        }
        arguments.addAll(said);
        return new JobSettings(arguments, flinkSettings);
    }
}
