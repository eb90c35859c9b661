package io.groundswell.connectors.redis;

import io.groundswell.connectors.access.Login;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * One connection to Redis over lettuce, which connects again by itself, with the login as it is by
 * then. While the server is away a command fails at once, and who sent it knows what a repeat would
 * mean. Any number of threads may send on it.
 *
 * @param <K> what a key is to those who use it
 * @param <V> what a value is to them
 */
public final class Redis<K, V> implements AutoCloseable {
    /** How long a connection or a command may take before it counts as failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Commands that may wait for their answers; the next one is refused. */
    private static final int MOST_WAITING = 50_000;

    private static final int THREADS = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final ClientResources threads;
    private final RedisClient client;
    private final StatefulRedisConnection<K, V> connection;

    private Redis(
            ClientResources threads, RedisClient client, StatefulRedisConnection<K, V> connection) {
        this.threads = threads;
        this.client = client;
        this.connection = connection;
    }

    /**
     * Connects, for keys and values that are text.
     *
     * @throws IOException in one line, where there is no login that may be used, or the server is
     *     not there or refuses it
     */
    public static Redis<String, String> open(RedisConnection server) throws IOException {
        return open(server, StringCodec.UTF8);
    }

    /**
     * Connects.
     *
     * @throws IOException as the other one does
     */
    public static <K, V> Redis<K, V> open(RedisConnection server, RedisCodec<K, V> codec)
            throws IOException {
        // Asked for here too, so that its error is told as what it is.
        server.login();
        ClientResources threads =
                ClientResources.builder()
                        .ioThreadPoolSize(THREADS)
                        .computationThreadPoolSize(THREADS)
                        .reconnectDelay(
                                Delay.exponential(
                                        FIRST_PAUSE, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
                        .build();
        RedisClient client = RedisClient.create(threads, address(server));
        client.setOptions(options(server));
        try {
            return new Redis<>(threads, client, client.connect(codec));
        } catch (RedisException e) {
            end(client, threads);
            throw new IOException(server.url() + ": " + reason(e), e);
        }
    }

    private static RedisURI address(RedisConnection server) {
        URI url = URI.create(server.url());
        return RedisURI.builder()
                .withHost(url.getHost())
                .withPort(url.getPort())
                .withSsl(server.isEncrypted())
                .withVerifyPeer(SslVerifyMode.FULL)
                .withTimeout(PATIENCE)
                .withAuthentication(RedisCredentialsProvider.from(() -> credentials(server)))
                .build();
    }

    private static RedisCredentials credentials(RedisConnection server) {
        try {
            Login login = server.login();
            return RedisCredentials.just(login.user(), login.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClientOptions options(RedisConnection server) {
        SslOptions.Builder trust = SslOptions.builder().jdkSslProvider();
        if (!server.authorityFile().isEmpty()) {
            trust.trustManager(new File(server.authorityFile()));
        }
        return ClientOptions.builder()
                .requestQueueSize(MOST_WAITING)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .socketOptions(
                        SocketOptions.builder().connectTimeout(PATIENCE).keepAlive(true).build())
                .sslOptions(trust.build())
                .build();
    }

    /**
     * What lies deepest says what is wrong; those above it say that something is. Of a certificate
     * that is not trusted, the one above says more.
     */
    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest instanceof SSLException)) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }

    /** The connection, to send commands on; not to be closed by itself. */
    public StatefulRedisConnection<K, V> connection() {
        return connection;
    }

    @Override
    public void close() {
        connection.close();
        end(client, threads);
    }

    private static void end(RedisClient client, ClientResources threads) {
        client.shutdown(Duration.ZERO, PATIENCE);
        threads.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
}
