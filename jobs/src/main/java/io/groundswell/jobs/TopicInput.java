package io.groundswell.jobs;

import io.groundswell.connectors.kafka.HeartbeatWatermarks;
import io.groundswell.connectors.kafka.MarketTopicsSource;
import io.groundswell.connectors.kafka.RouteFunction;
import io.groundswell.jobs.config.KafkaRealm;
import io.groundswell.jobs.config.Source;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.operators.types.ModelTypes;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/** The market topics of a realm as a job's input. */
final class TopicInput {
    private TopicInput() {}

    /**
     * Events of the three market topics, in the event time of the writer's heartbeats.
     *
     * @param job the job's name, for its consumer group
     */
    static MarketInput read(StreamExecutionEnvironment env, Source.Topics source, String job) {
        KafkaRealm kafka = source.kafka();
        KafkaSource<Either<MarketEvent, DeadLetter>> topics =
                MarketTopicsSource.of(
                        kafka.connection(),
                        kafka.realm(),
                        job,
                        source.start() == Source.StartAt.EARLIEST,
                        source.stopsAtEnd(),
                        ModelTypes.MARKET_EVENT,
                        ModelTypes.DEAD_LETTER);
        WatermarkStrategy<Either<MarketEvent, DeadLetter>> watermarks =
                HeartbeatWatermarks.strategy(
                        kafka.realm(),
                        job,
                        // The connector pauses partitions that have ended, too, and fails:
                        // FLINK-39728.
                        source.stopsAtEnd() ? Duration.ZERO : source.maxDrift(),
                        HeartbeatWatermarks.UPDATE_INTERVAL);
        SingleOutputStreamOperator<MarketEvent> events =
                Steps.ROUTE.mark(
                        Steps.EVENTS
                                .mark(
                                        env.fromSource(
                                                topics, watermarks, Steps.EVENTS.displayName()))
                                .process(
                                        new RouteFunction(ModelTypes.DEAD_LETTER),
                                        ModelTypes.MARKET_EVENT));
        return new MarketInput(
                events,
                Optional.of(
                        events.getSideOutput(RouteFunction.deadLetters(ModelTypes.DEAD_LETTER))));
    }
}
