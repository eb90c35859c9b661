package io.groundswell.connectors.clickhouse.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dead letters. A letter's id is {@code SOURCE/POSITION}: the same letter found again is the same
 * row. Who sends a letter again marks it with {@link #REPLAYED_AT}, which makes a row of a higher
 * version.
 */
public final class DeadLetterRows implements RowLayout<DeadLetter> {
    private static final long serialVersionUID = 1L;

    /** Identifies a letter. */
    public static final String ID = "id";

    /** When it was sent again; NULL where it was not. Not written with a letter. */
    public static final String REPLAYED_AT = "replayed_at";

    private static final List<Column> COLUMNS =
            List.of(
                    new Column(ID, "String"),
                    new Column("reason", "LowCardinality(String)"),
                    new Column("detail", "String"),
                    new Column("symbol", "String"),
                    new Column("source", "LowCardinality(String)"),
                    new Column("position", "Int64"),
                    new Column("event_time", Times.NULLABLE_NANOS),
                    new Column("key", "String"),
                    new Column("raw", "String"));

    /** The id of the letter of a defect. */
    public static String id(Defect defect) {
        return defect.source() + '/' + defect.position();
    }

    @Override
    public String table() {
        return TableNames.DEAD_LETTERS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void write(DeadLetter row, RowOutput out) {
        Defect defect = row.defect();
        writeText(id(defect), out);
        out.text(defect.reason().name());
        writeText(defect.detail(), out);
        writeText(defect.symbol(), out);
        writeText(defect.source(), out);
        out.int64(defect.position());
        // As it was told: of a letter it may be the very time that cannot be.
        out.nullableInt64(defect.eventTimeNanos());
        out.bytes(row.key());
        out.bytes(row.raw());
    }

    private static void writeText(String text, RowOutput out) {
        out.bytes(text.getBytes(UTF_8));
    }

    @Override
    public String key(DeadLetter row) {
        return id(row.defect());
    }

    @Override
    public String around(List<DeadLetter> rows) {
        return ID
                + " IN ("
                + rows.stream()
                        .map(row -> SqlText.literal(key(row)))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** A letter whose defect has no raw text: the bytes say it all. */
    @Override
    public DeadLetter read(RowInput in) throws IOException {
        readText(in);
        DefectReason reason = reason(in.text());
        String detail = readText(in);
        String symbol = readText(in);
        String source = readText(in);
        long position = in.int64();
        long eventTimeNanos = in.nullableInt64();
        byte[] key = in.bytes();
        byte[] raw = in.bytes();
        return new DeadLetter(
                new Defect(reason, symbol, source, position, eventTimeNanos, detail, ""), key, raw);
    }

    private static DefectReason reason(String name) throws IOException {
        try {
            return DefectReason.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("no reason of a dead letter: " + name, e);
        }
    }

    private static String readText(RowInput in) throws IOException {
        return new String(in.bytes(), UTF_8);
    }
}
