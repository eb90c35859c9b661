package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deadletters list}: the newest letters, and how many there are of each reason. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the letters that are open, the newest first.")
final class ListCommand implements Callable<Integer> {
    private static final int MAX_LIMIT = 100_000;
    private static final int DETAIL_LENGTH = 60;

    @Spec private CommandSpec spec;

    @Mixin private LetterStore store;

    @Option(names = "--symbol", paramLabel = "S", description = "Only letters of this symbol.")
    private String symbol;

    @Option(
            names = "--reason",
            paramLabel = "NAME",
            description = "Only letters of this reason: ${COMPLETION-CANDIDATES}.")
    private DefectReason reason;

    @Option(names = "--all", description = "Also those that were sent again.")
    private boolean all;

    private Instant since;
    private int limit = 50;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only letters stored since then: 2024-08-08, or 2024-08-08T13:30:00Z (UTC).")
    void since(String text) {
        try {
            since =
                    text.indexOf('T') < 0
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--since: no date or time of UTC: '" + text + "'", e);
        }
    }

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many are listed at most; 50 unless said.")
    void limit(int number) {
        if (number < 1 || number > MAX_LIMIT) {
            throw new ParameterException(
                    spec.commandLine(), "--limit must be 1 to " + MAX_LIMIT + ": " + number);
        }
        limit = number;
    }

    @Override
    public Integer call() throws IOException {
        LetterFilter filter =
                new LetterFilter(
                        Optional.ofNullable(symbol),
                        Optional.ofNullable(reason),
                        Optional.ofNullable(since));
        try (ClickHouse clickHouse = store.open()) {
            LetterTable table = new LetterTable(clickHouse);
            print(
                    table.newest(filter, all, limit),
                    table.counts(filter),
                    spec.commandLine().getOut());
        }
        return 0;
    }

    private static void print(
            List<StoredLetter> letters, List<ReasonCount> counts, PrintWriter out) {
        if (counts.isEmpty()) {
            out.println("no dead letters");
            return;
        }
        if (!letters.isEmpty()) {
            TextTable table =
                    new TextTable(
                            "id", "stored", "reason", "symbol", "source", "detail", "sent again");
            letters.forEach(it -> row(table, it));
            table.print(out);
            out.println();
        }
        TextTable reasons = new TextTable("reason", "open", "sent again");
        counts.forEach(
                it ->
                        reasons.row(
                                PrintableText.of(it.reason()),
                                Long.toString(it.open()),
                                Long.toString(it.sentAgain())));
        reasons.print(out);
    }

    private static void row(TextTable table, StoredLetter stored) {
        var defect = stored.letter().defect();
        table.row(
                PrintableText.of(stored.id()),
                stored.storedAt().toString(),
                defect.reason().name(),
                PrintableText.of(defect.symbol()),
                PrintableText.of(defect.source()),
                PrintableText.of(defect.detail(), DETAIL_LENGTH),
                stored.sentAgainAt().map(Instant::toString).orElse("no"));
    }
}
