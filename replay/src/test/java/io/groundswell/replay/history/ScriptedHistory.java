package io.groundswell.replay.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.LookupRequest;
import io.groundswell.connectors.iqfeed.lookup.Lookups;
import io.groundswell.connectors.iqfeed.lookup.ReplySink;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers questions as a test says: daily bars, a day's rows, and what comes after them. */
final class ScriptedHistory implements Lookups {
    private final List<String> asked = new ArrayList<>();
    private final Deque<List<String>> days = new ArrayDeque<>();
    private Answer daily;
    private List<String> dailyRows = List.of();
    private Answer newest = new Answer.Whole(1, 0);
    private Answer rest = new Answer.NoData();

    /** The daily bar of a day has this volume. */
    ScriptedHistory daily(String date, long volume) {
        dailyRows = List.of("LH," + date + ",2.00,1.00,1.00,2.00," + volume + ",0,");
        daily = new Answer.Whole(1, 0);
        return this;
    }

    /** The question for daily bars of a range ends so. */
    ScriptedHistory daily(Answer answer) {
        daily = answer;
        dailyRows = List.of();
        return this;
    }

    /** The question for the newest daily bar ends so. */
    ScriptedHistory newest(Answer answer) {
        newest = answer;
        return this;
    }

    /** The question for what comes after the last row ends so. */
    ScriptedHistory rest(Answer answer) {
        rest = answer;
        return this;
    }

    /** The next answer for a day has these rows; the last one is given again and again. */
    ScriptedHistory day(List<String> rows) {
        days.add(rows);
        return this;
    }

    /** From now on the answer for a day has these rows. */
    void again(List<String> rows) {
        days.clear();
        days.add(rows);
    }

    /** The questions that came. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Answer ask(LookupRequest request, ReplySink rows) throws IOException {
        asked.add(request.command());
        String command = request.command();
        if (command.startsWith("HDX")) {
            return newest;
        }
        if (command.startsWith("HDT")) {
            tell(dailyRows, RowKind.PERIOD, rows);
            return daily;
        }
        // The rest is asked for with a limit of a row.
        if (!(rows instanceof ReplySpool)) {
            return rest;
        }
        List<String> next = days.size() > 1 ? days.poll() : days.peek();
        if (next == null) {
            return new Answer.NoData();
        }
        tell(next, request.rows(), rows);
        return new Answer.Whole(next.size(), 0);
    }

    private void tell(List<String> lines, RowKind kind, ReplySink rows) throws IOException {
        rows.begin("6.2");
        LookupParser parser = new LookupParser(ProtocolVersion.V6_2, kind, false);
        for (String line : lines) {
            byte[] bytes = line.getBytes(ISO_8859_1);
            rows.row(bytes, 0, bytes.length, parser.parse(bytes, 0, bytes.length));
        }
    }
}
