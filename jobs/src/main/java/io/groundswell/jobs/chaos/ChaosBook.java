package io.groundswell.jobs.chaos;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code chaos book}: the order-book job on a real cluster and a real broker, whose processes are
 * killed again and again while recorded days run through it. Its exit status is 0 only if the job
 * recovered from every kill and its committed results are those of the undisturbed run.
 */
@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kill TaskManagers, JobManager and broker under the order-book job, and compare its"
                    + " results with those of an undisturbed run.",
            "A run that was interrupted, however, goes on when the same is said again."
        })
public final class ChaosBook implements Callable<Integer> {
    @Mixin private ChaosChoices choices;

    /** For picocli. */
    public ChaosBook() {}

    @Override
    public Integer call() throws IOException {
        return choices.run(new BookDrill(), List.of());
    }
}
