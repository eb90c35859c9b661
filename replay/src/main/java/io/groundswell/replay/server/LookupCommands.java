package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lookup port of one client: history out of the tapes, lists of codes, and a search among
 * symbols. Chains, news and market summaries have no data here.
 */
final class LookupCommands implements ClientCommands {
    /** A daily bar of today is a partial one until then. */
    private static final long CLOSE_MICROS = 16L * 3_600_000_000L;

    private static final List<String> WITHOUT_DATA =
            List.of("CFU", "CFS", "CFO", "CEO", "EDS", "FDS", "5MS", "NCG", "NHL", "NSY", "NSC");

    private static final String NO_DATA = "E,!NO_DATA!,,";
    private static final String END = "!ENDMSG!,";

    private final HistoryStore history;
    private final LookupLists lists;
    private final AnswerFaults faults;
    private final LineOutput out;
    private ProtocolVersion version = ProtocolVersion.V4_9;
    private IqFeedFormatter formatter = new IqFeedFormatter(version);
    private String name = "";

    LookupCommands(
            List<Instrument> instruments,
            ReferenceLists reference,
            HistoryStore history,
            AnswerFaults faults,
            LineOutput out) {
        this.history = history;
        this.faults = faults;
        this.lists = new LookupLists(instruments, reference);
        this.out = out;
    }

    @Override
    public void connected() {}

    @Override
    public void command(String line) {
        CommandWords words = CommandWords.of(line);
        String command = words.at(0);
        if (command.equals("S")) {
            system(words);
        } else if (HistoryRequest.isOne(command)) {
            history(words);
        } else if (lists.isOne(command)) {
            answer(lists.requestId(words), lists.rows(words, version).iterator());
        } else if (WITHOUT_DATA.contains(command)) {
            noData(words.at(words.size() - 1));
        } else {
            out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private void system(CommandWords words) {
        switch (words.at(1)) {
            case "SET PROTOCOL" -> setProtocol(words.at(2));
            case "SET CLIENT NAME" -> name = words.at(2);
            case "CONNECT", "DISCONNECT" -> {}
            default -> out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private void setProtocol(String text) {
        ProtocolVersion wanted = ProtocolVersion.of(text);
        if (wanted == null) {
            out.send(CommandWords.noProtocol(text));
            return;
        }
        version = wanted;
        formatter = new IqFeedFormatter(version);
        // Without a comma at the end, unlike on the other ports: programs compare the whole line.
        out.send("S,CURRENT PROTOCOL," + version.text());
    }

    private void history(CommandWords words) {
        String prefix = prefix(HistoryRequest.id(words));
        try {
            HistoryRequest request = HistoryRequest.parse(words);
            AnswerFault fault = faults.next(request.symbol(), HistoryRequest.withoutId(words));
            if (fault == null) {
                answer(request.requestId(), rows(request).iterator());
            } else {
                answer(request, fault, prefix);
            }
        } catch (HistoryRequest.Refused e) {
            out.send(prefix + "E," + e.getMessage() + ",");
        } catch (IOException e) {
            out.send(prefix + "E,Could not connect to History socket.,");
        }
    }

    private void answer(HistoryRequest request, AnswerFault fault, String prefix)
            throws IOException {
        boolean happened = true;
        if (fault.isInsteadOfAnswer()) {
            fault.tell(prefix, prefix + END, out);
        } else {
            List<String> lines = new ArrayList<>();
            rows(request).forEach(row -> lines.add(formatter.format(row)));
            if (lines.isEmpty()) {
                lines.add(prefix + NO_DATA);
            }
            lines.add(prefix + END);
            happened = fault.tell(lines, out);
        }
        if (happened) {
            faults.count(fault.kind());
        }
    }

    private static String prefix(String requestId) {
        return requestId.isEmpty() ? "" : requestId + ",";
    }

    private void answer(String requestId, Iterator<? extends WireMessage> rows) {
        if (!rows.hasNext()) {
            noData(requestId);
            return;
        }
        while (rows.hasNext()) {
            out.send(formatter.format(rows.next()));
        }
        out.send(prefix(requestId) + END);
    }

    private void noData(String requestId) {
        out.send(prefix(requestId) + NO_DATA);
        out.send(prefix(requestId) + END);
    }

    /** Made one by one, so that a long answer is not held twice. */
    private Stream<? extends WireMessage> rows(HistoryRequest request) throws IOException {
        if (!request.bars()) {
            List<HistoryTick> ticks = history.ticks(request);
            order(request, ticks);
            return ticks.stream().map(it -> it.row(request.requestId()));
        }
        List<BuiltBar> bars = new ArrayList<>(history.bars(request));
        order(request, bars);
        return request.unit().compareTo(BarUnit.DAY) >= 0
                ? bars.stream().filter(it -> isTold(request, it)).map(it -> period(request, it))
                : bars.stream().map(it -> interval(request, it));
    }

    private static void order(HistoryRequest request, List<?> oldestFirst) {
        if (!request.oldestFirst()) {
            Collections.reverse(oldestFirst);
        }
    }

    private IntervalRow interval(HistoryRequest request, BuiltBar bar) {
        boolean begin =
                (request.label() < 0 || !version.isAtLeast(ProtocolVersion.V6_0))
                        ? version.isAtLeast(ProtocolVersion.V6_0)
                        : request.label() == 1;
        return new IntervalRow(
                request.requestId(),
                begin ? bar.beginMicros() : bar.endMicros(),
                WireDecimal.ofUnits(bar.high(), bar.exponent()),
                WireDecimal.ofUnits(bar.low(), bar.exponent()),
                WireDecimal.ofUnits(bar.open(), bar.exponent()),
                WireDecimal.ofUnits(bar.close(), bar.exponent()),
                bar.totalVolume(),
                bar.volume(),
                version == ProtocolVersion.V4_9
                        ? EventHeader.ABSENT
                        : request.unit() == BarUnit.TICK ? bar.trades() : 0);
    }

    /** Whether a bar of days may be told: that of a day that is not over only where wanted. */
    private boolean isTold(HistoryRequest request, BuiltBar bar) {
        boolean wanted =
                (request.partial() < 0 || !version.isAtLeast(ProtocolVersion.V6_1))
                        ? version.isAtLeast(ProtocolVersion.V6_1)
                        : request.partial() == 1;
        return wanted || history.isPast(bar.beginMicros() + CLOSE_MICROS);
    }

    private PeriodRow period(HistoryRequest request, BuiltBar bar) {
        long atRequest = Math.floorMod(history.nowMicros(), EasternTime.DAY_MICROS);
        return new PeriodRow(
                request.requestId(),
                bar.beginMicros() + (version == ProtocolVersion.V4_9 ? atRequest : 0),
                WireDecimal.ofUnits(bar.high(), bar.exponent()),
                WireDecimal.ofUnits(bar.low(), bar.exponent()),
                WireDecimal.ofUnits(bar.open(), bar.exponent()),
                WireDecimal.ofUnits(bar.close(), bar.exponent()),
                bar.volume(),
                bar.openInterest());
    }

    @Override
    public void closed() {}

    @Override
    public String clientName() {
        return name;
    }

    @Override
    public long watches() {
        return EventHeader.ABSENT;
    }
}
