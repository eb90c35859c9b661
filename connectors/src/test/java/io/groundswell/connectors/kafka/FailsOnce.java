package io.groundswell.connectors.kafka;

import io.groundswell.model.event.MarketEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets events through, and throws once: after two checkpoints are complete and a number of events
 * has gone on since the last, whose transaction can therefore not have been committed.
 */
final class FailsOnce extends ProcessFunction<MarketEvent, MarketEvent>
        implements CheckpointListener {
    /** The tasks of a mini cluster are in the test's JVM, and a restart makes new functions. */
    static final AtomicBoolean HAS_FAILED = new AtomicBoolean();

    private static final long serialVersionUID = 1L;
    private static final int CHECKPOINTS_BEFORE = 2;
    private static final int EVENTS_BEFORE = 200;

    private int checkpoints;
    private int eventsSince;

    @Override
    public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out) {
        eventsSince++;
        if (checkpoints >= CHECKPOINTS_BEFORE
                && eventsSince > EVENTS_BEFORE
                && HAS_FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("the failure that the test wants");
        }
        out.collect(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        checkpoints++;
        eventsSince = 0;
    }
}
