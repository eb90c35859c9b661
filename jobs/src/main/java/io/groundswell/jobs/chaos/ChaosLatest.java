package io.groundswell.jobs.chaos;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code chaos latest}: the order-book job on a real cluster, a real broker and a real Redis, whose
 * processes are killed again and again while recorded days run through it and somebody reads the
 * latest values. Its exit status is 0 only if the job recovered from every kill, each reading was
 * right, and Redis ends at the last values.
 */
@Command(
        name = "latest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kill TaskManagers, broker and Redis under the order-book job, and compare all that a"
                    + " reader of Redis sees meanwhile with the recorded days.",
            "A run that was interrupted, however, goes on when the same is said again."
        })
public final class ChaosLatest implements Callable<Integer> {
    @Mixin private ChaosChoices choices;

    /** For picocli. */
    public ChaosLatest() {}

    @Override
    public Integer call() throws IOException {
        return choices.run(new LatestDrill(), List.of());
    }
}
