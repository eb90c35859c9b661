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
import io.groundswell.model.contract.RedisPart;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The scripts on a real server, which all tests share; each has a symbol of its own. */
class RedisStoreIT {
    private static final Realm REALM = Realm.replay("store");
    private static final LatestOptions OPTIONS =
            LatestOptions.USUAL.withTimeToLive(Duration.ofSeconds(1_000)).withStreamEntries(200);
    private static final int REPLACES = 100_000;
    private static final int WINDOW = 500;

    @TempDir static Path folder;
    private static LocalRedis server;

    private Redis<String, String> redis;
    private LatestReader reader;
    private RedisStore store;
    private String symbol;

    @BeforeAll
    static void start() throws IOException {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        server = LocalRedis.start(LocalRedisOptions.in(folder));
    }

    @BeforeEach
    void open(TestInfo test) throws IOException {
        symbol = "S" + Math.floorMod(test.getDisplayName().hashCode(), 1_000_000);
        redis = Redis.open(server.connection());
        reader = new LatestReader(redis, REALM);
        store = new RedisStore(server.connection(), REALM, OPTIONS);
    }

    @AfterEach
    void close() {
        if (redis != null) {
            store.close();
            redis.close();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private RedisCommands<String, String> commands() {
        return redis.connection().sync();
    }

    private String key(RedisPart part) {
        return part.key().of(REALM, symbol);
    }

    private LatestStore.Answers send(Mark... marks) throws Exception {
        return send(List.of(marks).stream().map(Mark::command).toList());
    }

    private LatestStore.Answers send(List<LatestCommand> batch)
            throws InterruptedException, ExecutionException, TimeoutException {
        return store.send(batch).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Optional<LatestPart> quote() {
        return reader.latest(RedisPart.QUOTE, symbol);
    }

    private void expectQuote(long number) {
        LatestPart part = quote().orElseThrow();
        assertThat(OrderStamp.parse(part.order())).isEqualTo(Mark.quote(symbol, number).stamp());
        assertThat(part.fields().values())
                .hasSize(RedisPart.QUOTE.fields().size())
                .allMatch(Long.toString(number)::equals);
    }

    @Test
    void shouldReplaceAPartAndLetItLiveForItsTime() throws Exception {
        assertThat(quote()).isEmpty();

        assertThat(send(Mark.quote(symbol, 5)).each()).containsExactly(Answer.WRITTEN);
        expectQuote(5);
        assertThat(send(Mark.quote(symbol, 6)).each()).containsExactly(Answer.WRITTEN);
        expectQuote(6);

        assertThat(commands().pttl(key(RedisPart.QUOTE))).isBetween(900_000L, 1_000_000L);
    }

    @Test
    void shouldRefuseWhatIsOlderAndKnowTheSameAgain() throws Exception {
        long large = (1L << 62) + 1;

        assertThat(send(Mark.quote(symbol, large)).each()).containsExactly(Answer.WRITTEN);
        assertThat(send(Mark.quote(symbol, large - 1), Mark.quote(symbol, 9)).each())
                .as("what differs in the last of nineteen digits, and in the first")
                .containsExactly(Answer.STALE, Answer.STALE);
        commands().pexpire(key(RedisPart.QUOTE), 5_000);
        assertThat(send(Mark.quote(symbol, large)).each()).containsExactly(Answer.SAME);

        expectQuote(large);
        assertThat(commands().pttl(key(RedisPart.QUOTE))).isGreaterThan(900_000L);
    }

    @Test
    void shouldLeaveTheOtherPartOfAHashAlone() throws Exception {
        LatestCommand trade =
                new LatestCommand(
                        new Cell(RedisPart.TRADE, symbol),
                        new OrderStamp(1, 0, 0, 0, 1),
                        List.of("last", "7"));

        assertThat(send(Mark.quote(symbol, 5)).each()).containsExactly(Answer.WRITTEN);
        assertThat(send(List.of(trade)).each()).containsExactly(Answer.WRITTEN);

        expectQuote(5);
        assertThat(reader.latest(RedisPart.TRADE, symbol).orElseThrow().text(RedisField.LAST))
                .isEqualTo("7");
    }

    @Test
    void shouldAppendEachEntryOnceAndKeepTheLatest() throws Exception {
        List<LatestCommand> ticks =
                LongStream.rangeClosed(1, 600)
                        .mapToObj(it -> Mark.tick(symbol, it).command())
                        .toList();

        assertThat(send(ticks).each()).containsOnly(Answer.WRITTEN);
        assertThat(send(ticks.subList(500, 600)).each()).containsOnly(Answer.SAME);

        List<LatestPart> entries = reader.entries(RedisPart.TICK, symbol, 1_000);
        assertThat(entries).hasSizeBetween(200, 300);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).order()).isEqualTo(ticks.get(599 - i).order());
            assertThat(entries.get(i).text(RedisField.PRICE)).isEqualTo(Long.toString(600 - i));
        }
        assertThat(commands().pttl(key(RedisPart.TICK))).isGreaterThan(900_000L);
    }

    @Test
    void shouldTellOnTheChannelWhatItWroteAndNothingElse() throws Exception {
        LatestCommand book =
                new LatestCommand(
                        new Cell(RedisPart.BOOK, symbol),
                        new OrderStamp(1, 0, 0, 0, 1),
                        List.of("book", "{\"symbol\":\"x\"}"));
        try (Heard heard =
                Heard.on(
                        server.connection(),
                        key(RedisPart.QUOTE),
                        key(RedisPart.TICK),
                        key(RedisPart.BOOK))) {
            assertThat(send(Mark.quote(symbol, 5), Mark.tick(symbol, 3)).each()).hasSize(2);
            assertThat(send(Mark.quote(symbol, 4), Mark.quote(symbol, 5)).each())
                    .doesNotContain(Answer.WRITTEN);
            assertThat(send(Mark.tick(symbol, 3)).each()).containsExactly(Answer.SAME);
            assertThat(send(List.of(book)).each()).containsExactly(Answer.WRITTEN);

            List<String> told = heard.atLeast(3);
            assertThat(told).hasSize(3);
            assertThat(told.get(0))
                    .startsWith(
                            "{\"quote_order\":\""
                                    + Mark.quote(symbol, 5).stamp().text()
                                    + "\",\"bid\":\"5\",\"bid_size\":\"5\",");
            assertThat(told.get(1)).startsWith("{\"id\":\"0-").contains("\"price\":\"3\"");
            assertThat(told.get(2)).isEqualTo("{\"symbol\":\"x\"}");
        }
    }

    @Test
    void shouldNeverShowHalfOfAReplaceNorAnOlderOneAfterANewer() throws Exception {
        try (LatestWatch watch =
                new LatestWatch(redis, REALM, List.of(symbol), RedisStoreIT::expectOneNumber)) {
            for (int from = 1; from <= REPLACES; from += WINDOW) {
                replace(from);
            }
            assertThat(watch.changesSeen()).isGreaterThan(100);
        }
        expectQuote(REPLACES);
    }

    private static void expectOneNumber(LatestPart part) {
        String number = Long.toString(OrderStamp.parse(part.order()).sequence());
        assertThat(part.fields().values()).allMatch(number::equals);
    }

    private void replace(int from) {
        List<LatestCommand> batch = new ArrayList<>();
        for (int i = from; i < from + WINDOW; i++) {
            batch.add(Mark.quote(symbol, i).command());
        }
        assertThat(store.send(batch).toCompletableFuture().join().each())
                .containsOnly(Answer.WRITTEN);
    }

    @Test
    void shouldGiveTheServerTheScriptsAgainWhenItForgotThem() throws Exception {
        assertThat(send(Mark.quote(symbol, 1)).each()).containsExactly(Answer.WRITTEN);
        try (Redis<String, String> administrator = Redis.open(server.administratorConnection())) {
            assertThat(administrator.connection().sync().scriptFlush()).isEqualTo("OK");
        }

        assertThat(send(Mark.quote(symbol, 2)).each()).containsExactly(Answer.FAILED);
        LatestStore.Answers again = send(Mark.quote(symbol, 2));

        assertThat(again.each()).containsExactly(Answer.WRITTEN);
        assertThat(again.isRestarted()).isFalse();
    }

    @Test
    void shouldKnowAServerThatWasKilledAndStartedAgain() throws Exception {
        List<String> back = new CopyOnWriteArrayList<>();
        store.whenBack(() -> back.add("back"));
        assertThat(send(Mark.quote(symbol, 1)).each()).containsExactly(Answer.WRITTEN);

        server.kill();
        assertThat(refused()).isTrue();
        server.restart();
        Conditions.await("word of the server", () -> !back.isEmpty());
        LatestStore.Answers first = send(List.of());
        LatestStore.Answers second = send(Mark.quote(symbol, 2));

        assertThat(first.isRestarted()).isTrue();
        assertThat(second.isRestarted()).isFalse();
        assertThat(second.each()).containsExactly(Answer.WRITTEN);
    }

    /** Whether a batch comes to nothing, in whichever of the two ways. */
    private boolean refused() throws InterruptedException, TimeoutException {
        try {
            return send(List.of(Mark.quote(symbol, 2).command()))
                    .each()
                    .equals(List.of(Answer.FAILED));
        } catch (ExecutionException e) {
            return true;
        }
    }

    @Test
    void shouldGiveUpAKeyThatIsSomethingElse() throws Exception {
        commands().set(key(RedisPart.QUOTE), "a text");
        commands().set(key(RedisPart.TICK), "a text");

        assertThat(send(Mark.quote(symbol, 1), Mark.tick(symbol, 1)).each())
                .containsExactly(Answer.REFUSED, Answer.REFUSED);
        assertThat(commands().get(key(RedisPart.QUOTE))).isEqualTo("a text");
    }
}
