package io.groundswell.connectors.kafka;

import static io.groundswell.connectors.kafka.Records.REALM;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatWatermarksTest {
    private final Output output = new Output();
    private final HeartbeatWatermarks watermarks = new HeartbeatWatermarks();

    private static final class Output implements WatermarkOutput {
        final List<Long> emitted = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            emitted.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("a market topic is never idle");
        }

        @Override
        public void markActive() {
            throw new AssertionError("a market topic is never idle");
        }
    }

    private static Either<MarketEvent, DeadLetter> heartbeat(long frontierNanos) {
        return Either.Left(Heartbeat.of(Topic.L2, 1, frontierNanos));
    }

    private static Either<MarketEvent, DeadLetter> event(long timeMillis) {
        return Either.Left(Records.event("IBM", Topic.L2, 1, timeMillis));
    }

    private static Either<MarketEvent, DeadLetter> deadLetter() {
        return Either.Right(
                DeadLetter.of(new Defect(DefectReason.UNREADABLE, "", "t-0", 0, 0, "odd", "")));
    }

    private static WatermarkStrategy<Either<MarketEvent, DeadLetter>> strategy(Duration drift) {
        return HeartbeatWatermarks.strategy(REALM, "books", drift, Duration.ofMillis(20));
    }

    /** An event of the frontier itself may still come, and so may one of its millisecond. */
    @ParameterizedTest
    @CsvSource({"5000000, 4", "5000001, 4", "5999999, 4", "6000000, 5", "0, -1", "-1, -2"})
    void shouldStandAMillisecondBeforeTheLastHeartbeat(long frontierNanos, long expected) {
        watermarks.onEvent(heartbeat(frontierNanos), 0, output);
        assertThat(output.emitted).containsExactly(expected);
    }

    @Test
    void shouldNotMoveForEventsDeadLettersOrTheClock() {
        watermarks.onEvent(event(9_999_999), 9_999_999, output);
        watermarks.onEvent(deadLetter(), 9_999_999, output);
        watermarks.onPeriodicEmit(output);
        assertThat(output.emitted).isEmpty();
    }

    @Test
    void shouldAssignTheOrderTimeInMilliseconds() {
        TimestampAssigner<Either<MarketEvent, DeadLetter>> assigner =
                strategy(Duration.ZERO).createTimestampAssigner(null);

        assertThat(assigner.extractTimestamp(event(17), 99)).isEqualTo(17);
        assertThat(assigner.extractTimestamp(heartbeat(17_999_999), 99)).isEqualTo(17);
        assertThat(assigner.extractTimestamp(deadLetter(), 99)).isEqualTo(99);
    }

    @Test
    void shouldAlignTheReadersOfOneJob() {
        WatermarkAlignmentParams aligned = strategy(Duration.ofSeconds(5)).getAlignmentParameters();

        assertThat(aligned.isEnabled()).isTrue();
        assertThat(aligned.getWatermarkGroup()).isEqualTo(REALM.consumerGroup("books"));
        assertThat(aligned.getMaxAllowedWatermarkDrift()).isEqualTo(5000);
        assertThat(aligned.getUpdateInterval()).isEqualTo(20);
    }

    @Test
    void shouldLetEachReaderGoWhenTheDriftIsZero() {
        assertThat(strategy(Duration.ZERO).getAlignmentParameters().isEnabled()).isFalse();
    }
}
