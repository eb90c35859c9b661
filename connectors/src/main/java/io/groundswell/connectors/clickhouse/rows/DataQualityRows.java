package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.QualityFinding;
import java.io.IOException;
import java.util.List;

/**
 * Findings. Of the header only symbol, order time, topic, epoch and sequence are kept; the rest
 * stands with the event itself, in its own table.
 */
public final class DataQualityRows implements RowLayout<QualityFinding> {
    private static final long serialVersionUID = 1L;

    private static final List<Column> COLUMNS =
            List.of(
                    EventColumns.SYMBOL,
                    EventColumns.TRADING_DATE,
                    EventColumns.EVENT_TIME,
                    EventColumns.TOPIC,
                    EventColumns.SOURCE_EPOCH,
                    EventColumns.SEQUENCE,
                    new Column("kind", "LowCardinality(String)"),
                    new Column("detail", "String"));

    @Override
    public String table() {
        return TableNames.DATA_QUALITY;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void write(QualityFinding row, RowOutput out) {
        EventHeader header = row.header();
        out.text(header.symbol());
        Times.writeDay(row.tradingDay(), out);
        Times.write(header.eventTimeNanos(), out);
        out.int8(header.topic().code());
        out.int64(header.sourceEpoch());
        out.int64(header.sequence());
        out.text(row.kind());
        out.bytes(row.detail().getBytes(UTF_8));
    }

    @Override
    public QualityFinding read(RowInput in) throws IOException {
        try {
            String symbol = in.text();
            int tradingDay = in.uint16();
            EventHeader header = header(symbol, in);
            String kind = in.text();
            return new QualityFinding(kind, header, tradingDay, new String(in.bytes(), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException("no row of " + table() + ": " + e.getMessage(), e);
        }
    }

    private static EventHeader header(String symbol, RowInput in) throws IOException {
        long eventTimeNanos = in.int64();
        Topic topic = Topic.ofCode(in.int8());
        long sourceEpoch = in.int64();
        long sequence = in.int64();
        return new EventHeader(
                symbol, topic, sourceEpoch, sequence, eventTimeNanos, ABSENT, ABSENT, 0, 0, 0, 0);
    }
}
