package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.FailureClassifier;
import io.groundswell.connectors.clickhouse.FailureKind;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.model.quality.DeadLetter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.metrics.Counter;

/**
 * Parts a block that ClickHouse refuses for some of its rows: halves, and halves of those, until
 * what is refused stands alone and becomes a dead letter.
 *
 * <p>The token of a part follows from the block's and the part's place, so that doing it again
 * after a crash in the middle stores nothing twice. Should the server take the whole block by then,
 * because somebody changed the table in between, then its parts are there twice, and one by their
 * identity.
 */
final class BlockParting<T> {
    private static final int FIRST_CAPACITY = 64 << 10;

    private final BlockStore<T> store;
    private final Map<String, RowLayout<T>> layouts;
    private final RefusedRows<T> refused;
    private final int maxRefused;
    private final Counter refusedRows;

    BlockParting(
            BlockStore<T> store,
            Map<String, RowLayout<T>> layouts,
            RefusedRows<T> refused,
            int maxRefused,
            Counter refusedRows) {
        this.store = store;
        this.layouts = layouts;
        this.refused = refused;
        this.maxRefused = maxRefused;
        this.refusedRows = refusedRows;
    }

    /**
     * Stores what can be stored of a block that was refused, and the rest as dead letters.
     *
     * @throws IOException where so much is refused that the rows cannot be the reason, or they
     *     cannot be read back
     */
    void store(Block block, ClickHouseException reason) throws IOException, InterruptedException {
        RowLayout<T> layout = layouts.get(block.table());
        if (layout == null || !layout.columns().equals(block.columns())) {
            throw new IOException(
                    "ClickHouse refuses rows of "
                            + block
                            + ", which another release wrote and this one cannot take apart: start"
                            + " that release again, or mend the table; it said "
                            + reason.getMessage(),
                    reason);
        }
        List<T> rows = rows(block, layout);
        List<DeadLetter> letters = new ArrayList<>();
        part(block, layout, rows, 0, rows.size(), reason, letters);
        if (!letters.isEmpty()) {
            storeLetters(block, letters);
        }
    }

    <R> List<R> rows(Block block, RowLayout<R> layout) throws IOException {
        RowInput in = new RowInput(new ByteArrayInputStream(block.plain()));
        List<R> rows = new ArrayList<>(block.rows());
        while (!in.isAtEnd()) {
            rows.add(layout.read(in));
        }
        return rows;
    }

    /** What lies between two places was refused. */
    private void part(
            Block block,
            RowLayout<T> layout,
            List<T> rows,
            int from,
            int to,
            ClickHouseException reason,
            List<DeadLetter> letters)
            throws IOException, InterruptedException {
        if (to - from == 1) {
            if (letters.size() == maxRefused) {
                throw new IOException(
                        "ClickHouse refuses more than "
                                + maxRefused
                                + " rows of "
                                + block
                                + ", so the table must be wrong, not they: "
                                + reason.getMessage(),
                        reason);
            }
            letters.add(refused.letter(rows.get(from), block.table(), reason.getMessage()));
            return;
        }
        int middle = (from + to) >>> 1;
        half(block, layout, rows, from, middle, letters);
        half(block, layout, rows, middle, to, letters);
    }

    private void half(
            Block block,
            RowLayout<T> layout,
            List<T> rows,
            int from,
            int to,
            List<DeadLetter> letters)
            throws IOException, InterruptedException {
        UUID token = derived(block.token(), from + "-" + to);
        try {
            store.insert(blockOf(token, layout, rows.subList(from, to)), block.isFromState());
        } catch (ClickHouseException e) {
            if (FailureClassifier.kindOf(e) != FailureKind.POISON) {
                throw BlockStore.fatal("a part of " + block, e);
            }
            part(block, layout, rows, from, to, e, letters);
        }
    }

    private void storeLetters(Block block, List<DeadLetter> letters)
            throws IOException, InterruptedException {
        Block letterBlock =
                blockOf(derived(block.token(), "dead letters"), refused.layout(), letters);
        try {
            store.insert(letterBlock, block.isFromState());
        } catch (ClickHouseException e) {
            throw BlockStore.fatal("the dead letters of " + block, e);
        }
        refusedRows.inc(letters.size());
    }

    /** Rows of a block under a token of their own, which follows from the block's. */
    <R> Block rest(Block block, RowLayout<R> layout, List<R> rows, int pass) {
        return blockOf(derived(block.token(), "missed " + pass), layout, rows);
    }

    private static UUID derived(UUID token, String place) {
        return UUID.nameUUIDFromBytes((token + " " + place).getBytes(UTF_8));
    }

    private static <R> Block blockOf(UUID token, RowLayout<R> layout, List<R> rows) {
        RowOutput out = new RowOutput(FIRST_CAPACITY);
        rows.forEach(row -> layout.write(row, out));
        return Block.compress(
                token, layout.table(), layout.columns(), rows.size(), out.array(), out.length());
    }
}
