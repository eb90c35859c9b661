package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.FailureClassifier;
import io.groundswell.connectors.clickhouse.FailureKind;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts blocks into ClickHouse and comes back when they are there: waits while it is away, parts the
 * rows that it refuses from those that it takes, and throws what nobody here can help. One thread;
 * {@link #close} may come from another.
 */
final class BlockStore<T> implements AutoCloseable {
    private static final int MOST_PASSES = 20;
    private static final Logger LOG = LoggerFactory.getLogger(BlockStore.class);

    private final Insertion insertion;
    private final Patience patience;
    private final StoreCounters counters;
    private final BlockParting<T> parting;
    private final Map<String, RowLayout<T>> layouts;
    private final RefusedRows<T> refused;
    private final AutoCloseable connection;

    BlockStore(
            Insertion insertion,
            Map<String, RowLayout<T>> layouts,
            RefusedRows<T> refused,
            int refusedRows,
            Patience patience,
            StoreCounters counters,
            AutoCloseable connection) {
        this.insertion = insertion;
        this.layouts = layouts;
        this.refused = refused;
        this.patience = patience;
        this.counters = counters;
        this.parting = new BlockParting<>(this, layouts, refused, refusedRows, counters.refused());
        this.connection = connection;
    }

    /** A call that may fail as calls to ClickHouse do. */
    private interface Call {
        void run() throws IOException;
    }

    /** Stores a block, or what of it can be stored, with the rest as dead letters. */
    void store(Block block) throws IOException, InterruptedException {
        try {
            insert(block);
        } catch (ClickHouseException e) {
            if (FailureClassifier.kindOf(e) != FailureKind.POISON) {
                throw fatal(block.toString(), e);
            }
            LOG.warn("ClickHouse refuses rows of {}: {}", block, e.getMessage());
            parting.store(block, e);
        }
    }

    /**
     * Stores a whole block, or says why not; waits while that may pass.
     *
     * @throws ClickHouseException where the rows are the reason, or somebody has to mend something
     * @throws IOException where the patience has come to its end
     */
    void insert(Block block) throws IOException, InterruptedException {
        insert(block, block.isFromState());
    }

    /**
     * The same.
     *
     * @param maybeTried whether it may have been sent before, by somebody who did not live to hear
     *     the answer
     */
    void insert(Block block, boolean maybeTried) throws IOException, InterruptedException {
        boolean again = persist(block.toString(), () -> insertion.insert(block));
        if (again || maybeTried) {
            makeSure(block);
        }
        counters.rows().inc(block.rows());
        counters.blocks().inc();
    }

    /**
     * Looks whether the rows are there, and stores those that are not. A server notes a token just
     * before it keeps the rows: killed in between it takes the block for stored ever after, and has
     * nothing of it. (Seen, once in twenty kills of ClickHouse 26.7.)
     */
    private void makeSure(Block block) throws IOException, InterruptedException {
        RowLayout<T> layout = layouts.get(block.table());
        if (layout != null && layout.columns().equals(block.columns())) {
            makeSure(block, layout, parting.rows(block, layout));
        } else if (refused.layout().columns().equals(block.columns())) {
            makeSure(block, refused.layout(), parting.rows(block, refused.layout()));
        } else {
            LOG.warn("{} is of another release: it cannot be looked up", block);
        }
    }

    private <R> void makeSure(Block block, RowLayout<R> layout, List<R> rows)
            throws IOException, InterruptedException {
        List<R> asked = rows;
        for (int pass = 1; ; pass++) {
            List<R> missing = missing(block, layout, asked);
            if (missing.isEmpty()) {
                return;
            }
            if (pass > MOST_PASSES) {
                throw new IOException(
                        "ClickHouse says that it has "
                                + block
                                + ", and still lacks "
                                + missing.size()
                                + " rows of it");
            }
            LOG.warn("ClickHouse says that it has {}, and lacks {} rows", block, missing.size());
            Block rest = parting.rest(block, layout, missing, pass);
            persist(rest.toString(), () -> insertion.insert(rest));
            counters.missed().inc(missing.size());
            asked = missing;
        }
    }

    private <R> List<R> missing(Block block, RowLayout<R> layout, List<R> rows)
            throws IOException, InterruptedException {
        List<R> missing = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += Insertion.MOST_TO_ASK_FOR) {
            List<R> some =
                    rows.subList(from, Math.min(from + Insertion.MOST_TO_ASK_FOR, rows.size()));
            Set<Object> present = new HashSet<>();
            persist("the rows of " + block, () -> present.addAll(insertion.present(layout, some)));
            some.stream().filter(row -> !present.contains(layout.key(row))).forEach(missing::add);
        }
        return missing;
    }

    /** Looks whether the tables are what they should be. */
    void check(SchemaCheck check, ClickHouse clickHouse, List<RowLayout<?>> layouts)
            throws IOException, InterruptedException {
        persist("the schema", () -> check.check(clickHouse, layouts));
    }

    /** Whether it took more than one attempt. */
    private boolean persist(String what, Call call) throws IOException, InterruptedException {
        boolean hasFailed = false;
        while (true) {
            try {
                call.run();
                patience.reset();
                return hasFailed;
            } catch (ClickHouseException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException(e.getMessage());
                }
                if (FailureClassifier.kindOf(e) != FailureKind.RETRY) {
                    patience.reset();
                    throw e;
                }
                if (!hasFailed) {
                    LOG.warn("ClickHouse does not take {} now: {}", what, e.getMessage());
                    hasFailed = true;
                }
                if (!patience.await()) {
                    throw gaveUp(what, e);
                }
                counters.retries().inc();
            }
        }
    }

    private IOException gaveUp(String what, ClickHouseException e) {
        return new IOException(
                "ClickHouse did not take "
                        + what
                        + " for "
                        + patience.waitedMillis()
                        + " ms: "
                        + e.getMessage()
                        + "; "
                        + FailureClassifier.advice(e),
                e);
    }

    static IOException fatal(String what, ClickHouseException e) {
        return new IOException(
                "ClickHouse does not take "
                        + what
                        + ": "
                        + e.getMessage()
                        + "; "
                        + FailureClassifier.advice(e),
                e);
    }

    @Override
    public void close() throws Exception {
        patience.close();
        connection.close();
    }
}
