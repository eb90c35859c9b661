package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.RealDays;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server answered of three real days, and what ours answers of their trades. */
class NeptHistoryDayTest {
    private static final String FOLDER = "iqfeed/nept_history/";
    private static final Instrument NEPT =
            new Instrument(
                    "NEPT",
                    "",
                    SecurityType.EQUITY,
                    "XNYS",
                    "USD",
                    1,
                    4,
                    0,
                    DepthMode.TOP_OF_BOOK,
                    CodeTable.IQFEED);

    @TempDir Path folder;

    private static List<String> lines(String name) throws IOException {
        return Files.readAllLines(RealDays.require(FOLDER + name), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldAnswerTradesAndBarsAsTheRealServerDid() throws IOException {
        List<String> ticks = lines("ticks_oldest.csv");
        LookupCommands client = client(ticks);
        List<String> told = told(client, "HTT,NEPT,20210301 040000,20210303 200000,,,,1,,");
        assertThat(told).isEqualTo(ticks);
        assertThat(told(client, "HIT,NEPT,1,20210301 040000,20210303 200000,,,,1,,,s,"))
                .isEqualTo(lines("intervals_1s_oldest.csv"));
        assertThat(told(client, "HIT,NEPT,5,20210301 040000,20210303 200000,,,,1,,,s,"))
                .isEqualTo(lines("intervals_5s_oldest.csv"));
        assertThat(told(client, "HIT,NEPT,5,20210301 040000,20210303 200000,,,,0,,,s,"))
                .isEqualTo(lines("intervals_5s_newest.csv"));
        List<String> days = told(client, "HDX,NEPT,10,1,");
        assertThat(days).hasSize(4);
        assertThat(lines("dailies_oldest.csv")).containsAll(days);
    }

    private final List<String> answer = new ArrayList<>();

    private List<String> told(LookupCommands client, String command) {
        answer.clear();
        client.command(command);
        return List.copyOf(answer);
    }

    private LookupCommands client(List<String> ticks) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        long micros = 0;
        int behind = 0;
        LookupParser parser = new LookupParser(ProtocolVersion.V6_1, RowKind.TICK, false);
        for (String line : ticks) {
            byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
            WireMessage message = parser.parse(bytes, 0, bytes.length);
            if (message instanceof TickRow row) {
                // Below the microsecond, which the wire cuts off, rows and quotes get an order.
                behind = row.localMicros() == micros ? behind + 2 : 0;
                micros = row.localMicros();
                events.add(quote(row, behind));
                events.add(trade(header(Topic.TICKS, row, behind + 1), row));
            }
        }
        Path tape =
                TestTape.write(folder.resolve("nept.tape"), LocalDate.of(2021, 3, 1), NEPT, events);
        HistoryStore history =
                new HistoryStore(
                        TapeLibrary.open(List.of(tape)),
                        List.of(),
                        new ReplayTime(0),
                        () -> new ReplayTime(0).nanos(0),
                        () -> null);
        LookupCommands client =
                new LookupCommands(
                        List.of(NEPT),
                        ReferenceLists.NONE,
                        history,
                        new AnswerFaults(1),
                        answer::add);
        client.command("S,SET PROTOCOL,6.1");
        return client;
    }

    private static EventHeader header(Topic topic, TickRow row, int behindNanos) {
        long at = new ReplayTime(0).nanos(row.localMicros()) + behindNanos;
        return new EventHeader("NEPT", topic, 1, 1, at, at, EventHeader.ABSENT, 0, 4, 0, 0);
    }

    private static Quote quote(TickRow row, int behindNanos) {
        return new Quote(
                header(Topic.L1S, row, behindNanos),
                row.bid().inUnits(4),
                1,
                "",
                row.ask().inUnits(4),
                1,
                "",
                3,
                CodeTable.IQFEED);
    }

    private static Trade trade(EventHeader header, TickRow row) {
        TradeBasis basis =
                switch (row.basis()) {
                    case 'C' -> TradeBasis.LAST_QUALIFIED;
                    case 'E' -> TradeBasis.EXTENDED;
                    default -> TradeBasis.OTHER;
                };
        return new Trade(
                header,
                row.last().inUnits(4),
                row.size(),
                Aggressor.UNKNOWN,
                Liquidity.UNKNOWN,
                basis,
                CodeTable.IQFEED,
                Long.toString(row.marketCentre()),
                row.conditions(),
                row.tickId(),
                0,
                row.totalVolume());
    }
}
