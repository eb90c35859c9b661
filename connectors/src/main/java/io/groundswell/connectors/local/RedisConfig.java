package io.groundswell.connectors.local;

import io.groundswell.connectors.access.Login;
import java.nio.file.Path;
import java.util.Optional;

/** The file by which a local Redis is told what to use and whom to obey. */
record RedisConfig(RedisFolder folder, int port, LocalRedisOptions options) {
    /**
     * Every write is in the system's hands before it is acknowledged, so that {@code kill -9} loses
     * nothing. {@code everysec} would hold writes back while the disk is busy with what it forces
     * each second, and acknowledge them all the same. As with Kafka, a machine that dies takes
     * along what its system had not written yet.
     *
     * <p>Lists of processes show the file of its settings, which tells whose it is, and not a
     * title. Memory is held by the cleaner beside it, which begins below the limit; the limit
     * itself is a wall, in case that the cleaner is away or slow. A server that dropped what it
     * likes would show as the latest what is not.
     */
    private static final String TEXT =
            """
            bind %s
            protected-mode yes
            set-proc-title no
            %s
            dir %s
            appendonly yes
            appendfsync no
            save ""
            maxmemory %d
            maxmemory-policy noeviction
            user default off
            user %s on #%s ~* &* +@all -@admin -@dangerous +info\
             +client|id +client|setname +client|setinfo
            user %s on #%s ~* &* +@all
            """;

    private static final String PLAIN =
            """
            port %d\
            """;

    private static final String ENCRYPTED =
            """
            port 0
            tls-port %d
            tls-cert-file %s
            tls-key-file %s
            tls-auth-clients no\
            """;

    String text(Login user, Login administrator) {
        return TEXT.formatted(
                FolderServer.LOOPBACK,
                listening(),
                quoted(folder.data()),
                options.memoryBytes(),
                user.user(),
                PasswordHash.of(user.password()),
                administrator.user(),
                PasswordHash.of(administrator.password()));
    }

    private String listening() {
        Optional<RedisTls> tls = options.tls();
        return tls.isEmpty()
                ? PLAIN.formatted(port)
                : ENCRYPTED.formatted(
                        port, quoted(tls.get().certificate()), quoted(tls.get().key()));
    }

    private static String quoted(Path path) {
        String text = path.toAbsolutePath().toString();
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
