package io.groundswell.operators.state;

import io.groundswell.model.contract.MetricNames;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

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

    private transient Outputs outputs;
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
        outputs = new Outputs();
        function.attach(new Keys(), outputs, getProcessingTimeService()::getCurrentProcessingTime);
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
    public void processElement(StreamRecord<I> element) throws Exception {
        outputs.timeMillis = element.getTimestamp();
        super.processElement(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        outputs.timeMillis = mark.getTimestamp();
        function.onWatermark(mark.getTimestamp());
        super.processWatermark(mark);
    }

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

    /** The backend's keys. */
    private final class Keys implements SymbolKeys {
        @Override
        public void to(String symbol) {
            setCurrentKey(symbol);
        }

        @Override
        public List<String> ofState(String stateName) {
            try (Stream<String> keys =
                    WriteBackOperator.this
                            .<String>getKeyedStateBackend()
                            .getKeys(stateName, VoidNamespace.INSTANCE)) {
                return keys.toList();
            }
        }
    }

    /** The operator's outputs; a result gets the time of what made it. */
    private final class Outputs implements Emitter<O> {
        private final TimestampedCollector<O> main = new TimestampedCollector<>(output);
        private long timeMillis;

        @Override
        public void collect(O result) {
            main.setAbsoluteTimestamp(timeMillis);
            main.collect(result);
        }

        @Override
        public <X> void output(OutputTag<X> tag, X result) {
            output.collect(tag, new StreamRecord<>(result, timeMillis));
        }
    }
}
