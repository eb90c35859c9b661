package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.StorableEvents;
import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.Arrays;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** Market events that a table refuses, as the records that they were: they can be sent again. */
final class RefusedEvents implements RefusedRows<DatedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public DeadLetter letter(DatedEvent row, String table, String reason) {
        EventHeader header = row.event().header();
        Defect defect =
                new Defect(
                        DefectReason.REFUSED_BY_STORE,
                        header.symbol(),
                        Defect.sourceOf(header),
                        header.sequence(),
                        header.eventTimeNanos(),
                        table + ": " + reason,
                        "");
        return letter(defect, row.event());
    }

    /** The letter of an event that no table can hold; empty where one can. */
    static Optional<DeadLetter> misfit(DatedEvent row) {
        return StorableEvents.defectOf(row.event()).map(defect -> letter(defect, row.event()));
    }

    private static DeadLetter letter(Defect defect, MarketEvent event) {
        byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
        int length = new MarketEventEncoder().encode(event, new UnsafeBuffer(bytes), 0);
        return new DeadLetter(
                defect, event.symbol().getBytes(US_ASCII), Arrays.copyOf(bytes, length));
    }

    @Override
    public RowLayout<DeadLetter> layout() {
        return new DeadLetterRows();
    }
}
