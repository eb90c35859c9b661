package io.groundswell.connectors.redis.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisInfo;
import io.groundswell.connectors.redis.Watchlist;
import io.groundswell.connectors.redis.latest.LatestLoad;
import io.groundswell.connectors.redis.latest.LatestOptions;
import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.connectors.redis.latest.LatestReader;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.CleanerField;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.RedisPart;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cleaner on a real server, of each test's own. */
class RedisCleanerIT {
    private static final Realm REALM = Realm.replay("clean");
    private static final long LIMIT_BYTES = 40_000_000;
    private static final long NO_ROOM_BYTES = 500_000;
    private static final int SYMBOLS = 10_000;
    private static final int WATCHED = 500;
    private static final int ROUNDS = 2;
    private static final Duration LIFE = LatestOptions.USUAL.timeToLive();
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00.5Z");

    private static final Set<CleaningStep> ALL_BUT_QUOTES =
            EnumSet.complementOf(EnumSet.of(CleaningStep.QUOTES));

    private static final Map<String, String> FOREIGN =
            Map.of(
                    "session:42", "somebody's",
                    "l1:FOREIGN", "a text where we have hashes",
                    "clean:ticks:FOREIGN", "a text where we have streams",
                    "clean:l2:IBM", "a kind we do not have",
                    "Clean:l1:IBM", "a realm there cannot be");

    @TempDir Path folder;
    private LocalRedis server;
    private Redis<String, String> redis;

    @BeforeAll
    static void needAProgram() {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
    }

    @BeforeEach
    void start() throws IOException {
        server = LocalRedis.start(LocalRedisOptions.in(folder));
        redis = Redis.open(server.connection());
    }

    @AfterEach
    void stop() throws IOException {
        if (redis != null) {
            redis.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private RedisCommands<String, String> commands() {
        return redis.connection().sync();
    }

    private Cleaning cleaning(long limitBytes) {
        return new Cleaning(redis, OptionalLong.of(limitBytes), LIFE, () -> NOW);
    }

    /** One with the server's own limit. */
    private Cleaning cleaning() {
        return new Cleaning(redis, OptionalLong.empty(), LIFE, () -> NOW);
    }

    /** Beyond it the server refuses writes. */
    private void limit(long bytes) throws IOException {
        try (Redis<String, String> administrator = Redis.open(server.administratorConnection())) {
            administrator.connection().sync().configSet("maxmemory", Long.toString(bytes));
        }
    }

    private long memoryBytes() {
        return RedisInfo.of(commands().info("memory")).countedBytes();
    }

    private static String symbol(int number) {
        return "S" + number;
    }

    /** Every twentieth is watched, so that they lie among the others. */
    private static List<String> watched() {
        return IntStream.range(0, WATCHED).mapToObj(it -> symbol(it * SYMBOLS / WATCHED)).toList();
    }

    private static void writeAll(LatestLoad load, int symbols, long number) {
        for (int i = 0; i < symbols; i++) {
            for (RedisPart part :
                    List.of(RedisPart.TICK, RedisPart.BOOK, RedisPart.CONDITION, RedisPart.TRADE)) {
                load.put(part, symbol(i), number);
            }
            load.put(RedisPart.QUOTE, symbol(i), number);
        }
        load.sendAll();
    }

    private void plantForeignKeys() {
        FOREIGN.forEach((key, value) -> commands().set(key, value));
        // Ours have an end of life: somebody wants this one to stay.
        commands().hset(RedisKey.L1.of(REALM, "PINNED"), "bid", "1");
    }

    private void expectForeignKeys() {
        FOREIGN.forEach((key, value) -> assertThat(commands().get(key)).isEqualTo(value));
        assertThat(commands().hget(RedisKey.L1.of(REALM, "PINNED"), "bid")).isEqualTo("1");
    }

    /** Keys and entries that are there of each kind. */
    private Map<RedisKey, Removal> census() {
        Map<RedisKey, Removal> census = new EnumMap<>(RedisKey.class);
        for (RedisKey kind : RedisKey.values()) {
            ScanArgs its = ScanArgs.Builder.matches(kind.of(REALM, "S*")).limit(1_000);
            ScanCursor cursor = ScanCursor.INITIAL;
            Map<String, Long> entries = new TreeMap<>();
            do {
                KeyScanCursor<String> found = commands().scan(cursor, its);
                for (String key : found.getKeys()) {
                    entries.put(key, kind == RedisKey.TICKS ? commands().xlen(key) : 0);
                }
                cursor = found;
            } while (!cursor.isFinished());
            long all = entries.values().stream().mapToLong(Long::longValue).sum();
            census.put(kind, new Removal(entries.size(), all, 0));
        }
        return census;
    }

    @Test
    void shouldHoldTheLimitAndKeepEveryLastQuoteOfWatchedSymbolsWhileAllAreWritten()
            throws Exception {
        new Watchlist(redis, REALM).add(watched());
        plantForeignKeys();
        limit(LIMIT_BYTES);
        Cleaning cleaning = cleaning();
        int passes = 0;
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (LatestLoad load = new LatestLoad(server.connection(), REALM)) {
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> writeRounds(load), writer);
            while (!written.isDone()) {
                passes += cleaning.pass().wasNeeded() ? 1 : 0;
            }
            written.get(60, TimeUnit.SECONDS);
        } finally {
            writer.shutdownNow();
        }
        CleaningReport last = cleaning.pass();

        assertThat(passes).as("passes while it was written").isPositive();
        assertThat(last.isUnderLimit()).isTrue();
        assertThat(memoryBytes()).isLessThan(LIMIT_BYTES);
        LatestReader reader = new LatestReader(redis, REALM);
        for (String symbol : watched()) {
            LatestPart quote = reader.latest(RedisPart.QUOTE, symbol).orElseThrow();
            assertThat(quote.order()).isEqualTo(LatestLoad.order(ROUNDS).text());
            assertThat(quote.fields().values()).allMatch(Integer.toString(ROUNDS)::equals);
            assertThat(reader.latest(RedisPart.TRADE, symbol)).isPresent();
        }
        assertThat(new Watchlist(redis, REALM).symbols()).hasSize(WATCHED);
        expectForeignKeys();
        assertThat(new CleanerLog(redis).read())
                .containsEntry(CleanerField.PASSES, Integer.toString(passes + needed(last)));
    }

    private static int needed(CleaningReport report) {
        return report.wasNeeded() ? 1 : 0;
    }

    private static void writeRounds(LatestLoad load) {
        for (long number = 1; number <= ROUNDS; number++) {
            writeAll(load, SYMBOLS, number);
        }
    }

    @Test
    void shouldReportExactlyWhatIsMissing() throws Exception {
        List<String> watched = List.of(symbol(3), symbol(5));
        new Watchlist(redis, REALM).add(watched);
        plantForeignKeys();
        try (LatestLoad load = new LatestLoad(server.connection(), REALM)) {
            writeAll(load, 1_000, 1);
            for (long number = 2; number <= 1_000; number++) {
                for (int i = 0; i < 10; i++) {
                    load.put(RedisPart.TICK, symbol(i), number);
                }
            }
            load.send();
        }
        Map<RedisKey, Removal> before = census();
        long memoryBefore = memoryBytes();

        CleaningReport report = cleaning(NO_ROOM_BYTES).pass();

        Map<RedisKey, Removal> after = census();
        assertThat(report.isUnderLimit()).as("no limit that could be held").isFalse();
        for (RedisKey kind : RedisKey.values()) {
            long keys = keys(report, kind);
            assertThat(keys).isEqualTo(before.get(kind).keys() - after.get(kind).keys());
        }
        assertThat(before.get(RedisKey.TICKS)).isEqualTo(new Removal(1_000, 10_990, 0));
        assertThat(report.removed().get(CleaningStep.CUT_TRADES).entries())
                .isBetween(8 * 800L, 8 * 900L);
        assertThat(report.removed().get(CleaningStep.CUT_WATCHED_TRADES).entries())
                .isEqualTo(2_000 - after.get(RedisKey.TICKS).entries());
        assertThat(after.get(RedisKey.TICKS).entries()).isBetween(200L, 400L);
        assertThat(after.get(RedisKey.L1).keys()).isEqualTo(2);
        assertThat(after.get(RedisKey.QUALITY).keys()).isEqualTo(2);
        assertThat(after.get(RedisKey.BOOK).keys()).isZero();
        assertThat(report.sparedWatched()).as("quotes and quality").isEqualTo(4);
        assertThat(report.sparedOthers()).as("foreign keys, and the watchlist").isEqualTo(7);
        assertThat((double) report.total().bytes())
                .as("an estimate of %d bytes", report.beforeBytes() - report.afterBytes())
                .isBetween((report.beforeBytes() - report.afterBytes()) * 0.4, memoryBefore * 1.0);
        expectForeignKeys();
        expectLog(report);
    }

    private static long keys(CleaningReport report, RedisKey kind) {
        return report.removed().entrySet().stream()
                .filter(it -> it.getKey().kind() == kind)
                .mapToLong(it -> it.getValue().keys())
                .sum();
    }

    private void expectLog(CleaningReport report) {
        Removal total = report.total();
        assertThat(new CleanerLog(redis).read())
                .hasSize(CleanerField.values().length)
                .containsEntry(CleanerField.PASS_TIME, "2026-11-20T15:00:00.500Z")
                .containsEntry(CleanerField.PASS_TIME_NANOS, "1795186800500000000")
                .containsEntry(CleanerField.LIMIT_BYTES, Long.toString(NO_ROOM_BYTES))
                .containsEntry(CleanerField.BEFORE_BYTES, Long.toString(report.beforeBytes()))
                .containsEntry(CleanerField.AFTER_BYTES, Long.toString(report.afterBytes()))
                .containsEntry(CleanerField.HELD, "false")
                .containsEntry(CleanerField.KEYS, Long.toString(total.keys()))
                .containsEntry(CleanerField.ENTRIES, Long.toString(total.entries()))
                .containsEntry(CleanerField.BYTES, Long.toString(total.bytes()))
                .containsEntry(CleanerField.DETAIL, report.detail())
                .containsEntry(CleanerField.PASSES, "1")
                .containsEntry(CleanerField.KEYS_SO_FAR, Long.toString(total.keys()));
    }

    /** Between the look and the removal. */
    @Test
    void shouldSpareASymbolThatIsWatchedAtTheLastMoment() throws Exception {
        try (LatestLoad load = new LatestLoad(server.connection(), REALM)) {
            writeAll(load, 2, 1);
        }
        CleanedRedis store = new CleanedRedis(redis, LIFE);
        Shortlist shortlist = new Shortlist(ALL_BUT_QUOTES, 10);
        store.look(shortlist);
        assertThat(shortlist.inOrder()).hasSize(2);

        new Watchlist(redis, REALM).add(List.of(symbol(1)));
        Removal gone = store.remove(CleaningStep.QUOTES, shortlist.inOrder());

        assertThat(gone.keys()).isEqualTo(1);
        assertThat(commands().exists(RedisKey.L1.of(REALM, symbol(0)))).isZero();
        assertThat(commands().exists(RedisKey.L1.of(REALM, symbol(1)))).isEqualTo(1);
    }

    @Test
    void shouldKnowForHowLongNobodyWroteAKey() throws Exception {
        try (LatestLoad load = new LatestLoad(server.connection(), REALM)) {
            writeAll(load, 3, 1);
        }
        // As after three days without a write.
        commands().pexpire(RedisKey.L1.of(REALM, symbol(1)), TimeUnit.DAYS.toMillis(2));
        CleanedRedis store = new CleanedRedis(redis, LIFE);

        for (int look = 0; look < 2; look++) {
            Shortlist shortlist = new Shortlist(ALL_BUT_QUOTES, 10);
            store.look(shortlist);
            List<Candidate> found = shortlist.inOrder();

            assertThat(found.get(0).name().symbol()).isEqualTo(symbol(1));
            assertThat(found.get(0).quietMillis())
                    .isBetween(TimeUnit.HOURS.toMillis(60), TimeUnit.HOURS.toMillis(61));
            assertThat(found.get(1).quietMillis()).isLessThan(TimeUnit.MINUTES.toMillis(1));
            assertThat(found).allMatch(it -> it.bytes() > 500);
        }
    }

    @Test
    void shouldMakeRoomInAServerThatRefusesWrites() throws Exception {
        try (LatestLoad load = new LatestLoad(server.connection(), REALM)) {
            writeAll(load, 2_000, 1);
            long full = memoryBytes() / 4 * 3;
            limit(full);
            load.put(RedisPart.QUOTE, symbol(1), 2);
            load.send();
            assertThat(load.refusals()).as("writes to a full server").isEqualTo(1);

            CleaningReport report = cleaning().pass();
            load.send();

            assertThat(report.limitBytes()).isEqualTo(full);
            assertThat(report.isUnderLimit()).isTrue();
            assertThat(load.refusals()).isEqualTo(1);
        }
    }
}
