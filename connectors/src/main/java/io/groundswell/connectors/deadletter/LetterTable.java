package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.SqlText;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The letters of a realm in ClickHouse; one thread. */
final class LetterTable {
    private static final DeadLetterRows ROWS = new DeadLetterRows();
    private static final String COLUMNS =
            ROWS.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    private static final String STATE =
            ", toUnixTimestamp(inserted_at), toUnixTimestamp64Milli("
                    + DeadLetterRows.REPLAYED_AT
                    + "), version";
    private static final String FROM = " FROM " + TableNames.DEAD_LETTERS + " FINAL WHERE ";
    private static final String IS_OPEN = DeadLetterRows.REPLAYED_AT + " IS NULL";
    private static final String PLACE = "(source, position)";

    private final ClickHouse clickHouse;

    LetterTable(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * The newest letters, without their keys and bytes.
     *
     * @param withSentAgain whether those that were sent again belong to them
     * @param limit how many at most
     */
    List<StoredLetter> newest(LetterFilter filter, boolean withSentAgain, int limit)
            throws IOException {
        String columns =
                ROWS.columns().stream()
                        .map(Column::name)
                        // Half a megabyte each, and not shown.
                        .map(it -> it.equals("key") || it.equals("raw") ? "''" : it)
                        .collect(Collectors.joining(", "));
        return read(
                "SELECT "
                        + columns
                        + STATE
                        + FROM
                        + filter.condition()
                        + (withSentAgain ? "" : " AND " + IS_OPEN)
                        + " ORDER BY inserted_at DESC, source, position LIMIT "
                        + limit);
    }

    /** How many letters there are, by reason. */
    List<ReasonCount> counts(LetterFilter filter) throws IOException {
        List<ReasonCount> counts = new ArrayList<>();
        String sql =
                "SELECT reason, countIf("
                        + IS_OPEN
                        + "), count()"
                        + FROM
                        + filter.condition()
                        + " GROUP BY reason ORDER BY reason";
        for (List<String> row : clickHouse.table(sql)) {
            long open = Long.parseLong(row.get(1));
            counts.add(new ReasonCount(row.get(0), open, Long.parseLong(row.get(2)) - open));
        }
        return counts;
    }

    /** The letter of an id. */
    Optional<StoredLetter> find(String id) throws IOException {
        String where = DeadLetterRows.ID + " = " + SqlText.literal(id);
        return read("SELECT " + COLUMNS + STATE + FROM + where).stream().findFirst();
    }

    /**
     * The next open letters in the order of their places.
     *
     * @param last behind which letter; empty for the first ones
     * @param limit how many at most
     */
    List<StoredLetter> openBehind(Optional<StoredLetter> last, int limit) throws IOException {
        return read(
                "SELECT "
                        + COLUMNS
                        + STATE
                        + FROM
                        + IS_OPEN
                        + last.map(it -> " AND " + PLACE + " > " + place(it)).orElse("")
                        + " ORDER BY source, position LIMIT "
                        + limit);
    }

    /**
     * Marks letters as sent again. The mark is the very next version of the row that was read: a
     * letter that was refused once more meanwhile has a far higher one, and stays open.
     *
     * @param at when they were sent
     */
    void mark(List<StoredLetter> sent, Instant at) throws IOException {
        if (sent.isEmpty()) {
            return;
        }
        clickHouse.command(
                "INSERT INTO "
                        + TableNames.DEAD_LETTERS
                        + " ("
                        + COLUMNS
                        + ", inserted_at, "
                        + DeadLetterRows.REPLAYED_AT
                        + ", version) SELECT "
                        + COLUMNS
                        + ", inserted_at, fromUnixTimestamp64Milli(toInt64("
                        + at.toEpochMilli()
                        + "), 'UTC'), version + 1"
                        + FROM
                        + PLACE
                        + sent.stream()
                                .map(LetterTable::place)
                                .collect(Collectors.joining(", ", " IN (", ")"))
                        + " AND (source, position, version)"
                        + sent.stream()
                                .map(LetterTable::row)
                                .collect(Collectors.joining(", ", " IN (", ")")));
    }

    private static String place(StoredLetter letter) {
        return "(" + values(letter) + ")";
    }

    private static String row(StoredLetter letter) {
        return "(" + values(letter) + ", " + Long.toUnsignedString(letter.version()) + ")";
    }

    private static String values(StoredLetter letter) {
        return SqlText.literal(letter.letter().defect().source())
                + ", "
                + letter.letter().defect().position();
    }

    private List<StoredLetter> read(String sql) throws IOException {
        List<StoredLetter> letters = new ArrayList<>();
        try (InputStream rows = clickHouse.rows(sql, Map.of())) {
            RowInput in = new RowInput(rows);
            while (!in.isAtEnd()) {
                DeadLetter letter = ROWS.read(in);
                Instant storedAt = Instant.ofEpochSecond(Integer.toUnsignedLong(in.int32()));
                long sentMillis = in.nullableInt64();
                letters.add(
                        new StoredLetter(
                                letter,
                                storedAt,
                                sentMillis == EventHeader.ABSENT
                                        ? Optional.empty()
                                        : Optional.of(Instant.ofEpochMilli(sentMillis)),
                                in.int64()));
            }
            return letters;
        } catch (ClickHouseException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("the dead letters cannot be read: " + e.getMessage(), e);
        }
    }
}
