package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.types.ModelTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One topic that holds an hour more than the other two. */
class AlignmentIT {
    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final long STEP_MILLIS = 20;
    private static final long HEARTBEAT_MILLIS = 100;
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * The drift, and the fetches that are under way when the reader is told to wait; about 50 s.
     */
    private static final long MOST_AHEAD_MILLIS = TimeUnit.SECONDS.toMillis(150);

    private static final long STANDSTILL_SECONDS = 2;

    /** Within the drift: it is read whole, and by then the reader knows of the others. */
    private static final long BEGIN_MILLIS = 2000;

    @TempDir static Path folder;
    private static LocalKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder));
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    /** Notes how far the topics were read; the tasks are in the test's JVM. */
    private static final class Progress extends ProcessFunction<MarketEvent, MarketEvent> {
        static final AtomicLong AHEAD_MILLIS = new AtomicLong();
        static CountDownLatch othersRead = new CountDownLatch(1);
        static CountDownLatch aheadRead = new CountDownLatch(1);

        private static final long serialVersionUID = 1L;

        static void reset() {
            AHEAD_MILLIS.set(0);
            othersRead = new CountDownLatch(2);
            aheadRead = new CountDownLatch(1);
        }

        @Override
        public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out) {
            long timeMillis = event.header().eventTimeMillis();
            if (event.topic() == Topic.TICKS) {
                AHEAD_MILLIS.accumulateAndGet(timeMillis, Math::max);
                if (timeMillis == HOUR_MILLIS) {
                    aheadRead.countDown();
                }
            } else {
                othersRead.countDown();
            }
        }
    }

    private static JobClient submit(BrokerTopics topics, Realm realm, Duration maxDrift)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        env.fromSource(
                        MarketTopicsSource.of(
                                topics.connection(),
                                realm,
                                "books",
                                false,
                                false,
                                ModelTypes.MARKET_EVENT,
                                ModelTypes.DEAD_LETTER),
                        HeartbeatWatermarks.strategy(
                                realm, "books", maxDrift, HeartbeatWatermarks.UPDATE_INTERVAL),
                        "market topics")
                .process(new RouteFunction(ModelTypes.DEAD_LETTER), ModelTypes.MARKET_EVENT)
                .process(new Progress(), ModelTypes.MARKET_EVENT)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("alignment");
    }

    /** Of the topics that stay behind one event each, and heartbeats up to the first second. */
    private static void writeTheOthers(BrokerTopics topics, Realm realm) throws Exception {
        try (MarketWriter writer = MarketWriter.open(topics.connection(), realm)) {
            writer.send(Records.event("IBM", Topic.L2, 1, 0));
            writer.send(Records.event("IBM", Topic.L1S, 1, 0));
            writer.heartbeat(1, TimeUnit.SECONDS.toNanos(1));
            writer.flush();
        }
    }

    /** Trades and heartbeats after one time and up to another. */
    private static void writeTrades(
            BrokerTopics topics, Realm realm, long afterMillis, long untilMillis) {
        MarketRecords records = new MarketRecords(realm);
        try (KafkaProducer<byte[], byte[]> producer = topics.producer()) {
            for (long millis = afterMillis + STEP_MILLIS;
                    millis <= untilMillis;
                    millis += STEP_MILLIS) {
                long sequence = millis / STEP_MILLIS;
                var unused =
                        producer.send(
                                records.record(
                                        Records.event("IBM", Topic.TICKS, sequence, millis), 1));
                if (millis % HEARTBEAT_MILLIS == 0) {
                    unused = producer.send(records.heartbeat(heartbeat(Topic.TICKS, millis), 0));
                }
            }
            producer.flush();
        }
    }

    private static Heartbeat heartbeat(Topic topic, long millis) {
        return Heartbeat.of(topic, 1, millis * NANOS_PER_MILLI);
    }

    /** Returns when for some seconds nothing more was read ahead. */
    private static void awaitStandstill() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        long before = -1;
        while (before != Progress.AHEAD_MILLIS.get()) {
            assertThat(System.nanoTime() - deadlineNanos).as("stands still").isNegative();
            before = Progress.AHEAD_MILLIS.get();
            assertThat(Progress.aheadRead.await(STANDSTILL_SECONDS, TimeUnit.SECONDS))
                    .as("read to its end")
                    .isFalse();
        }
    }

    private static void moveTheOthers(BrokerTopics topics, Realm realm) throws Exception {
        MarketRecords records = new MarketRecords(realm);
        try (KafkaProducer<byte[], byte[]> producer = topics.producer()) {
            producer.send(records.heartbeat(heartbeat(Topic.L2, HOUR_MILLIS), 0)).get();
            producer.send(records.heartbeat(heartbeat(Topic.L1S, HOUR_MILLIS), 0)).get();
        }
    }

    @Test
    void shouldNotReadOneTopicFarAheadOfTheOthersUntilTheirHeartbeatsMove() throws Exception {
        Realm realm = Realm.replay("aligned");
        BrokerTopics topics = BrokerTopics.make(kafka, realm, 1);
        writeTheOthers(topics, realm);
        writeTrades(topics, realm, 0, BEGIN_MILLIS);
        Progress.reset();

        JobClient job = submit(topics, realm, HeartbeatWatermarks.MAX_DRIFT);
        assertThat(Progress.othersRead.await(1, TimeUnit.MINUTES)).isTrue();
        awaitStandstill();
        writeTrades(topics, realm, BEGIN_MILLIS, HOUR_MILLIS);
        awaitStandstill();
        System.out.printf(
                "AlignmentIT: read %d s ahead of the others%n",
                TimeUnit.MILLISECONDS.toSeconds(Progress.AHEAD_MILLIS.get()));
        assertThat(Progress.AHEAD_MILLIS.get()).isLessThan(MOST_AHEAD_MILLIS);

        moveTheOthers(topics, realm);
        assertThat(Progress.aheadRead.await(1, TimeUnit.MINUTES)).as("read on").isTrue();
        job.cancel().get(1, TimeUnit.MINUTES);
    }

    /** Without this, a reader that is slow for other reasons would pass the test above. */
    @Test
    void shouldReadTheWholeHourWhenTheDriftIsOff() throws Exception {
        Realm realm = Realm.replay("let-go");
        BrokerTopics topics = BrokerTopics.make(kafka, realm, 1);
        writeTheOthers(topics, realm);
        writeTrades(topics, realm, 0, HOUR_MILLIS);
        Progress.reset();

        JobClient job = submit(topics, realm, Duration.ZERO);
        assertThat(Progress.aheadRead.await(1, TimeUnit.MINUTES)).isTrue();
        job.cancel().get(1, TimeUnit.MINUTES);
    }
}
