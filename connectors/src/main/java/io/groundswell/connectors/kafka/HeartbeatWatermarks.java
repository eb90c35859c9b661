package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.types.Either;

/**
 * Watermarks from the writer's heartbeats and from nothing else: a millisecond before the last
 * frontier that a partition told. Events, silence and the clock of this host move nothing. Each
 * partition has a generator of its own.
 *
 * <p>Readers wait for each other only once every partition has told a frontier: a writer begins
 * with a heartbeat on each.
 */
public final class HeartbeatWatermarks
        implements WatermarkGenerator<Either<MarketEvent, DeadLetter>> {
    /** How far one partition may be read ahead of the slowest. */
    public static final Duration MAX_DRIFT = Duration.ofSeconds(5);

    /**
     * How often the readers hear of each other. A reader goes on by at most the drift from one time
     * to the next, so that a replay at full speed needs it short: 5 s of market every 20 ms is 250
     * times as fast as the market was.
     */
    public static final Duration UPDATE_INTERVAL = Duration.ofMillis(20);

    HeartbeatWatermarks() {}

    /**
     * The strategy of a job that reads the market topics: order times, heartbeats, and readers that
     * wait for each other.
     *
     * @param maxDrift how far one partition may be read ahead of the slowest; zero lets each go
     * @param updateInterval how often the readers hear of each other, in wall-clock time
     */
    public static WatermarkStrategy<Either<MarketEvent, DeadLetter>> strategy(
            Realm realm, String job, Duration maxDrift, Duration updateInterval) {
        WatermarkStrategy<Either<MarketEvent, DeadLetter>> strategy =
                WatermarkStrategy.<Either<MarketEvent, DeadLetter>>forGenerator(
                                context -> new HeartbeatWatermarks())
                        .withTimestampAssigner(HeartbeatWatermarks::timestampMillis);
        return maxDrift.isZero()
                ? strategy
                : strategy.withWatermarkAlignment(
                        realm.consumerGroup(job), maxDrift, updateInterval);
    }

    private static long timestampMillis(
            Either<MarketEvent, DeadLetter> read, long publishTimeMillis) {
        return read.isLeft() ? read.left().header().eventTimeMillis() : publishTimeMillis;
    }

    @Override
    public void onEvent(
            Either<MarketEvent, DeadLetter> read, long timestampMillis, WatermarkOutput output) {
        if (read.isLeft() && read.left() instanceof Heartbeat heartbeat) {
            output.emitWatermark(new Watermark(heartbeat.header().eventTimeMillis() - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Punctuated: the heartbeats alone decide.
    }
}
