package io.groundswell.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.types.ModelTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that writes to a real broker while something fails: the job, or the broker. */
class OutputSinksIT {
    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final String JOB = "copy";
    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC", "DDD");
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);

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

    private static JobClient submit(BrokerTopics topics, Realm realm, int restarts)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        env.enableCheckpointing(500);
        env.fromSource(
                        MarketTopicsSource.of(
                                topics.connection(),
                                realm,
                                JOB,
                                false,
                                false,
                                ModelTypes.MARKET_EVENT,
                                ModelTypes.DEAD_LETTER),
                        HeartbeatWatermarks.strategy(
                                realm, JOB, Duration.ZERO, HeartbeatWatermarks.UPDATE_INTERVAL),
                        "market topics")
                .process(new RouteFunction(ModelTypes.DEAD_LETTER), ModelTypes.MARKET_EVENT)
                .process(new FailsOnce(), ModelTypes.MARKET_EVENT)
                .sinkTo(
                        OutputSinks.exactlyOnce(
                                topics.connection(),
                                realm,
                                JOB,
                                OutputTopic.QUOTES,
                                MarketEvent::symbol,
                                event -> Long.toString(event.header().sequence()).getBytes(UTF_8)));
        return env.executeAsync(JOB);
    }

    /** Sequences of each symbol in the order in which they are read. */
    private static Map<String, List<Long>> read(BrokerTopics topics, IsolationLevel isolation) {
        Map<String, List<Long>> bySymbol = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                topics.readAll(OutputTopic.QUOTES, isolation)) {
            bySymbol.computeIfAbsent(new String(record.key(), UTF_8), any -> new ArrayList<>())
                    .add(Long.parseLong(new String(record.value(), UTF_8)));
        }
        return bySymbol;
    }

    private static int count(Map<String, List<Long>> bySymbol) {
        return bySymbol.values().stream().mapToInt(List::size).sum();
    }

    /** Writes rounds of one event per symbol, and returns how many there are now. */
    private static long writeRounds(MarketWriter writer, long before, int more) throws IOException {
        for (long round = before + 1; round <= before + more; round++) {
            for (String symbol : SYMBOLS) {
                writer.send(Records.event(symbol, Topic.L1S, round, round));
            }
        }
        writer.flush();
        return before + more;
    }

    /** Writes rounds of one event per symbol until the job is about to fail, and one round more. */
    private static long writeUntilTheJobIsToFail(BrokerTopics topics, Realm realm)
            throws Exception {
        long deadlineNanos = System.nanoTime() + LIMIT_NANOS;
        long round = 0;
        try (MarketWriter writer = MarketWriter.open(topics.connection(), realm)) {
            for (boolean failed = false; !failed; ) {
                failed = FailsOnce.HAS_FAILED.get();
                round = writeRounds(writer, round, 10);
                assertThat(System.nanoTime()).as("fails in time").isLessThan(deadlineNanos);
            }
        }
        return round;
    }

    /** All that the failing function let through is on the broker, and not all of it committed. */
    private static void awaitWrittenWithoutCommit(BrokerTopics topics) {
        long deadlineNanos = System.nanoTime() + LIMIT_NANOS;
        while (count(read(topics, IsolationLevel.READ_UNCOMMITTED)) < FailsOnce.PASSED.get()) {
            assertThat(System.nanoTime()).as("written in time").isLessThan(deadlineNanos);
        }
        assertThat(count(read(topics, IsolationLevel.READ_COMMITTED)))
                .isLessThan(count(read(topics, IsolationLevel.READ_UNCOMMITTED)));
    }

    private static Map<String, List<Long>> awaitCommitted(BrokerTopics topics, long rounds) {
        long deadlineNanos = System.nanoTime() + LIMIT_NANOS;
        Map<String, List<Long>> committed = read(topics, IsolationLevel.READ_COMMITTED);
        while (count(committed) < rounds * SYMBOLS.size()) {
            assertThat(System.nanoTime()).as("all is committed").isLessThan(deadlineNanos);
            committed = read(topics, IsolationLevel.READ_COMMITTED);
        }
        return committed;
    }

    private static void expectEachOnce(Map<String, List<Long>> committed, long rounds) {
        List<Long> eachOnce = LongStream.rangeClosed(1, rounds).boxed().toList();
        assertThat(committed.keySet()).containsExactlyElementsOf(SYMBOLS);
        assertThat(committed.values()).allSatisfy(it -> assertThat(it).isEqualTo(eachOnce));
    }

    @Test
    void shouldGiveEachResultOnceToReadersOfCommittedRecordsWhenTheJobFailsInBetween()
            throws Exception {
        Realm realm = Realm.replay("job-fails");
        BrokerTopics topics = BrokerTopics.make(kafka, realm, 2);
        FailsOnce.arm();
        JobClient job = submit(topics, realm, 1);
        long rounds = writeUntilTheJobIsToFail(topics, realm);
        awaitWrittenWithoutCommit(topics);
        FailsOnce.letItThrow();

        Map<String, List<Long>> committed = awaitCommitted(topics, rounds);
        job.cancel().get(1, TimeUnit.MINUTES);

        expectEachOnce(committed, rounds);
        assertThat(count(read(topics, IsolationLevel.READ_UNCOMMITTED)))
                .as("the failure left records that were never committed")
                .isGreaterThan(count(committed));
    }

    @Test
    void shouldWaitForTheBrokerWithoutARestartWhenItIsKilledAndComesBack() throws Exception {
        Realm realm = Realm.replay("broker-fails");
        BrokerTopics topics = BrokerTopics.make(kafka, realm, 2);
        FailsOnce.HAS_FAILED.set(true);
        JobClient job = submit(topics, realm, 0);
        long rounds = 0;
        try (MarketWriter writer = MarketWriter.open(topics.connection(), realm)) {
            rounds = writeRounds(writer, rounds, 100);
            awaitCommitted(topics, rounds);
            rounds = writeRounds(writer, rounds, 100);

            kafka.kill();
            kafka.restart();
            rounds = writeRounds(writer, rounds, 100);
        }

        expectEachOnce(awaitCommitted(topics, rounds), rounds);
        assertThat(job.getJobStatus().get(1, TimeUnit.MINUTES)).isEqualTo(JobStatus.RUNNING);
        job.cancel().get(1, TimeUnit.MINUTES);
    }
}
