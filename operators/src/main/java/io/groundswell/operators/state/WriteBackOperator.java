package io.groundswell.operators.state;

import io.groundswell.model.contract.MetricNames;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs a {@link WriteBackFunction}, and has it write back what is live when a snapshot is taken:
 * after the barrier has gone downstream, before the state backend takes its own snapshot. The task
 * stands still meanwhile; how long is told by a metric.
 *
 * @param <I> what the function takes
 * @param <O> what it puts out
 */
public final class WriteBackOperator<I, O> extends KeyedProcessOperator<String, I, O> {
    private static final long serialVersionUID = 1L;
    private static final long NANOS_PER_MICRO = 1_000;

    private final WriteBackFunction<I, O> function;

    private transient Counter written;
    private transient volatile long lastMicros;
    private transient volatile long mostMicros;

    /** An operator around the function. */
    public WriteBackOperator(WriteBackFunction<I, O> function) {
        super(function);
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        function.switchKeysWith(this::setCurrentKey);
        super.open();
        MetricGroup metrics = getMetricGroup();
        written = metrics.counter(MetricNames.VALUES_WRITTEN_BACK);
        metrics.gauge(MetricNames.WRITE_BACK_MICROS, (Gauge<Long>) () -> lastMicros);
        metrics.gauge(MetricNames.LONGEST_WRITE_BACK_MICROS, (Gauge<Long>) () -> mostMicros);
    }

    /** Leaves the current key as it is: the function sets it when it needs one. */
    @Override
    @SuppressWarnings("rawtypes") // As Flink declares it.
    public void setKeyContextElement1(StreamRecord element) {}

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        Object keyBefore = getCurrentKey();
        long startNanos = System.nanoTime();
        written.inc(function.writeBack());
        lastMicros = (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
        mostMicros = Math.max(mostMicros, lastMicros);
        if (keyBefore != null) {
            setCurrentKey(keyBefore);
        }
        super.snapshotState(context);
    }
}
