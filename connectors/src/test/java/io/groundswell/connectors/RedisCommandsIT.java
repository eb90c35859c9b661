package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.client.Conditions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.cleaner.CleanerLog;
import io.groundswell.connectors.redis.cleaner.CleanerProcess;
import io.groundswell.connectors.redis.latest.LatestLoad;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.CleanerField;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.RedisPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** up, status and down on a Redis of each test's own. */
class RedisCommandsIT {
    @TempDir Path folder;

    private CommandLines commands;
    private int port;

    @BeforeAll
    static void needAProgram() {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        if (System.getenv("REDIS_URL") != null) {
            SkippedTest.because("REDIS_URL is set, so that up would start nothing");
        }
    }

    @BeforeEach
    void takeTheFolder() {
        commands = new CommandLines(folder);
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        LocalRedis left = LocalRedis.find(folder).orElse(null);
        if (left != null) {
            left.stop();
        }
        awaitNoCleaner();
    }

    /** It ends with its Redis, by itself. */
    private void awaitNoCleaner() {
        Conditions.await("end of the cleaner", () -> cleaner().isEmpty());
    }

    private Optional<CleanerProcess> cleaner() {
        try {
            return CleanerProcess.find(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long cleanerPid() {
        return cleaner().orElseThrow().pid();
    }

    private LocalRedis up() throws IOException {
        port = commands.up("redis");
        return LocalRedis.find(folder).orElseThrow();
    }

    @Test
    void shouldTellMemoryAndTheKeysOfARealm() throws IOException {
        LocalRedis server = up();
        assertThat(commands.out().lines())
                .containsExactly(
                        "redis runs on 127.0.0.1:" + port + ", pid " + server.pid(),
                        "  data in " + folder,
                        "  a cleaner keeps it under its limit, pid " + cleanerPid(),
                        "  realm live: no keys so far",
                        "  stop it with ./groundswell down redis --data " + folder);
        Realm replay = new Realm("gme");
        try (Redis<String, String> redis = Redis.open(server.connection())) {
            for (String symbol : List.of("AAPL", "MSFT", "IBM")) {
                redis.connection().sync().set(RedisKey.L1.of(Realm.LIVE, symbol), "1");
            }
            redis.connection().sync().set(RedisKey.TICKS.of(Realm.LIVE, "IBM"), "1");
            redis.connection().sync().set(RedisKey.L1.of(replay, "GME"), "1");
        }

        commands.done("up", "redis", "--realm", "gme");
        assertThat(commands.out())
                .contains("redis runs already on 127.0.0.1:" + port)
                .contains("realm live: 4 keys so far", "realm gme: 1 keys so far");
        commands.done("status");
        assertThat(commands.row("redis"))
                .startsWith("redis   running  6.2.")
                .contains("  127.0.0.1:" + port + "  " + server.pid() + "  ")
                .endsWith("  " + folder);
        assertThat(commands.row("ok")).matches("ok +[0-9.]+ [KM]iB +953\\.7 MiB +5");
        assertThat(commands.row("l1:*")).matches("l1:\\* +3");
        assertThat(commands.row("ticks:*")).matches("ticks:\\* +1");
        commands.done("status", "--realm", "gme");
        assertThat(commands.row("gme:l1:*")).matches("gme:l1:\\* +1");
    }

    @Test
    void shouldLeaveDataAndAddressWhenStopped() throws IOException {
        LocalRedis server = up();
        try (Redis<String, String> redis = Redis.open(server.connection())) {
            redis.connection().sync().set(RedisKey.L1.of(Realm.LIVE, "IBM"), "1");
        }

        commands.done("down");
        assertThat(cleaner()).as("the cleaner").isEmpty();
        assertThat(commands.out()).isEqualTo("redis stopped, its data stay in " + folder + "\n");
        assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        commands.done("status");
        assertThat(commands.row("redis"))
                .startsWith("redis   stopped  -        -        -    -       ");
        commands.done("up", "redis");
        assertThat(commands.out())
                .contains("redis runs on 127.0.0.1:" + port, "realm live: 1 keys so far");
    }

    @Test
    void shouldStartAnotherCleanerWhereOneWasKilledAndEndItWithItsRedis() throws Exception {
        LocalRedis server = up();
        long first = cleanerPid();
        assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();
        awaitNoCleaner();
        commands.done("status");
        assertThat(commands.row("its cleaner"))
                .isEqualTo("its cleaner does not run: ./groundswell up redis starts it");

        commands.done("up", "redis");
        assertThat(cleanerPid()).isNotEqualTo(first);
        commands.done("status");
        assertThat(commands.row("its cleaner")).isEqualTo("its cleaner runs, pid " + cleanerPid());
        server.kill();

        awaitNoCleaner();
    }

    /** Nobody but the cleaner beside it looks at its memory. */
    @Test
    void shouldBeHeldUnderItsLimitByTheCleanerBesideIt() throws Exception {
        LocalRedis server = up();
        try (Redis<String, String> administrator = Redis.open(server.administratorConnection());
                LatestLoad load = new LatestLoad(server.connection(), Realm.LIVE)) {
            for (int i = 0; i < 3_000; i++) {
                load.put(RedisPart.QUOTE, "S" + i, 1);
            }
            load.send();
            commands.done("redis", "watch", "S7");
            administrator.connection().sync().configSet("maxmemory", "3000000");
            CleanerLog log = new CleanerLog(administrator);
            Conditions.await("pass", () -> !log.read().isEmpty());

            assertThat(log.read())
                    .containsEntry(CleanerField.HELD, "true")
                    .containsEntry(CleanerField.LIMIT_BYTES, "3000000");
            String keys = log.read().get(CleanerField.KEYS_SO_FAR);
            commands.done("status");
            assertThat(commands.row("last cleaned"))
                    .endsWith("latest quotes, unwatched: " + keys + " keys");
            assertThat(commands.row("ok ")).as("not full").isNotEmpty();
            assertThat(administrator.connection().sync().exists(RedisKey.L1.of(Realm.LIVE, "S7")))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldCleanOnceAndTellWhatItRemoved() throws Exception {
        LocalRedis server = up();
        try (LatestLoad load = new LatestLoad(server.connection(), Realm.LIVE)) {
            for (int i = 0; i < 3_000; i++) {
                load.put(RedisPart.BOOK, "S" + i, 1);
            }
            load.send();
        }

        commands.done("redis", "clean");
        assertThat(commands.row("memory")).endsWith(", limit 953.7 MiB: nothing to remove");
        commands.done("redis", "clean", "--limit", "3MB");
        assertThat(commands.row("memory")).endsWith(" now, limit 2.9 MiB");
        assertThat(commands.row("order books, unwatched"))
                .matches("order books, unwatched +[1-9][0-9]+ +0 +[0-9.]+ [KM]iB");
        assertThat(commands.row("spared"))
                .isEqualTo("spared: 0 keys of watched symbols, 0 that are not ours");
        assertThat(commands.run("redis", "clean", "--limit", "1kB")).isEqualTo(1);
        assertThat(commands.row("not under"))
                .isEqualTo("not under the limit: what is left may not be removed");
        assertThat(commands.run("redis", "clean", "--limit", "much")).isEqualTo(2);
        assertThat(commands.err()).contains("'much' is no size");
    }

    @Test
    void shouldTellWhoIsWatchedInEachRealm() throws IOException {
        up();

        commands.done("redis", "watch", "IBM", "@ES#", "IBM");
        assertThat(commands.out()).isEqualTo("realm live: 2 new, 2 symbols are watched\n");
        commands.done("redis", "watch", "AAPL", "IBM");
        assertThat(commands.out()).isEqualTo("realm live: 1 new, 3 symbols are watched\n");
        commands.done("redis", "watch", "GME", "--realm", "gme");
        commands.done("redis", "unwatch", "@ES#", "MSFT");
        assertThat(commands.out()).isEqualTo("realm live: 1 fewer, 2 symbols are watched\n");
        commands.done("redis", "watched");
        assertThat(commands.out()).isEqualTo("AAPL\nIBM\n");
        commands.done("redis", "watched", "--realm", "gme");
        assertThat(commands.out()).isEqualTo("GME\n");

        assertThat(commands.run("redis", "watch", "IBM", "A B")).isEqualTo(2);
        assertThat(commands.err()).contains("no symbol: 'A B'");
        assertThat(commands.run("redis", "watch")).isEqualTo(2);
        assertThat(commands.run("redis", "watch", "IBM", "--realm", "No!")).isEqualTo(2);
    }

    @Test
    void shouldTellThatAServerDoesNotAnswer() throws Exception {
        LocalRedis server = up();
        String pid = Long.toString(server.pid());
        assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
        try {
            assertThat(commands.run("status")).isEqualTo(1);
            assertThat(commands.row("redis "))
                    .startsWith("redis   does not answer  -  ")
                    .contains(pid);
            assertThat(commands.row("redis:")).isNotEmpty();
        } finally {
            assertThat(new ProcessBuilder("kill", "-CONT", pid).start().waitFor()).isZero();
        }
        commands.done("status");
    }

    @Test
    void shouldStartNothingWhereAServerIsNamed() {
        RedisServer server =
                new RedisServer(Map.of("REDIS_URL", "redis://desk:4f1e9c@cache.example:6379"));

        assertThatThrownBy(() -> server.start(folder, OptionalInt.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "REDIS_URL names redis://***@cache.example:6379, which is used: nothing was"
                                + " started here");
        assertThat(folder).isEmptyDirectory();
    }
}
