package io.groundswell.operators.book;

import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.types.ModelTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** One subtask of an order-book step, fed by hand. */
final class BookHarness implements AutoCloseable {
    static final int MAX_PARALLELISM = 128;
    static final int PLENTY = 100;

    /** The two ways to keep books in state. */
    enum Step {
        WRITE_BACK,
        ROW_PER_ENTRY;

        OneInputStreamOperator<MarketEvent, BookSnapshot> operator(BookSettings settings) {
            return this == WRITE_BACK
                    ? new WriteBackOperator<>(new OrderBookFunction(settings))
                    : new KeyedProcessOperator<>(new RowPerEntryBookFunction(settings));
        }
    }

    private final KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, BookSnapshot> harness;

    private BookHarness(
            Step step, StateBackend backend, int liveBooks, int parallelism, int subtask)
            throws Exception {
        BookSettings settings =
                new BookSettings(
                        Duration.ofSeconds(1), 5, liveBooks, 100_000, Duration.ofSeconds(5));
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        step.operator(settings),
                        MarketEvent::symbol,
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setStateBackend(backend);
        harness.setup(
                ModelTypes.BOOK_SNAPSHOT.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
    }

    /** The only subtask, from the start. */
    static BookHarness fresh(Step step, StateBackend backend, int liveBooks) throws Exception {
        BookHarness fresh = new BookHarness(step, backend, liveBooks, 1, 0);
        fresh.harness.open();
        return fresh;
    }

    /** One of several subtasks that go on from a state. */
    static BookHarness restored(
            Step step,
            StateBackend backend,
            int liveBooks,
            OperatorSubtaskState state,
            int parallelismBefore,
            int parallelism,
            int subtask)
            throws Exception {
        BookHarness restored = new BookHarness(step, backend, liveBooks, parallelism, subtask);
        restored.harness.initializeState(
                KeyedOneInputStreamOperatorTestHarness.repartitionOperatorState(
                        state, MAX_PARALLELISM, parallelismBefore, parallelism, subtask));
        restored.harness.open();
        return restored;
    }

    /** The subtask that a symbol belongs to. */
    static int subtaskOf(String symbol, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                symbol, MAX_PARALLELISM, parallelism);
    }

    KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, BookSnapshot> flink() {
        return harness;
    }

    Object currentKey() {
        return ((KeyedProcessOperator<?, ?, ?>) harness.getOperator()).getCurrentKey();
    }

    void feed(List<MarketEvent> events) throws Exception {
        for (MarketEvent event : events) {
            harness.processElement(event, event.header().eventTimeMillis());
        }
    }

    void end() throws Exception {
        harness.processWatermark(Long.MAX_VALUE);
    }

    /** A checkpoint; the harness, like a task, does not announce it to the operator before. */
    OperatorSubtaskState checkpoint(long id) throws Exception {
        return harness.snapshot(id, 0);
    }

    OperatorSubtaskState savepoint(long id, SavepointFormatType format) throws Exception {
        SnapshotType type = SavepointType.savepoint(format);
        return harness.snapshotWithLocalState(id, 0, type).getJobManagerOwnedState();
    }

    /** Everything that came out, by output and symbol, in order. */
    Map<String, List<String>> outputs() {
        Map<String, List<String>> rows = new TreeMap<>();
        put(rows, "snapshot", harness.extractOutputValues(), BookSnapshot::symbol);
        put(rows, "best", side(OrderBookFunction.BEST_QUOTES), best -> best.symbol());
        put(rows, "fault", side(OrderBookFunction.FAULTS), fault -> fault.header().symbol());
        put(rows, "summary", side(OrderBookFunction.SUMMARIES), it -> it.best().symbol());
        return rows;
    }

    private static <T> void put(
            Map<String, List<String>> rows,
            String output,
            List<T> values,
            Function<T, String> symbolOf) {
        for (T value : values) {
            rows.computeIfAbsent(output + " " + symbolOf.apply(value), any -> new ArrayList<>())
                    .add(value.toString());
        }
    }

    <T> List<T> side(OutputTag<T> tag) {
        var rows = harness.getSideOutput(tag);
        return rows == null ? List.of() : rows.stream().map(StreamRecord::getValue).toList();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
