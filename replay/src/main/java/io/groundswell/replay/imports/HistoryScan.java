package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.LookupMessage;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.EventHeader;
import io.groundswell.replay.imports.HistoryOutline.Day;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks through a reply of history once: what its rows are, which way they go, which days they are
 * of, where each day lies. Holds a few words for each day.
 *
 * <p>What the rows are is told by most of the first thousand, so that a damaged row is one defect
 * and not the end; where no layout has most of them the reply is refused.
 */
final class HistoryScan {
    /** Fewest digits of a price in events. */
    static final int MIN_EXPONENT = 4;

    /** Most digits of a price in events. */
    static final int MAX_EXPONENT = 8;

    /** No reply has more trading days of trades or intervals. */
    static final int MAX_DAYS = 1000;

    private static final int ROWS_THAT_VOTE = 1000;
    private static final String END = "!ENDMSG!";

    private final HistoryRows rows;
    private final Map<LocalDate, Day> days = new LinkedHashMap<>();
    private String requestId;
    private String error = "";
    private long endLine = Long.MAX_VALUE;
    private long previousMicros = EventHeader.ABSENT;
    private long previousVolume = EventHeader.ABSENT;
    private long forward;
    private long backward;
    private int digits;

    private HistoryScan(HistoryRows rows) {
        this.rows = rows;
    }

    /**
     * The outline of a reply.
     *
     * @param span how long its bars are, or null
     * @param label which end of a bar its time is, or null
     * @throws IOException where the text cannot be read, is no reply of history, or leaves open
     *     what was not said; the message names the text and has one line
     */
    static HistoryOutline of(ReplyText text, BarSpan span, BarLabel label) throws IOException {
        ReplyLayout layout = layout(text, span);
        HistoryScan scan;
        try {
            scan = new HistoryScan(HistoryRows.of(layout, span, label));
        } catch (IllegalArgumentException e) {
            throw new IOException(text.source() + ": " + e.getMessage(), e);
        }
        try (ByteLines lines = text.from(0, 0)) {
            scan.look(lines, text);
        }
        return scan.outline(text);
    }

    private static ReplyLayout layout(ReplyText text, BarSpan span) throws IOException {
        Map<ReplyLayout, Integer> votes = new HashMap<>();
        int voters = 0;
        String stranger = "";
        String error = "";
        try (ByteLines lines = text.from(0, 0)) {
            while (voters < ROWS_THAT_VOTE && lines.next()) {
                String line = lines.text();
                if (isEnd(line)) {
                    break;
                }
                if (line.startsWith("E,") || line.contains(",E,!")) {
                    error = "; it says " + line;
                } else if (!line.isEmpty() && !line.startsWith("S,")) {
                    voters++;
                    ReplyLayout layout = ReplyLayout.of(line, span != null && span.isPeriod());
                    votes.merge(layout == null ? NO_LAYOUT : layout, 1, Integer::sum);
                    stranger = layout == null && stranger.isEmpty() ? line : stranger;
                }
            }
        }
        if (voters == 0) {
            throw new IOException(text.source() + ": no rows of history" + error);
        }
        for (Map.Entry<ReplyLayout, Integer> vote : votes.entrySet()) {
            if (vote.getValue() * 2 > voters && !vote.getKey().equals(NO_LAYOUT)) {
                return vote.getKey();
            }
        }
        throw new IOException(
                text.source()
                        + ": no version of IQFeed's history has such rows"
                        + (stranger.isEmpty() ? "; they are of several" : ": " + shown(stranger)));
    }

    /** Counts rows that no version writes. */
    private static final ReplyLayout NO_LAYOUT = new ReplyLayout(null, RowKind.LIST, false);

    private static boolean isEnd(String line) {
        int at = line.indexOf(END);
        return at == 0 || (at > 0 && line.indexOf(',') == at - 1);
    }

    private static String shown(String line) {
        return line.substring(0, Math.min(line.length(), 80)).replaceAll("[^ -~]", "?");
    }

    private void look(ByteLines lines, ReplyText text) throws IOException {
        LineParser parser = rows.parser();
        while (lines.next()) {
            WireMessage message = parser.parse(lines.bytes(), lines.start(), lines.end());
            if (message instanceof EndOfReply) {
                endLine = lines.number();
                return;
            }
            if (message instanceof ErrorLine it && error.isEmpty()) {
                error = "; it says " + shown(it.text());
            }
            long micros = rows.localMicros(message);
            if (micros == EventHeader.ABSENT || lines.isTooLong()) {
                continue;
            }
            if (requestId == null) {
                requestId = ((LookupMessage) message).requestId();
            }
            direction(micros, HistoryRows.totalVolume(message));
            digits = Math.max(digits, HistoryRows.digits(message));
            day(micros, lines);
            if (days.size() > MAX_DAYS && rows.layout().kind() != RowKind.PERIOD) {
                throw new IOException(text.source() + ": more than " + MAX_DAYS + " days");
            }
        }
    }

    private void direction(long micros, long volume) {
        if (previousMicros != EventHeader.ABSENT) {
            int step = Long.compare(micros, previousMicros);
            step = step == 0 ? Long.compare(volume, previousVolume) : step;
            forward += step > 0 ? 1 : 0;
            backward += step < 0 ? 1 : 0;
        }
        previousMicros = micros;
        previousVolume = volume;
    }

    private void day(long micros, ByteLines lines) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, EasternTime.DAY_MICROS));
        if (rows.layout().kind() == RowKind.PERIOD) {
            LocalDate newest = days.isEmpty() ? date : days.keySet().iterator().next();
            days.clear();
            newest = date.isAfter(newest) ? date : newest;
            days.put(newest, new Day(newest, 0, 0, lines.number()));
            return;
        }
        Day known = days.get(date);
        Day first =
                days.isEmpty()
                        ? new Day(date, 0, 0, 0)
                        : new Day(date, lines.offset(), lines.number() - 1, 0);
        days.put(date, (known == null ? first : known).until(lines.number()));
    }

    private HistoryOutline outline(ReplyText text) throws IOException {
        if (days.isEmpty()) {
            throw new IOException(text.source() + ": no rows of history" + error);
        }
        List<Day> inOrder = new ArrayList<>(days.values());
        return new HistoryOutline(
                rows,
                requestId,
                backward > forward,
                Math.min(Math.max(digits, MIN_EXPONENT), MAX_EXPONENT),
                inOrder,
                endLine);
    }
}
