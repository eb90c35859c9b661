package io.groundswell.replay;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.json.EventJson;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tape dump}: events as JSON lines. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Print events of a tape, one JSON object per line.")
final class TapeDumpCommand implements Callable<Integer> {
    private static final int LINES_BETWEEN_CHECKS = 1000;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The tape.")
    private Path file;

    @Option(names = "--symbol", paramLabel = "S", description = "Only this symbol.")
    private String symbol;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = NanosConverter.class,
            description = "First order time: 2012-06-21T13:30:00Z, or nanoseconds since 1970.")
    private Long fromNanos;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = NanosConverter.class,
            description = "The order time to stop before.")
    private Long toNanos;

    private long limit = Long.MAX_VALUE;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many events.")
    void limit(long events) {
        if (events < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--limit must be 0 or more: " + events);
        }
        limit = events;
    }

    @Override
    public Integer call() throws IOException {
        try (TapeReader tape = TapeReader.open(file);
                EventCursor cursor = cursor(tape)) {
            if (fromNanos != null) {
                cursor.seekTime(fromNanos);
            }
            print(cursor, spec.commandLine().getOut());
        }
        return 0;
    }

    private EventCursor cursor(TapeReader tape) {
        if (symbol == null) {
            return tape.all();
        }
        if (!tape.symbols().contains(symbol)) {
            throw new ParameterException(
                    spec.commandLine(), file + " holds no symbol '" + symbol + "'");
        }
        return tape.cursor(symbol);
    }

    private void print(EventCursor cursor, PrintWriter out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (long count = 0; count < limit; count++) {
            MarketEvent event = cursor.next();
            if (event == null || (toNanos != null && event.eventTimeNanos() >= toNanos)) {
                return;
            }
            line.setLength(0);
            EventJson.append(event, line);
            out.append(line).append('\n');
            // A reader such as head has enough and went away.
            if (count % LINES_BETWEEN_CHECKS == 0 && out.checkError()) {
                return;
            }
        }
    }
}
