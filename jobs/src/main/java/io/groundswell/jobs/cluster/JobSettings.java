package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkConfig;
import io.groundswell.jobs.config.JobOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job is told besides the command line: a file of {@code key: value} lines, the job's own
 * options and Flink's settings for this job alone side by side.
 *
 * @param arguments the job's own, as its main takes them; those said on the command line last
 * @param flinkSettings Flink's
 */
record JobSettings(List<String> arguments, Map<String, String> flinkSettings) {
    /**
     * Reads a file.
     *
     * @param said {@code --key value} pairs, each of which goes before the file's
     * @throws IOException where it is missing, or a line of it is no setting
     */
    static JobSettings read(Path file, List<String> said) throws IOException {
        List<String> arguments = new ArrayList<>();
        Map<String, String> flinkSettings = new TreeMap<>();
        FlinkConfig.read(file)
                .values()
                .forEach(
                        (key, value) -> {
                            if (JobOptions.ALL.stream().noneMatch(it -> it.key().equals(key))) {
                                flinkSettings.put(key, value);
                            } else if (!said.contains("--" + key)) {
                                arguments.addAll(List.of("--" + key, value));
                            }
                        });
        arguments.addAll(said);
        return new JobSettings(arguments, flinkSettings);
    }
}
