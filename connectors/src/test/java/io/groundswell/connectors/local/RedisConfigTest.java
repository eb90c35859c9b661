package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.access.Login;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RedisConfigTest {
    private static final Login USER = new Login("desk", "4f1e9c");
    private static final Login ADMINISTRATOR = new Login("root", "77aa10");
    private static final LocalRedisOptions PLAIN =
            LocalRedisOptions.in(Path.of("/data/it's \"mine\"")).withMemoryBytes(50_000_000);

    private static String text(LocalRedisOptions options) {
        return new RedisConfig(new RedisFolder(options.folder()), 7_000, options)
                .text(USER, ADMINISTRATOR);
    }

    @Test
    void shouldKeepItToLoopbackAndToItsMemoryAndDropNothing() {
        assertThat(text(PLAIN).lines())
                .contains(
                        "bind 127.0.0.1",
                        "port 7000",
                        "protected-mode yes",
                        "maxmemory 50000000",
                        "maxmemory-policy noeviction",
                        "appendonly yes",
                        // Else what is acknowledged may not have left the process yet.
                        "appendfsync no",
                        "save \"\"",
                        "dir \"/data/it's \\\"mine\\\"/data\"");
    }

    @Test
    void shouldKnowPasswordsByTheirHashAlone() {
        assertThat(text(PLAIN))
                .doesNotContain(USER.password(), ADMINISTRATOR.password())
                .contains(
                        "user default off\n",
                        // printf 4f1e9c | sha256sum
                        "user desk on"
                            + " #547b06db9cd7051f80eb5199cc7d1a2e8f5d081fc582b7c9e9727d12f7c9420c"
                            + " ~* &* +@all -@admin -@dangerous +info",
                        "user root on"
                            + " #2578c3547ae61561b5e2b37be4e37876acfd0d6188d863ae9946895411c2a872"
                            + " ~* &* +@all\n");
    }

    @Test
    void shouldListenWithTlsOnlyWhereThereIsACertificate() {
        RedisTls tls =
                new RedisTls(Path.of("/tls/own.pem"), Path.of("/tls/own.key"), Path.of("/tls/ca"));

        assertThat(text(PLAIN.withTls(tls)).lines())
                .contains(
                        "port 0",
                        "tls-port 7000",
                        "tls-cert-file \"/tls/own.pem\"",
                        "tls-key-file \"/tls/own.key\"")
                .doesNotContain("port 7000");
    }
}
