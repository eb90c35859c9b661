package io.groundswell.replay;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.RealDays;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A row of IQFeed's own tick history of NEPT, and what it counts for. */
record NeptTick(TickRow row) {
    static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static final long MICROS_PER_SECOND = 1_000_000L;

    static List<NeptTick> read(String file) throws IOException {
        ProtocolVersion version =
                file.endsWith("60.csv") ? ProtocolVersion.V6_0 : ProtocolVersion.V6_1;
        return rows(file, version, RowKind.TICK, TickRow.class).stream()
                .map(NeptTick::new)
                .toList();
    }

    /** The rows of a reply; fails where a line is none. */
    static <R extends WireMessage> List<R> rows(
            String file, ProtocolVersion version, RowKind kind, Class<R> type) throws IOException {
        LookupParser parser = new LookupParser(version, kind, false);
        List<R> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(
                        RealDays.require("iqfeed/nept_history/" + file),
                        StandardCharsets.US_ASCII)) {
            byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
            WireMessage message = parser.parse(bytes, 0, bytes.length);
            if (!(message instanceof EndOfReply)) {
                rows.add(type.cast(message));
            }
        }
        return rows;
    }

    LocalDate date() {
        return LocalDate.ofEpochDay(row.localMicros() / EasternTime.DAY_MICROS);
    }

    /** The start of its second by the wall clock, microseconds since 1970. */
    long secondMicros() {
        return row.localMicros() - row.localMicros() % MICROS_PER_SECOND;
    }

    /** The start of its second, nanoseconds since 1970 UTC. */
    long secondNanos() {
        return new EasternTime().toNanos(secondMicros());
    }

    TradeUse use() {
        return use(
                switch (row.basis()) {
                    case 'C' -> TradeBasis.LAST_QUALIFIED;
                    case 'E' -> TradeBasis.EXTENDED;
                    default -> TradeBasis.OTHER;
                });
    }

    TradeUse useByConditionsAlone() {
        return use(TradeBasis.UNSPECIFIED);
    }

    private TradeUse use(TradeBasis basis) {
        String centre = Long.toString(row.marketCentre());
        return TradeEligibility.of(CodeTable.IQFEED, basis, centre, row.conditions());
    }
}
