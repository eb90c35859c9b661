package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.local.DataFolder;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisConnection;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How a command is told which Redis it is to work on; a mixin. The login is in a file or in the
 * environment, never on the command line, which every user of a machine can read.
 */
final class RedisAddress {
    /** What is done over a connection. */
    interface Work {
        int on(Redis<String, String> redis) throws IOException;
    }

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description =
                    "The server, such as redis://127.0.0.1:6379; unless said, the one that"
                            + " REDIS_URL names, or the one that runs here.")
    private String url;

    @Option(
            names = "--login",
            paramLabel = "FILE",
            description =
                    "Properties with user and password; unless said, REDIS_USER and"
                            + " REDIS_PASSWORD.")
    private Path loginFile;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description = "PEM of who vouches for the certificate of a rediss:// server.")
    private Path authorityFile;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The one that runs here on that folder; .groundswell/redis if not said.")
    private Path data;

    RedisAddress() {}

    private RedisConnection connection() throws IOException {
        if (url == null && data == null) {
            Optional<RedisConnection> named = RedisConnection.named(System.getenv());
            if (named.isPresent()) {
                return named.get();
            }
        }
        if (url == null) {
            return local().connection();
        }
        try {
            return RedisConnection.to(
                    url, Optional.ofNullable(loginFile), Optional.ofNullable(authorityFile));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Where the one that runs here has its data. */
    Path folder() {
        return DataFolder.of("redis", data);
    }

    /** The one that {@code up} started; its login is beside it. */
    LocalRedis local() throws IOException {
        return LocalRedis.find(folder())
                .orElseThrow(
                        () ->
                                new IOException(
                                        "no Redis is named and none runs here: say --redis URL, set"
                                                + " "
                                                + RedisConnection.URL_VARIABLE
                                                + ", or start one with groundswell up redis"));
    }

    /**
     * Connects, works, and lets go.
     *
     * @throws IOException in one line, where no server is named, or it is not there, or it refuses
     */
    int with(Work work) throws IOException {
        RedisConnection connection = connection();
        try (Redis<String, String> redis = Redis.open(connection)) {
            return work.on(redis);
        } catch (RedisException e) {
            throw new IOException(connection.url() + ": " + e.getMessage(), e);
        }
    }
}
