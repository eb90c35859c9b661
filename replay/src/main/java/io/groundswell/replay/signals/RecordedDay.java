package io.groundswell.replay.signals;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.imports.LobsterImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One symbol's events of a day, in memory: about 100 MB for 150,000 messages.
 *
 * @param symbol as events spell it
 * @param date the exchange's date
 * @param levels price levels a side
 * @param events in the total order
 */
record RecordedDay(String symbol, LocalDate date, int levels, List<MarketEvent> events) {

    /** Reads a LOBSTER day as price levels. */
    static RecordedDay lobster(Path messages, int levels) throws IOException {
        LobsterImporter importer = LobsterImporter.of(messages, "", LobsterImporter.Rows.LEVELS);
        List<MarketEvent> events = new ArrayList<>();
        importer.importTo(events::add, defect -> {});
        return new RecordedDay(
                importer.instrument().symbol(), importer.tradingDate(), levels, events);
    }

    /** What clocks in New York show at a moment, nanoseconds since 1970 UTC. */
    static LocalDateTime clock(long nanos) {
        return Instant.ofEpochSecond(0, nanos).atZone(EasternTime.ZONE).toLocalDateTime();
    }

    /** A time of the day in New York, nanoseconds since 1970 UTC. */
    long at(LocalTime time) {
        return date.atTime(time).atZone(EasternTime.ZONE).toInstant().toEpochMilli() * 1_000_000;
    }
}
