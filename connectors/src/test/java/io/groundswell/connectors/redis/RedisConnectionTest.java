package io.groundswell.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisConnectionTest {
    private static RedisConnection to(String url) {
        return RedisConnection.to(url, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:4f1e9c@cache.example:6379",
                "rediss://desk:4f1e9c@cache.example:6379",
                "redis://desk:4f1e9c%@cache.example:6379",
                "desk:4f1e9c@cache.example"
            })
    void shouldRefuseAPasswordInTheAddressAndNameTheVariablesWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> to(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "an address that holds a login: leave out what stands before the @, and set"
                                + " REDIS_USER and REDIS_PASSWORD or name a login file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cache.example:6379",
                "http://cache.example:6379",
                "redis://cache.example",
                "redis://:6379",
                "redis://cache.example:6379?timeout=1",
                "redis://cache example:6379"
            })
    void shouldRefuseWhatIsNoAddressOfRedis(String url) {
        assertThatThrownBy(() -> to(url))
                .hasMessage("not redis://HOST:PORT or rediss://HOST:PORT: '" + url + "'");
    }

    @Test
    void shouldEncryptWhereTheAddressSaysSo() {
        assertThat(to("redis://cache.example:6379").isEncrypted()).isFalse();
        assertThat(to("rediss://cache.example:6379").isEncrypted()).isTrue();
    }

    @Test
    void shouldTakeServerAndAuthorityFromTheEnvironment() throws IOException {
        assertThat(RedisConnection.named(Map.of("REDIS_URL", " "))).isEmpty();
        assertThat(
                        RedisConnection.named(
                                Map.of(
                                        "REDIS_URL", "rediss://cache.example:6379",
                                        "REDIS_AUTHORITY", "/etc/ssl/ours.pem")))
                .contains(
                        RedisConnection.to(
                                "rediss://cache.example:6379",
                                Optional.empty(),
                                Optional.of(Path.of("/etc/ssl/ours.pem"))));
        assertThatThrownBy(() -> RedisConnection.named(Map.of("REDIS_URL", "cache.example")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("REDIS_URL: not redis://HOST:PORT");
    }

    @Test
    void shouldComeToAnotherMachineAsItIs() throws Exception {
        RedisConnection sent =
                RedisConnection.to(
                        "redis://cache.example:6379",
                        Optional.of(Path.of("/run/secrets/redis")),
                        Optional.empty());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(sent);

        assertThat(
                        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                                .readObject())
                .isEqualTo(sent);
    }
}
