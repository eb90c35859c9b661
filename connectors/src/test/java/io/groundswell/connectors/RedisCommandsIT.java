package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                .startsWith("redis   running  127.0.0.1:" + port + "  " + server.pid() + "  ")
                .endsWith("  " + folder);
        assertThat(row("6.")).matches("6\\.2\\.\\d+ +ok +[0-9.]+ [KM]iB +953\\.7 MiB +5");
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
        assertThat(out).hasToString("redis stopped, its data stay in " + folder + "\n");
        assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(run("status")).isZero();
        assertThat(row("redis")).startsWith("redis   stopped  -        -    ");
        assertThat(run("up", "redis")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("redis runs on 127.0.0.1:" + port, "realm live: 1 keys so far");
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
