package io.groundswell.jobs;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The job jar as it was packaged, and fresh JVMs that hold nothing but it and Flink. */
final class JobJar {
    /** What a user submits. */
    static final Path FILE = Repository.ROOT.resolve("jobs/target/groundswell-jobs.jar");

    private static final Path CLUSTER = Repository.ROOT.resolve("flink-conf/target/class-path.txt");
    private static final long PATIENCE_SECONDS = 120;

    /**
     * What became of a JVM.
     *
     * @param status its exit status
     * @param said what it wrote, errors among it
     */
    record Ran(int status, String said) {}

    private JobJar() {}

    /** The jars of a cluster. */
    static List<String> clusterJars() throws IOException {
        return List.of(Files.readString(CLUSTER).strip().split(File.pathSeparator));
    }

    /** Runs a main of Flink's, or of a job jar's where one is given, to its end. */
    static Ran run(List<Path> jars, Path folder, String main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> classPath = new ArrayList<>(clusterJars());
        jars.forEach(jar -> classPath.add(jar.toString()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main));
        command.addAll(arguments);
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.environment()
                .putAll(Map.of("FLINK_CONF_DIR", Repository.ROOT.resolve("flink-conf").toString()));
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(main + " did not end: " + Files.readString(said));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}
