package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flink's own command line, each call a process of its own, which ends with this JVM at the latest.
 * Threads and programs may use it at the same time.
 */
public final class FlinkCli {
    private static final long LIMIT_MINUTES = 15;
    private static final Pattern SUBMITTED = Pattern.compile("submitted with JobID ([0-9a-f]{32})");

    /** How a job of ours says what it does not like, before it is submitted. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("(?m)^[a-z-]+ job: (?!\\w+Config\\[)(.+)$");

    private final FlinkFolder folder;
    private final FlinkCommands commands;

    FlinkCli(FlinkFolder folder, FlinkCommands commands) {
        this.folder = folder;
        this.commands = commands;
    }

    /**
     * What it came to.
     *
     * @param status 0 where it was done
     * @param text what it said; of more than a megabyte, the end
     */
    public record Said(int status, String text) {
        /** The one line that tells why it was not done. */
        public String reason() {
            Matcher own = OWN_WORDS.matcher(text);
            return own.find() ? own.group(1) : ServerLog.deepestReason(text.lines().toList());
        }
    }

    /**
     * Runs it, such as {@code run -d …} or {@code savepoint …}, and waits for its end.
     *
     * @throws IOException when it cannot be started, or takes longer than a quarter of an hour
     */
    public Said run(List<String> arguments) throws IOException {
        return run("flink " + arguments.get(0), temp -> commands.commandLine(temp, arguments));
    }

    /**
     * Submits a job.
     *
     * @param arguments what {@code run} is told
     * @return Flink's id of it
     * @throws IOException with the reason where it is not taken
     */
    public String submit(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(arguments);
        Said said = run(all);
        Matcher submitted = SUBMITTED.matcher(said.text());
        if (said.status() != 0 || !submitted.find()) {
            throw new IOException("the job is not submitted: " + said.reason());
        }
        return submitted.group(1);
    }

    /**
     * Ends a job at once, without a savepoint.
     *
     * @throws IOException with the reason where it does not end
     */
    public void cancel(String jobId) throws IOException {
        Said said = run(List.of("cancel", jobId));
        if (said.status() != 0) {
            throw new IOException("job " + jobId + " cannot be cancelled: " + said.reason());
        }
    }

    /**
     * Runs a main of a job jar in a JVM of its own, with Flink's jars beside it, and waits for its
     * end.
     *
     * @throws IOException as {@link #run}
     */
    public Said runMain(Path jar, String mainClass, List<String> arguments) throws IOException {
        return run(mainClass, temp -> commands.ofJar(temp, jar, mainClass, arguments));
    }

    private Said run(String what, Call call) throws IOException {
        // Of this call alone: others may run at the same time.
        Path temp = folder.newTemp("cli");
        try {
            Path output = temp.resolve("said");
            int status = status(what, call.in(temp).redirectOutput(output.toFile()).start());
            return new Said(status, ServerLog.end(output, 0));
        } finally {
            FolderRemoval.of(temp);
        }
    }

    private static int status(String what, Process process) throws IOException {
        try {
            if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            ServerProcess.of(process.toHandle()).kill();
            throw new IOException(what + " does not end within " + LIMIT_MINUTES + " minutes");
        } catch (InterruptedException e) {
            // A kill waits, which an interrupted thread cannot.
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in " + what, e);
        }
    }

    /** A program that keeps its temporary files in a folder. */
    private interface Call {
        ProcessBuilder in(Path temp);
    }
}
