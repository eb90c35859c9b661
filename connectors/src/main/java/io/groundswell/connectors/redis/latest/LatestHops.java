package io.groundswell.connectors.redis.latest;

import io.groundswell.connectors.latency.HopMetrics;
import io.groundswell.model.contract.Hop;
import io.groundswell.model.event.UnixNanos;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.metrics.MetricGroup;

/**
 * The hops that end at the sink and in Redis. A value is in Redis when its acknowledgement is read
 * here; one that a newer one replaced never is, and is counted as conflated. One thread.
 *
 * @param <T> what a value is
 */
final class LatestHops<T> {
    private final HopMetrics hops;
    private final LatestLayout<T> layout;
    private final InstantSource clock;

    /**
     * The hops of one sink.
     *
     * @param layout any of its layouts: it knows when a value was received
     */
    LatestHops(MetricGroup group, LatestLayout<T> layout, InstantSource clock) {
        this.layout = layout;
        this.clock = clock;
        hops =
                layout.knowsReceipt()
                        ? new HopMetrics(group, clock, Hop.UNTIL_SHOWN, Hop.REDIS, Hop.WHOLE)
                        : new HopMetrics(group, clock, Hop.REDIS);
    }

    /** A value comes to the sink; when that is, nanoseconds since 1970. */
    long shown(T value) {
        long nowNanos = nowNanos();
        hops.record(Hop.UNTIL_SHOWN, layout.receivedNanosOf(value), nowNanos);
        return nowNanos;
    }

    /** Redis has answered what was on its way. */
    void answered(List<Waiting<T>> sent, List<Answer> answers) {
        long nowNanos = nowNanos();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) == Answer.WRITTEN) {
                Waiting<T> value = sent.get(i);
                hops.record(Hop.REDIS, value.shownNanos(), nowNanos);
                hops.record(Hop.WHOLE, value.receivedNanos(), nowNanos);
            }
        }
    }

    private long nowNanos() {
        return UnixNanos.of(clock.instant());
    }
}
