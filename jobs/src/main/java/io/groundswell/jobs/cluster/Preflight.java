package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkCli;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.jobs.upgrade.RestoreCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a new jar judge the state of a running job, which goes on meanwhile: the new code restores a
 * savepoint of it in a process of its own, away from Kafka.
 */
final class Preflight {
    private final FlinkCli cli;
    private final ClusterJobs jobs;
    private final PrintWriter out;

    Preflight(LocalFlink cluster, ClusterJobs jobs, PrintWriter out) {
        cli = cluster.cli();
        this.jobs = jobs;
        this.out = out;
    }

    /**
     * Checks what is to replace the running job.
     *
     * @throws IOException with every reason where the new jar cannot take over the state
     */
    void check(Submission changed) throws IOException {
        String savepoint = jobs.savepoint(changed.name(), false);
        try {
            List<String> arguments = new ArrayList<>();
            arguments.add(savepoint);
            arguments.add(KnownJob.ofMain(changed.mainClass()).word());
            arguments.addAll(changed.arguments());
            FlinkCli.Said said =
                    cli.runMain(changed.jar(), RestoreCheck.class.getName(), arguments);
            out.print(findings(changed.name(), said));
            out.flush();
        } finally {
            tidyUp(savepoint);
        }
    }

    /** What was found, without what a JVM may say besides; throws where it is a refusal. */
    private static String findings(String name, FlinkCli.Said said) throws IOException {
        List<String> found =
                said.text()
                        .lines()
                        .filter(it -> it.matches("(accepted|refused|note): .*"))
                        .toList();
        if (found.isEmpty()) {
            throw new IOException(
                    name
                            + " goes on as it is; the new jar could not be asked about its state: "
                            + said.reason());
        }
        if (said.status() != 0) {
            throw new IOException(
                    name
                            + " goes on as it is; the new jar does not take over its state: "
                            + String.join("; ", found));
        }
        return String.join("\n", found) + "\n";
    }

    /** A savepoint that stays behind takes space, and is no reason to fail. */
    private void tidyUp(String savepoint) {
        try {
            jobs.dispose(savepoint);
        } catch (IOException e) {
            out.println("note: " + e.getMessage());
        }
    }
}
