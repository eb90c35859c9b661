package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.iqfeed.lookup.Answer.Failed;
import io.groundswell.connectors.iqfeed.lookup.Answer.NoData;
import io.groundswell.connectors.iqfeed.lookup.Answer.Refused;
import io.groundswell.connectors.iqfeed.lookup.Answer.Whole;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Asks one question for a person: prints the answer, or why there is none in a line. */
final class LookupRun {
    private static final int WHOLE = 0;
    private static final int NOTHING = 1;
    private static final int MOST_LISTED = 200_000;

    private final CommandSpec spec;
    private final LookupOptions options;

    LookupRun(CommandSpec spec, LookupChoices choices) throws IOException {
        this.spec = spec;
        LookupOptions said = choices.options();
        // A person who waits can ask again.
        this.options =
                said.withWaits(said.replyLimit(), Duration.ZERO)
                        .withLoad(1, said.requestsPerSecond());
    }

    /** The question that was said, or one line about what is wrong with it. */
    LookupRequest question(Callable<LookupRequest> said) throws Exception {
        try {
            return said.call();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Prints the rows as the server told them, when they are whole. */
    int rows(LookupRequest request) throws IOException, InterruptedException {
        try (LookupPool pool = LookupPool.open(options);
                RowFile rows = new RowFile()) {
            int status = status(pool.ask(request, rows));
            if (status == WHOLE) {
                rows.print(spec.commandLine().getOut());
            }
            return status;
        }
    }

    /**
     * Prints the rows as a table.
     *
     * @param cells of a row; empty where it is none
     */
    int table(
            LookupRequest request, TextTable table, Function<ListRow, Optional<List<String>>> cells)
            throws IOException, InterruptedException {
        ListedRows rows = new ListedRows(MOST_LISTED);
        int status;
        try (LookupPool pool = LookupPool.open(options)) {
            status = status(pool.ask(request, rows));
        }
        return status == WHOLE ? print(rows.rows(), table, cells) : status;
    }

    private int print(
            List<ListRow> rows, TextTable table, Function<ListRow, Optional<List<String>>> cells) {
        int unread = 0;
        for (ListRow row : rows) {
            Optional<List<String>> texts = cells.apply(row);
            texts.ifPresent(it -> table.row(it.toArray(new String[0])));
            unread += texts.isEmpty() ? 1 : 0;
        }
        table.print(spec.commandLine().getOut());
        return unread == 0 ? WHOLE : nothing(unread + " of " + rows.size() + " rows make no sense");
    }

    private int status(Answer answer) {
        String trouble = trouble(answer);
        return trouble.isEmpty() ? WHOLE : nothing(trouble);
    }

    private int nothing(String why) {
        spec.commandLine().getErr().println("groundswell: " + why);
        return NOTHING;
    }

    private static String trouble(Answer answer) {
        if (answer instanceof Whole whole) {
            return whole.unparsed() == 0
                    ? ""
                    : whole.unparsed() + " of " + whole.rows() + " lines are no rows";
        }
        if (answer instanceof NoData) {
            return "the server has no such data";
        }
        return answer instanceof Refused refused ? refused.reason() : ((Failed) answer).reason();
    }
}
