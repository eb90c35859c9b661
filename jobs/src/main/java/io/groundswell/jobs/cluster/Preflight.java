package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkCli;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.jobs.upgrade.RestoreCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /** What was found, without what a JVM may say besides. */
    private static String findings(String text) {
        String found =
                text.lines()
                        .filter(line -> line.matches("(accepted|refused|note): .*"))
                        .collect(Collectors.joining("\n"));
        return found.isEmpty() ? text.strip() : found;
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
            if (said.status() != 0) {
                throw new IOException(
                        changed.name()
                                + " goes on as it is; the new jar does not take over its state: "
                                + findings(said.text()));
            }
            out.println(findings(said.text()));
            out.flush();
        } finally {
            jobs.dispose(savepoint);
        }
    }
}
