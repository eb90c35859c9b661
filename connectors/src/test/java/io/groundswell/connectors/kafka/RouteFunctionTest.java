package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.operators.types.ModelTypes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

class RouteFunctionTest {
    private static final MarketEvent EVENT = Records.event("IBM", Topic.L2, 1, 5);

    @Test
    void shouldPartEventsFromDeadLettersAndKeepHeartbeats() throws Exception {
        RouteFunction route = new RouteFunction(ModelTypes.DEAD_LETTER);
        DeadLetter letter =
                Records.schema().read(Records.record(Topic.L2, null, new byte[3])).right();
        try (OneInputStreamOperatorTestHarness<Either<MarketEvent, DeadLetter>, MarketEvent>
                harness = ProcessFunctionTestHarnesses.forProcessFunction(route)) {
            harness.processElement(Either.Left(EVENT), 5);
            harness.processElement(Either.Left(Heartbeat.of(Topic.L2, 1, 6)), 6);
            harness.processElement(Either.Right(letter), 7);

            assertThat(harness.extractOutputValues()).containsExactly(EVENT);
            assertThat(harness.getSideOutput(RouteFunction.deadLetters(ModelTypes.DEAD_LETTER)))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(letter);
        }
    }
}
