package io.groundswell.replay.history;

import io.groundswell.replay.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A download in a JVM of its own, which can be killed and whose memory has a limit. */
final class DownloadProcess implements AutoCloseable {
    private static final long LOOK_MILLIS = 10;

    private final Process process;
    private final Path output;

    private DownloadProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts one with a heap of so many megabytes. */
    static DownloadProcess start(int heapMegabytes, Path output, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "--add-opens=java.base/sun.misc=ALL-UNNAMED",
                        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "download"));
        command.addAll(words);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new DownloadProcess(process, output);
    }

    /** Kills it when it has run for a while; whether it still ran. */
    boolean killAfter(long millis) throws InterruptedException {
        boolean hasEnded = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        process.waitFor();
        return !hasEnded;
    }

    /** Kills it when a file has come to a length, which is given back. */
    long killWhen(Path file, long bytes) throws IOException, InterruptedException {
        long length = 0;
        while (length < bytes && !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            length = Files.exists(file) ? Files.size(file) : 0;
        }
        process.destroyForcibly();
        process.waitFor();
        return length;
    }

    /** Its exit status, or -1 where it does not end in time. */
    int await(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** What it has said. */
    String text() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
