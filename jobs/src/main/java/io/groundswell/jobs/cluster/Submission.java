package io.groundswell.jobs.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How a job was last submitted: all it takes to submit it again.
 *
 * @param name the job's name in Flink
 * @param jar what it was run from, a copy that nobody builds anew
 * @param mainClass what the jar runs
 * @param arguments the job's own
 * @param flinkSettings Flink's, for this job alone
 * @param parallelism how many tasks each step has
 * @param savepoint where its last run began, or where it was stopped after it
 * @param flinkId Flink's id of its last run
 */
record Submission(
        String name,
        Path jar,
        String mainClass,
        List<String> arguments,
        Map<String, String> flinkSettings,
        int parallelism,
        Optional<String> savepoint,
        Optional<String> flinkId) {

    private static final String FLINK = "setting.";

    Submission withJar(Path another) {
        return changed(another, parallelism, savepoint, flinkId);
    }

    Submission withParallelism(int another) {
        return changed(jar, another, savepoint, flinkId);
    }

    /** To go on from there. */
    Submission from(String itsSavepoint) {
        return changed(jar, parallelism, Optional.of(itsSavepoint), flinkId);
    }

    Submission submittedAs(String id) {
        return changed(jar, parallelism, savepoint, Optional.of(id));
    }

    private Submission changed(
            Path itsJar,
            int itsParallelism,
            Optional<String> itsSavepoint,
            Optional<String> itsFlinkId) {
        return new Submission(
                name,
                itsJar,
                mainClass,
                arguments,
                flinkSettings,
                itsParallelism,
                itsSavepoint,
                itsFlinkId);
    }

    /** What Flink's command line is told, without its first word. */
    List<String> flinkArguments() {
        List<String> all = new ArrayList<>(List.of("-t", "remote", "-d", "-p", "" + parallelism));
        new TreeMap<>(flinkSettings).forEach((key, value) -> all.add("-D" + key + "=" + value));
        savepoint.ifPresent(it -> all.addAll(List.of("-s", it)));
        all.addAll(List.of("-c", mainClass, jar.toString()));
        all.addAll(arguments);
        return all;
    }

    Properties toProperties() {
        Properties saved = new Properties();
        saved.setProperty("name", name);
        saved.setProperty("jar", jar.toString());
        saved.setProperty("main.class", mainClass);
        saved.setProperty("parallelism", Integer.toString(parallelism));
        for (int i = 0; i < arguments.size(); i++) {
            saved.setProperty("argument." + i, arguments.get(i));
        }
        flinkSettings.forEach((key, value) -> saved.setProperty(FLINK + key, value));
        savepoint.ifPresent(it -> saved.setProperty("savepoint", it));
        flinkId.ifPresent(it -> saved.setProperty("flink.id", it));
        return saved;
    }

    static Submission of(Properties saved) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; saved.containsKey("argument." + i); i++) {
            arguments.add(saved.getProperty("argument." + i));
        }
        Map<String, String> flinkSettings = new TreeMap<>();
        for (String key : saved.stringPropertyNames()) {
            if (key.startsWith(FLINK)) {
                flinkSettings.put(key.substring(FLINK.length()), saved.getProperty(key));
            }
        }
        return new Submission(
                saved.getProperty("name"),
                Path.of(saved.getProperty("jar")),
                saved.getProperty("main.class"),
                arguments,
                flinkSettings,
                Integer.parseInt(saved.getProperty("parallelism")),
                Optional.ofNullable(saved.getProperty("savepoint")),
                Optional.ofNullable(saved.getProperty("flink.id")));
    }
}
