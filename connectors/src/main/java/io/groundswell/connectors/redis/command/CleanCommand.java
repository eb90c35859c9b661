package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.cleaner.CleanerProcess;
import io.groundswell.connectors.redis.cleaner.Cleaning;
import io.groundswell.connectors.redis.cleaner.CleaningReport;
import io.groundswell.connectors.redis.latest.LatestOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code redis clean}: one pass of the cleaner, or passes for ever. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = {
            "Bring Redis under a limit of memory, and tell what was removed for it.",
            "First older trades of symbols that nobody watches, then all of their trades, books"
                    + " and quotes, then older trades and books of those that are watched. The"
                    + " latest quote of a watched symbol is never removed."
        })
final class CleanCommand implements Callable<Integer> {
    private static final int MOST_SECONDS = 86_400;

    @Spec private CommandSpec spec;

    @Mixin private RedisAddress address;

    @Option(
            names = "--limit",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description =
                    "Such as 500MB; unless said, the server's own limit, or 1GB where it has none.")
    private Long limitBytes;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "Go on for ever, and look that often.")
    private Integer everySeconds;

    @Option(
            names = "--beside",
            hidden = true,
            description = "As the cleaner of the Redis that runs here, which ends with it.")
    private boolean isBeside;

    CleanCommand() {}

    @Override
    public Integer call() throws IOException {
        if (everySeconds != null && (everySeconds < 1 || everySeconds > MOST_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--every: " + everySeconds + " is not 1 to " + MOST_SECONDS);
        }
        if (isBeside && everySeconds == null) {
            throw new ParameterException(spec.commandLine(), "--beside: say --every too");
        }
        return address.with(this::clean);
    }

    private int clean(Redis<String, String> redis) throws IOException {
        OptionalLong limit =
                limitBytes == null ? OptionalLong.empty() : OptionalLong.of(limitBytes);
        Cleaning cleaning =
                new Cleaning(
                        redis, limit, LatestOptions.USUAL.timeToLive(), InstantSource.system());
        if (everySeconds == null) {
            CleaningReport report = cleaning.pass();
            tell(report);
            return report.isUnderLimit() ? 0 : 1;
        }
        CompletableFuture<?> ended =
                isBeside
                        ? CleanerProcess.begin(address.folder(), address.local())
                        : new CompletableFuture<>();
        try {
            cleaning.repeat(
                    TimeUnit.SECONDS.toMillis(everySeconds), ended, this::report, this::complain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** In the background nobody reads it, and what was done is in Redis. */
    private void report(CleaningReport report) {
        if (!isBeside) {
            tell(report);
        }
    }

    private void complain(String reason) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("groundswell: Redis cannot be cleaned, which is tried again: " + reason);
        err.flush();
    }

    private void tell(CleaningReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "memory "
                        + TextTable.size(report.beforeBytes())
                        + (report.wasNeeded()
                                ? " before, " + TextTable.size(report.afterBytes()) + " now"
                                : "")
                        + ", limit "
                        + TextTable.size(report.limitBytes())
                        + (report.wasNeeded() ? "" : ": nothing to remove"));
        if (report.wasNeeded()) {
            table(report).print(out);
            out.println(
                    "spared: "
                            + report.sparedWatched()
                            + " keys of watched symbols, "
                            + report.sparedOthers()
                            + " that are not ours");
        }
        if (!report.isUnderLimit()) {
            out.println("not under the limit: what is left may not be removed");
        }
        out.flush();
    }

    private static TextTable table(CleaningReport report) {
        TextTable table = new TextTable("REMOVED", "KEYS", "ENTRIES", "SIZE");
        report.removed()
                .forEach(
                        (step, gone) ->
                                table.row(
                                        step.title(),
                                        Long.toString(gone.keys()),
                                        Long.toString(gone.entries()),
                                        TextTable.size(gone.bytes())));
        return table;
    }
}
