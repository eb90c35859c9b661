package io.groundswell.connectors.local;

import io.groundswell.connectors.redis.RedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A real Redis on loopback, as a process of its own. Its data outlives it, and so do its logins,
 * which are made with the folder: one for those who write and read, and one for the administrator.
 *
 * <p>One that was {@link #start started} ends with this JVM at the latest; one that was {@link
 * #startDetached started detached} goes on and is {@link #find found} again by its folder. Starting
 * returns when it answers, which takes a tenth of a second and the time to read its data. It keeps
 * what it acknowledged however it ends. One thread at a time may use an object of this class.
 */
public final class LocalRedis extends FolderServer {
    private final RedisFolder folder;

    private LocalRedis(RedisFolder folder, boolean isDetached) {
        super(folder, isDetached);
        this.folder = folder;
    }

    /**
     * Starts one that ends with this JVM at the latest.
     *
     * @throws IOException with the reason in one line, such as a port that is taken, a folder that
     *     another one uses, or a machine for which there is no program
     */
    public static LocalRedis start(LocalRedisOptions options) throws IOException {
        return start(options, false);
    }

    /**
     * Starts one that goes on when this JVM ends, also when its terminal is closed.
     *
     * @throws IOException with the reason in one line, as for {@link #start}
     */
    public static LocalRedis startDetached(LocalRedisOptions options) throws IOException {
        return start(options, true);
    }

    private static LocalRedis start(LocalRedisOptions options, boolean detached)
            throws IOException {
        RedisFolder folder = new RedisFolder(options.folder());
        LocalRedis server = new LocalRedis(folder, detached);
        server.startOn(options.port(), port -> folder.writeConfig(port, options));
        return server;
    }

    /**
     * The one that runs in a folder, whoever started it.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<LocalRedis> find(Path folder) throws IOException {
        RedisFolder its = new RedisFolder(folder.toAbsolutePath().normalize());
        LocalRedis server = new LocalRedis(its, true);
        return server.isFound() ? Optional.of(server) : Optional.empty();
    }

    /**
     * The address that one had in a folder, running or not.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<String> formerAddress(Path folder) throws IOException {
        return formerAddress(new RedisFolder(folder));
    }

    /** How those who write and read reach it; the login may do nothing to the server itself. */
    public RedisConnection connection() {
        return connection(folder.login());
    }

    /** How its administrator reaches it, who may do everything. */
    public RedisConnection administratorConnection() {
        return connection(folder.administratorLogin());
    }

    private RedisConnection connection(Path login) {
        boolean isEncrypted = Files.exists(folder.authority());
        return RedisConnection.to(
                (isEncrypted ? "rediss://" : "redis://") + address(),
                Optional.of(login),
                isEncrypted ? Optional.of(folder.authority()) : Optional.empty());
    }
}
