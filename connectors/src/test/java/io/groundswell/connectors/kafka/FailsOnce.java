package io.groundswell.connectors.kafka;

import io.groundswell.model.event.MarketEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets events through, and throws once: after two checkpoints are complete and a number of events
 * has gone on since the barrier of the last, whose transaction can therefore not be committed. It
 * stands in the way of the next barrier until the test lets it throw.
 */
final class FailsOnce extends ProcessFunction<MarketEvent, MarketEvent>
        implements CheckpointedFunction, CheckpointListener {
    /** The tasks of a mini cluster are in the test's JVM, and a restart makes new functions. */
    static final AtomicBoolean HAS_FAILED = new AtomicBoolean();

    /** How many events it let through before it came to throw. */
    static final AtomicLong PASSED = new AtomicLong();

    private static CountDownLatch mayThrow = new CountDownLatch(0);

    private static final long serialVersionUID = 1L;
    private static final int CHECKPOINTS_BEFORE = 2;
    private static final int EVENTS_BEFORE = 200;

    private static final long LIMIT_SECONDS = 120;

    private int checkpoints;
    private int eventsSince;

    /** From now on it is to fail: it sets HAS_FAILED, and waits for {@link #letItThrow}. */
    static void arm() {
        mayThrow = new CountDownLatch(1);
        PASSED.set(0);
        HAS_FAILED.set(false);
    }

    static void letItThrow() {
        mayThrow.countDown();
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out)
            throws InterruptedException {
        eventsSince++;
        if (checkpoints >= CHECKPOINTS_BEFORE
                && eventsSince > EVENTS_BEFORE
                && HAS_FAILED.compareAndSet(false, true)) {
            boolean wanted = mayThrow.await(LIMIT_SECONDS, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    wanted ? "the failure that the test wants" : "the test does not answer");
        }
        out.collect(event);
        if (!HAS_FAILED.get()) {
            PASSED.incrementAndGet();
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {}

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        eventsSince = 0;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        checkpoints++;
    }
}
