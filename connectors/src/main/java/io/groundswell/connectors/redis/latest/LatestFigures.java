package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.MetricNames;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a writer did, for dashboards. One thread counts; any may read. */
final class LatestFigures {
    private static final long NOT_OUT = -1;

    private final InstantSource clock;
    private final Counter written;
    private final Counter stale;
    private final Counter refused;
    private final Counter retries;
    private volatile long outSinceMillis = NOT_OUT;

    LatestFigures(MetricGroup group, InstantSource clock) {
        this.clock = clock;
        written = group.counter(MetricNames.LATEST_WRITTEN);
        stale = group.counter(MetricNames.LATEST_STALE);
        refused = group.counter(MetricNames.LATEST_REFUSED);
        retries = group.counter(MetricNames.LATEST_RETRIES);
        group.gauge(MetricNames.LATEST_OUTAGE_MILLIS, (Gauge<Long>) this::outageMillis);
    }

    /** What only the board knows. */
    static void ofBoard(MetricGroup group, LatestBoard<?> board) {
        group.gauge(MetricNames.LATEST_CONFLATED, (Gauge<Long>) board::conflated);
        group.gauge(MetricNames.LATEST_DROPPED, (Gauge<Long>) board::dropped);
        group.gauge(MetricNames.LATEST_PENDING, (Gauge<Integer>) board::pending);
    }

    void count(List<Answer> answers) {
        for (Answer answer : answers) {
            switch (answer) {
                case WRITTEN -> written.inc();
                case SAME, STALE -> stale.inc();
                case REFUSED -> refused.inc();
                case FAILED -> {
                    // It will be sent again, and counts then.
                }
            }
        }
    }

    /** An attempt failed. */
    void failed() {
        retries.inc();
        if (!isOut()) {
            outSinceMillis = clock.millis();
        }
    }

    boolean isOut() {
        return outSinceMillis != NOT_OUT;
    }

    void outageEnds() {
        outSinceMillis = NOT_OUT;
    }

    long outageMillis() {
        long since = outSinceMillis;
        return since == NOT_OUT ? 0 : clock.millis() - since;
    }
}
