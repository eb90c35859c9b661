package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's own command line, each call a process of its own. */
public final class FlinkCli {
    private static final long LIMIT_MINUTES = 15;
    private static final Pattern SUBMITTED = Pattern.compile("submitted with JobID ([0-9a-f]{32})");

    /** How a job of ours says what it does not like, before it is submitted. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("(?m)^[a-z-]+ job: (?!JobConfig\\[)(.+)$");

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
     * @param text all it said
     */
    public record Said(int status, String text) {
        /** The one line that tells why it was not done. */
        public String reason() {
            Matcher own = OWN_WORDS.matcher(text);
            return own.find()
                    ? own.group(1)
                    : ServerLog.reason(text.lines().toList(), "org.apache.flink.");
        }
    }

    /**
     * Runs it, such as {@code run -d …} or {@code savepoint …}, and waits for its end.
     *
     * @throws IOException when it cannot be started, or takes longer than a quarter of an hour
     */
    public Said run(List<String> arguments) throws IOException {
        return run("flink " + arguments.get(0), commands.commandLine(arguments));
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
        return run(mainClass, commands.ofJar(jar, mainClass, arguments));
    }

    private Said run(String what, ProcessBuilder builder) throws IOException {
        folder.freshTemp("cli");
        Process process = builder.start();
        ServerProcess its = ServerProcess.of(process.toHandle());
        try {
            byte[] text = process.getInputStream().readAllBytes();
            process.toHandle().onExit().get(LIMIT_MINUTES, TimeUnit.MINUTES);
            return new Said(process.waitFor(), new String(text, StandardCharsets.UTF_8));
        } catch (TimeoutException | ExecutionException e) {
            its.kill();
            throw new IOException(what + " does not end", e);
        } catch (InterruptedException e) {
            its.kill();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in " + what, e);
        }
    }
}
