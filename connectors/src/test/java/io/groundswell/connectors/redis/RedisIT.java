package io.groundswell.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.client.Conditions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.local.RedisTls;
import io.groundswell.model.SkippedTest;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a server of its own. */
class RedisIT {
    @TempDir Path folder;

    @BeforeAll
    static void needAProgram() {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
    }

    @Test
    void shouldFailAtOnceWhileTheServerIsAwayAndGoOnWhenItIsBack() throws Exception {
        try (LocalRedis server = LocalRedis.start(LocalRedisOptions.in(folder));
                Redis<String, String> redis = Redis.open(server.connection())) {
            redis.connection().sync().set("key", "before");
            server.kill();
            // What is sent before the connection's end is seen may wait for it.
            Conditions.await("end of the connection", () -> !redis.connection().isOpen());
            assertThatThrownBy(() -> redis.connection().sync().get("key"))
                    .isInstanceOf(RedisException.class)
                    .hasMessageContaining("not connected");

            server.restart();
            Conditions.await("connection", redis.connection()::isOpen);
            assertThat(redis.connection().sync().get("key")).isEqualTo("before");
        }
    }

    @Test
    void shouldTellInOneLineThatNobodyIsThere() throws IOException {
        RedisConnection gone;
        try (LocalRedis server = LocalRedis.start(LocalRedisOptions.in(folder))) {
            gone = server.connection();
        }
        assertThatThrownBy(() -> Redis.open(gone))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(gone.url() + ": ")
                .hasMessageContaining("Connection refused")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldUseTheServerThatTheEnvironmentNames() throws IOException {
        try (ReachableRedis named =
                ReachableRedis.open(Map.of("REDIS_URL", "redis://cache.example:6379"), folder)) {
            assertThat(named.own()).isEmpty();
            assertThat(named.connection().url()).isEqualTo("redis://cache.example:6379");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldEncryptAndAnswerOnlyWhoEncryptsToo() throws Exception {
        RedisTls tls = SelfMadeCertificate.in(folder.resolve("tls"));
        Path data = folder.resolve("data");
        try (LocalRedis server = LocalRedis.start(LocalRedisOptions.in(data).withTls(tls))) {
            RedisConnection connection = server.connection();
            assertThat(connection.url()).isEqualTo("rediss://" + server.address());
            assertThat(LocalRedis.find(data)).map(LocalRedis::connection).contains(connection);
            try (Redis<String, String> redis = Redis.open(connection)) {
                assertThat(redis.connection().sync().ping()).isEqualTo("PONG");
            }
            assertThatThrownBy(
                            () ->
                                    Redis.open(
                                            RedisConnection.to(
                                                    "redis://" + server.address(),
                                                    Optional.of(Path.of(connection.loginFile())),
                                                    Optional.empty())))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldTrustNoCertificateThatNobodyVouchesFor() throws Exception {
        RedisTls tls = SelfMadeCertificate.in(folder.resolve("tls"));
        RedisTls other = SelfMadeCertificate.in(folder.resolve("other"));
        Path data = folder.resolve("data");
        try (LocalRedis server = LocalRedis.start(LocalRedisOptions.in(data).withTls(tls))) {
            Optional<Path> login = Optional.of(Path.of(server.connection().loginFile()));
            for (Optional<Path> authority :
                    List.of(Optional.<Path>empty(), Optional.of(other.authority()))) {
                assertThatThrownBy(
                                () ->
                                        Redis.open(
                                                RedisConnection.to(
                                                        server.connection().url(),
                                                        login,
                                                        authority)))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith(server.connection().url() + ": ")
                        .hasMessageContaining("PKIX path");
            }
        }
    }

    /** It vouches for another name: what answers may be somebody in between. */
    @Test
    void shouldRefuseACertificateOfAnotherHost() throws Exception {
        RedisTls tls = SelfMadeCertificate.in(folder.resolve("tls"), "ip:127.0.0.2");
        Path data = folder.resolve("data");
        try (LocalRedis server = LocalRedis.start(LocalRedisOptions.in(data).withTls(tls))) {
            assertThatThrownBy(() -> Redis.open(server.connection()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }
}
