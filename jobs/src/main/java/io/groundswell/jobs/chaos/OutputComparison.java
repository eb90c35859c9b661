package io.groundswell.jobs.chaos;

import io.groundswell.jobs.run.RowPrint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.LongArrayList;

/**
 * Compares what was committed with what the undisturbed run wrote, one kind after the other: only
 * eight bytes for each expected row of a kind are in memory at a time. One thread.
 */
final class OutputComparison {
    private final Path expected;
    private final CommittedRows committed;

    /**
     * A comparison.
     *
     * @param expected the folder of the undisturbed run's results
     */
    OutputComparison(Path expected, CommittedRows committed) {
        this.expected = expected;
        this.committed = committed;
    }

    /** The differences of a kind by symbol. */
    Map<String, RowCounts> of(OutputKind kind) throws IOException {
        Map<String, RowComparison> bySymbol = new TreeMap<>();
        ExpectedRows.read(expected, kind)
                .forEach((symbol, rows) -> bySymbol.put(symbol, new RowComparison(rows)));
        RowPrint print = new RowPrint();
        committed.forEach(
                kind,
                (symbol, row) ->
                        bySymbol.computeIfAbsent(
                                        symbol, any -> new RowComparison(new LongArrayList()))
                                .committed(print.of(row)));
        Map<String, RowCounts> counts = new TreeMap<>();
        bySymbol.forEach((symbol, comparison) -> counts.put(symbol, comparison.counts()));
        return counts;
    }
}
