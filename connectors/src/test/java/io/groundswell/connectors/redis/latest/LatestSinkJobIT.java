package io.groundswell.connectors.redis.latest;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.client.Conditions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.types.ModelTypes;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that writes the latest of twenty symbols, while it and Redis fail on the way. */
class LatestSinkJobIT {
    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Realm REALM = Realm.replay("latest-job");
    private static final int EVENTS = 20_000;
    private static final double EVENTS_PER_SECOND = 4_000;

    /** A reader who saw fewer changes has not looked; how many more is the machine's affair. */
    private static final long WORTH_A_LOOK = 100;

    /** The tasks of a mini cluster are in the test's JVM, and a restart makes new functions. */
    private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

    private static final AtomicLong PASSED = new AtomicLong();

    @TempDir Path folder;
    private LocalRedis server;

    @BeforeAll
    static void needAProgram() {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
    }

    @BeforeEach
    void start() throws IOException {
        server = LocalRedis.start(LocalRedisOptions.in(folder));
        PASSED.set(0);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    /** Lets events through, and throws at places of its own. */
    private static MarketEvent pass(Long index) {
        if (index % 6_000 == 5_999 && FAILURES_LEFT.getAndDecrement() > 0) {
            throw new IllegalStateException("a failure that the test wants, at " + index);
        }
        PASSED.incrementAndGet();
        return ScriptedMarket.event(index);
    }

    private JobClient run(int failures) throws Exception {
        FAILURES_LEFT.set(failures);
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, failures);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(100);
        env.fromSource(
                        new DataGeneratorSource<>(
                                index -> index,
                                EVENTS,
                                RateLimiterStrategy.perSecond(EVENTS_PER_SECOND),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "events")
                .setParallelism(1)
                .map(LatestSinkJobIT::pass)
                .returns(ModelTypes.MARKET_EVENT)
                .setParallelism(1)
                .keyBy(event -> event.header().symbol())
                .sinkTo(
                        new LatestSink<>(
                                server.connection(),
                                REALM,
                                LatestLayouts.ofEvents(),
                                LatestOptions.USUAL));
        return env.executeAsync("latest");
    }

    private static void finish(JobClient job) throws Exception {
        job.getJobExecutionResult().get(2, TimeUnit.MINUTES);
        assertThat(FAILURES_LEFT.get()).as("failures that did not happen").isNotPositive();
    }

    private static void awaitPassed(long count) {
        Conditions.await(count + " events", () -> PASSED.get() >= count);
    }

    private static Map<RedisField, String> fields(LatestLayout<MarketEvent> layout, long index) {
        List<String> texts = layout.fieldsOf(ScriptedMarket.event(index));
        Map<RedisField, String> fields = new LinkedHashMap<>();
        for (RedisField field : layout.part().fields()) {
            fields.put(field, texts.get(2 * fields.size() + 1));
        }
        return fields;
    }

    private static Map<String, List<Long>> newestFirst() {
        Map<String, List<Long>> events = new TreeMap<>();
        for (long index = EVENTS - 1; index >= 0; index--) {
            events.computeIfAbsent(ScriptedMarket.symbol(index), it -> new ArrayList<>())
                    .add(index);
        }
        return events;
    }

    /**
     * What each symbol ends with: its last quote, its last trade, and all its trades, or so many of
     * the last as came after the stream was lost.
     */
    private void expectTheLast(boolean isStreamWhole) throws IOException {
        try (Redis<String, String> redis = Redis.open(server.connection())) {
            LatestReader reader = new LatestReader(redis, REALM);
            newestFirst()
                    .forEach((symbol, events) -> expect(reader, symbol, events, isStreamWhole));
        }
    }

    private static void expect(
            LatestReader reader, String symbol, List<Long> events, boolean isStreamWhole) {
        List<Long> trades = events.stream().filter(ScriptedMarket::isTrade).toList();
        long quote = events.stream().filter(it -> !ScriptedMarket.isTrade(it)).findFirst().get();
        assertThat(reader.latest(RedisPart.QUOTE, symbol).orElseThrow().fields())
                .as(symbol)
                .isEqualTo(fields(new QuoteLayout(), quote));
        assertThat(reader.latest(RedisPart.TRADE, symbol).orElseThrow().fields())
                .as(symbol)
                .isEqualTo(fields(new LastTradeLayout(), trades.get(0)));
        List<Map<RedisField, String>> entries =
                reader.entries(RedisPart.TICK, symbol, EVENTS).stream()
                        .map(LatestPart::fields)
                        .toList();
        assertThat(entries)
                .as(symbol)
                .hasSizeBetween(isStreamWhole ? trades.size() : 0, trades.size())
                .isEqualTo(
                        trades.subList(0, entries.size()).stream()
                                .map(it -> fields(new TicksLayout(), it))
                                .toList());
    }

    /** The quote of that moment, and no part of another one. */
    private static void expectOneEvent(LatestPart part) {
        long number = part.amount(RedisField.BID_SIZE).orElseThrow().longValue();
        assertThat(part.fields()).isEqualTo(fields(new QuoteLayout(), number));
        assertThat(part.order())
                .isEqualTo(OrderStamp.of(ScriptedMarket.event(number).header()).text());
    }

    private LatestWatch watch(Redis<String, String> redis) {
        List<String> symbols = List.copyOf(newestFirst().keySet());
        return new LatestWatch(redis, REALM, symbols, LatestSinkJobIT::expectOneEvent);
    }

    @Test
    void shouldEndWithExactlyTheLastValuesWhenTheJobFailsOnTheWay() throws Exception {
        try (Redis<String, String> redis = Redis.open(server.connection());
                LatestWatch watch = watch(redis)) {
            finish(run(2));

            assertThat(watch.changesSeen()).isGreaterThan(WORTH_A_LOOK);
        }
        expectTheLast(true);
    }

    @Test
    void shouldEndWithExactlyTheLastValuesWhenRedisIsKilledAndTheJobGoesOn() throws Exception {
        try (Redis<String, String> redis = Redis.open(server.connection());
                LatestWatch watch = watch(redis)) {
            JobClient job = run(1);
            awaitPassed(2_000);
            server.kill();
            awaitPassed(9_000);
            server.restart();
            awaitPassed(12_000);
            server.kill();
            server.restart();
            finish(job);

            assertThat(watch.changesSeen()).isGreaterThan(WORTH_A_LOOK);
        }
        expectTheLast(true);
    }

    @Test
    void shouldEndWithTheLastValuesWhenRedisLosesAllThatItHad() throws Exception {
        JobClient job = run(0);
        awaitPassed(4_000);
        server.kill();
        forgetEverything();
        server.restart();
        finish(job);

        expectTheLast(false);
    }

    /** As when nobody cleans it, or others fill it. */
    @Test
    void shouldWaitWhileRedisIsFullAndEndWithTheLastValuesWhenThereIsRoomAgain() throws Exception {
        JobClient job = run(0);
        awaitPassed(4_000);
        try (Redis<String, String> administrator = Redis.open(server.administratorConnection())) {
            RedisCommands<String, String> commands = administrator.connection().sync();
            commands.configSet("maxmemory", "1");
            List<String> orders = quoteOrders(commands);
            awaitPassed(12_000);
            assertThat(quoteOrders(commands)).as("while it is full").isEqualTo(orders);
            commands.configSet("maxmemory", "0");
        }
        finish(job);

        expectTheLast(true);
    }

    private static List<String> quoteOrders(RedisCommands<String, String> commands) {
        return newestFirst().keySet().stream()
                .map(it -> RedisKey.L1.of(REALM, it))
                .map(it -> commands.hget(it, RedisField.QUOTE_ORDER.fieldName()))
                .toList();
    }

    /** Without its files it begins empty. */
    private void forgetEverything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> data = files.filter(it -> it.toString().endsWith(".aof")).toList();
            assertThat(data).isNotEmpty();
            for (Path file : data) {
                Files.delete(file);
            }
        }
    }
}
