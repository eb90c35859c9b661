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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** up, status and down on a Redis of each test's own. */
class RedisCommandsIT {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int port;

    @BeforeAll
    static void needAProgram() {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        if (System.getenv("REDIS_URL") != null) {
            SkippedTest.because("REDIS_URL is set, so that up would start nothing");
        }
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

    private int run(String... words) {
        out.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", folder.toString()));
        return Main.execute(
                new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }

    /** Not the usual port, which somebody else's server may have. */
    private LocalRedis up() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(run("up", "redis", "--port", Integer.toString(port)))
                .as(err.toString())
                .isZero();
        return LocalRedis.find(folder).orElseThrow();
    }

    private String row(String first) {
        return out.toString().lines().filter(it -> it.startsWith(first)).findAny().orElse("");
    }

    @Test
    void shouldTellMemoryAndTheKeysOfARealm() throws IOException {
        LocalRedis server = up();
        assertThat(out.toString().lines())
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

        assertThat(run("up", "redis", "--realm", "gme")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("redis runs already on 127.0.0.1:" + port)
                .contains("realm live: 4 keys so far", "realm gme: 1 keys so far");
        assertThat(run("status")).as(err.toString()).isZero();
        assertThat(row("redis"))
                .startsWith("redis   running  6.2.")
                .contains("  127.0.0.1:" + port + "  " + server.pid() + "  ")
                .endsWith("  " + folder);
        assertThat(row("ok")).matches("ok +[0-9.]+ [KM]iB +953\\.7 MiB +5");
        assertThat(row("l1:*")).matches("l1:\\* +3");
        assertThat(row("ticks:*")).matches("ticks:\\* +1");
        assertThat(run("status", "--realm", "gme")).isZero();
        assertThat(row("gme:l1:*")).matches("gme:l1:\\* +1");
    }

    @Test
    void shouldLeaveDataAndAddressWhenStopped() throws IOException {
        LocalRedis server = up();
        try (Redis<String, String> redis = Redis.open(server.connection())) {
            redis.connection().sync().set(RedisKey.L1.of(Realm.LIVE, "IBM"), "1");
        }

        assertThat(run("down")).as(err.toString()).isZero();
        assertThat(cleaner()).as("the cleaner").isEmpty();
        assertThat(out).hasToString("redis stopped, its data stay in " + folder + "\n");
        assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(run("status")).isZero();
        assertThat(row("redis")).startsWith("redis   stopped  -        -        -    -       ");
        assertThat(run("up", "redis")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("redis runs on 127.0.0.1:" + port, "realm live: 1 keys so far");
    }

    @Test
    void shouldStartAnotherCleanerWhereOneWasKilledAndEndItWithItsRedis() throws Exception {
        LocalRedis server = up();
        long first = cleanerPid();
        assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();
        awaitNoCleaner();
        assertThat(run("status")).as(err.toString()).isZero();
        assertThat(row("its cleaner"))
                .isEqualTo("its cleaner does not run: ./groundswell up redis starts it");

        assertThat(run("up", "redis")).as(err.toString()).isZero();
        assertThat(cleanerPid()).isNotEqualTo(first);
        assertThat(run("status")).as(err.toString()).isZero();
        assertThat(row("its cleaner")).isEqualTo("its cleaner runs, pid " + cleanerPid());
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
            assertThat(run("redis", "watch", "S7")).as(err.toString()).isZero();
            administrator.connection().sync().configSet("maxmemory", "3000000");
            CleanerLog log = new CleanerLog(administrator);
            Conditions.await("pass", () -> !log.read().isEmpty());

            assertThat(log.read())
                    .containsEntry(CleanerField.HELD, "true")
                    .containsEntry(CleanerField.LIMIT_BYTES, "3000000");
            String keys = log.read().get(CleanerField.KEYS_SO_FAR);
            assertThat(run("status")).as(err.toString()).isZero();
            assertThat(row("last cleaned")).endsWith("latest quotes, unwatched: " + keys + " keys");
            assertThat(row("ok ")).as("not full").isNotEmpty();
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

        assertThat(run("redis", "clean")).as(err.toString()).isZero();
        assertThat(row("memory")).endsWith(", limit 953.7 MiB: nothing to remove");
        assertThat(run("redis", "clean", "--limit", "3MB")).as(err.toString()).isZero();
        assertThat(row("memory")).endsWith(" now, limit 2.9 MiB");
        assertThat(row("order books, unwatched"))
                .matches("order books, unwatched +[1-9][0-9]+ +0 +[0-9.]+ [KM]iB");
        assertThat(row("spared"))
                .isEqualTo("spared: 0 keys of watched symbols, 0 that are not ours");
        assertThat(run("redis", "clean", "--limit", "1kB")).isEqualTo(1);
        assertThat(row("not under"))
                .isEqualTo("not under the limit: what is left may not be removed");
        assertThat(run("redis", "clean", "--limit", "much")).isEqualTo(2);
        assertThat(err.toString()).contains("'much' is no size");
    }

    @Test
    void shouldTellWhoIsWatchedInEachRealm() throws IOException {
        up();

        assertThat(run("redis", "watch", "IBM", "@ES#", "IBM")).as(err.toString()).isZero();
        assertThat(out).hasToString("realm live: 2 new, 2 symbols are watched\n");
        assertThat(run("redis", "watch", "AAPL", "IBM")).isZero();
        assertThat(out).hasToString("realm live: 1 new, 3 symbols are watched\n");
        assertThat(run("redis", "watch", "GME", "--realm", "gme")).isZero();
        assertThat(run("redis", "unwatch", "@ES#", "MSFT")).isZero();
        assertThat(out).hasToString("realm live: 1 fewer, 2 symbols are watched\n");
        assertThat(run("redis", "watched")).isZero();
        assertThat(out).hasToString("AAPL\nIBM\n");
        assertThat(run("redis", "watched", "--realm", "gme")).isZero();
        assertThat(out).hasToString("GME\n");

        assertThat(run("redis", "watch", "IBM", "A B")).isEqualTo(2);
        assertThat(err.toString()).contains("no symbol: 'A B'");
        assertThat(run("redis", "watch")).isEqualTo(2);
        assertThat(run("redis", "watch", "IBM", "--realm", "No!")).isEqualTo(2);
    }

    @Test
    void shouldTellThatAServerDoesNotAnswer() throws Exception {
        LocalRedis server = up();
        String pid = Long.toString(server.pid());
        assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
        try {
            assertThat(run("status")).isEqualTo(1);
            assertThat(row("redis ")).startsWith("redis   does not answer  -  ").contains(pid);
            assertThat(row("redis:")).isNotEmpty();
        } finally {
            assertThat(new ProcessBuilder("kill", "-CONT", pid).start().waitFor()).isZero();
        }
        assertThat(run("status")).as(err.toString()).isZero();
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
