package io.groundswell.jobs.chaos;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code chaos storage}: the storage job on a real cluster, a real broker and a real ClickHouse,
 * whose processes are killed again and again while recorded days run through it. Its exit status is
 * 0 only if the job recovered from every kill and ClickHouse holds every event once.
 */
@Command(
        name = "storage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kill TaskManagers, broker and ClickHouse under the storage job, and compare what is"
                    + " stored with the recorded days, event by event.",
            "A run that was interrupted, however, goes on when the same is said again."
        })
public final class ChaosStorage implements Callable<Integer> {
    @Mixin private ChaosChoices choices;

    @Option(
            names = "--outages",
            paramLabel = "SECONDS",
            split = ",",
            arity = "0..1",
            description =
                    "How long ClickHouse is away, once each, after all kills (default: 60,600;"
                            + " never where no seconds are said).")
    private List<Integer> outages = List.of(60, 600);

    /** For picocli. */
    public ChaosStorage() {}

    @Override
    public Integer call() throws IOException {
        return choices.run(new StorageDrill(), outages);
    }
}
