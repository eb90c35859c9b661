package io.groundswell.connectors.iqfeed.lookup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lookup history}: prints the rows of one answer as the server tells them. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Print the history of a symbol as the server tells it.")
final class LookupHistoryCommand implements Callable<Integer> {
    @Mixin private LookupChoices choices;

    @Parameters(paramLabel = "SYMBOL", description = "Whose history.")
    private String symbol;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "One of: " + HistoryQuery.KINDS + "; ticks if not said.")
    private String kind = "ticks";

    @Option(names = "--last", paramLabel = "N", description = "The newest N rows.")
    private Integer last;

    @Option(names = "--days", paramLabel = "N", description = "Those of the last N days.")
    private Integer days;

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            description = "Those from then on, in New York: 2021-03-01 or 2021-03-01T09:30:00.")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "WHEN",
            description = "Up to then, a day or a second that is included; now if not said.")
    private String to;

    @Option(names = "--most", paramLabel = "N", description = "Only the newest N of those.")
    private Integer most;

    @Option(
            names = "--filter-from",
            paramLabel = "TIME",
            description = "Only from this time of each day on, such as 09:30.")
    private LocalTime filterFrom;

    @Option(
            names = "--filter-to",
            paramLabel = "TIME",
            description = "Only up to this time of each day.")
    private LocalTime filterTo;

    @Option(names = "--oldest-first", description = "Else the newest row comes first.")
    private boolean oldestFirst;

    @Option(names = "--label-end", description = "Label bars with their end; else their begin.")
    private boolean labelEnd;

    @Option(
            names = "--without-partial",
            description = "Without the day, week or month that is not over.")
    private boolean withoutPartial;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LookupRun run = new LookupRun(spec, choices);
        return run.rows(run.question(() -> query().request()));
    }

    private HistoryQuery query() {
        HistoryQuery query = HistoryQuery.of(symbol, kind);
        query = last == null ? query : query.last(last);
        query = days == null ? query : query.days(days);
        query = from == null ? query : range(query);
        query = most == null ? query : query.most(most);
        if (from == null && to != null) {
            throw new IllegalArgumentException("--to without --from");
        }
        if (filterFrom != null || filterTo != null) {
            query =
                    query.hours(
                            filterFrom == null ? LocalTime.MIN : filterFrom,
                            filterTo == null ? LocalTime.MAX : filterTo);
        }
        query = oldestFirst ? query.oldestFirst() : query;
        query = labelEnd ? query.labelledAtEnd() : query;
        return withoutPartial ? query.partial(false) : query;
    }

    private HistoryQuery range(HistoryQuery query) {
        LocalDateTime begin = moment("--from", from, LocalTime.MIN);
        return to == null
                ? query.since(begin)
                : query.between(begin, moment("--to", to, LocalTime.MAX));
    }

    private static LocalDateTime moment(String option, String text, LocalTime ofDate) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atTime(ofDate)
                    : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    option + ": '" + text + "' is no 2021-03-01 and no 2021-03-01T09:30:00", e);
        }
    }
}
