package io.groundswell.connectors.clickhouse.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.ServerException;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A table that knows tokens, refuses negative values, and fails as it is told. */
final class PretendedTable implements Insertion {
    static final int VIOLATED_CONSTRAINT = 469;
    static final int UNKNOWN_TABLE = 60;

    final Map<UUID, Block> byToken = new TreeMap<>();
    final Deque<ClickHouseException> failures = new ArrayDeque<>();
    final List<UUID> attempts = new ArrayList<>();
    final Set<UUID> claimed = new HashSet<>();
    int crashAtAttempt;
    boolean crashesAfterwards;
    int killsBetweenTokenAndRows;

    @Override
    public void insert(Block block) throws ClickHouseException {
        attempts.add(block.token());
        if (claimed.contains(block.token())) {
            return;
        }
        if (killsBetweenTokenAndRows > 0) {
            killsBetweenTokenAndRows--;
            claimed.add(block.token());
            throw away();
        }
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        boolean crashes = attempts.size() == crashAtAttempt;
        if (crashes && !crashesAfterwards) {
            throw said(UNKNOWN_TABLE);
        }
        if (block.table().equals(Reading.TABLE)
                && readings(block).stream().anyMatch(row -> row.value() < 0)) {
            throw said(VIOLATED_CONSTRAINT);
        }
        byToken.put(block.token(), block);
        if (crashes) {
            // It is stored, and whoever wanted to know is gone.
            throw said(UNKNOWN_TABLE);
        }
    }

    @Override
    public <R> Set<Object> present(RowLayout<R> layout, List<R> rows) {
        assertThat(rows).hasSizeLessThanOrEqualTo(Insertion.MOST_TO_ASK_FOR);
        Set<Object> present = new HashSet<>();
        for (Block block : byToken.values()) {
            if (block.table().equals(layout.table())) {
                rowsOf(block, layout).forEach(row -> present.add(layout.key(row)));
            }
        }
        return present;
    }

    List<Long> stored() {
        return byToken.values().stream()
                .filter(block -> block.table().equals(Reading.TABLE))
                .flatMap(block -> readings(block).stream())
                .map(Reading::id)
                .sorted()
                .toList();
    }

    int letters() {
        return byToken.values().stream()
                .filter(block -> !block.table().equals(Reading.TABLE))
                .mapToInt(Block::rows)
                .sum();
    }

    static List<Reading> readings(Block block) {
        return rowsOf(block, Reading.LAYOUT);
    }

    static <R> List<R> rowsOf(Block block, RowLayout<R> layout) {
        try {
            RowInput in = new RowInput(new ByteArrayInputStream(block.plain()));
            List<R> rows = new ArrayList<>();
            while (!in.isAtEnd()) {
                rows.add(layout.read(in));
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ClickHouseException said(int code) {
        return ClickHouseException.of(new ServerException(code, "Code: " + code, 500, ""));
    }

    static ClickHouseException away() {
        return ClickHouseException.of(new ConnectException("nobody there"));
    }
}
