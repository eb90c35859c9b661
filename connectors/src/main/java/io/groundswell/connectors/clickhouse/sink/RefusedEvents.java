package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Market events that a table refuses, as the records that they were: they can be sent again. */
final class RefusedEvents implements RefusedRows<DatedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public DeadLetter letter(DatedEvent row, String table, String reason) {
        EventHeader header = row.event().header();
        byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
        int length = new MarketEventEncoder().encode(row.event(), new UnsafeBuffer(bytes), 0);
        return new DeadLetter(
                new Defect(
                        DefectReason.REFUSED_BY_STORE,
                        header.symbol(),
                        Defect.sourceOf(header),
                        header.sequence(),
                        header.eventTimeNanos(),
                        table + ": " + reason,
                        ""),
                header.symbol().getBytes(US_ASCII),
                Arrays.copyOf(bytes, length));
    }

    @Override
    public RowLayout<DeadLetter> layout() {
        return new DeadLetterRows();
    }
}
