package io.groundswell.connectors.local;

import io.groundswell.connectors.access.ServerUrl;
import io.groundswell.connectors.redis.RedisConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A Redis to work with, for the demo and for tests: the server that {@code REDIS_URL} names, or
 * else one of its own, which ends when this is closed. One thread at a time.
 *
 * @param connection how to reach it
 * @param own the one that was started for this; empty where another one is used
 */
public record ReachableRedis(RedisConnection connection, Optional<LocalRedis> own)
        implements AutoCloseable {

    /**
     * Uses the server that the environment names, or starts one.
     *
     * @param folder where one of its own keeps all it has
     * @throws IOException in one line, where the named address is badly spelled, or none can be
     *     started
     */
    public static ReachableRedis open(Map<String, String> environment, Path folder)
            throws IOException {
        Optional<RedisConnection> named = RedisConnection.named(environment);
        if (named.isPresent()) {
            return new ReachableRedis(named.get(), Optional.empty());
        }
        LocalRedis started = LocalRedis.start(LocalRedisOptions.in(folder));
        return new ReachableRedis(started.connection(), Optional.of(started));
    }

    /**
     * Why there can be none on this machine, in one line: no server is named, and the program does
     * not run here. A test is skipped for that.
     */
    public static Optional<String> obstacle(Map<String, String> environment) {
        if (ServerUrl.named(environment, RedisConnection.URL_VARIABLE).isPresent()) {
            return Optional.empty();
        }
        try {
            RedisProgram.ofThisMachine().file();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        if (own.isPresent()) {
            own.get().close();
        }
    }
}
