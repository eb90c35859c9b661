package io.groundswell.connectors.redis;

import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.access.LoginVariables;
import io.groundswell.connectors.access.ServerUrl;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach Redis, without the password: that is read where it is used, so that no job graph,
 * checkpoint or log ever holds it.
 *
 * @param url the server, such as {@code redis://127.0.0.1:6380}, or {@code rediss://} for TLS
 * @param loginFile properties with {@code user} and {@code password}, readable on every machine
 *     that connects; empty for the environment variables
 * @param authorityFile PEM with who vouches for the server's certificate, on every machine that
 *     connects; empty for those that the JVM trusts
 */
public record RedisConnection(String url, String loginFile, String authorityFile)
        implements Serializable {
    /** Environment variable that names a server to use instead of starting one. */
    public static final String URL_VARIABLE = "REDIS_URL";

    /** Environment variable with the file of who vouches for that server's certificate. */
    public static final String AUTHORITY_VARIABLE = "REDIS_AUTHORITY";

    private static final LoginVariables VARIABLES = LoginVariables.of("REDIS");
    private static final String SECURE = "rediss";
    private static final ServerUrl ADDRESS = new ServerUrl("redis", SECURE, VARIABLES);

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException where it is not {@code redis(s)://HOST:PORT}, or holds a
     *     login
     */
    public RedisConnection {
        ADDRESS.check(url);
    }

    /** A server, with files that need not be given. */
    public static RedisConnection to(
            String url, Optional<Path> loginFile, Optional<Path> authorityFile) {
        return new RedisConnection(url, text(loginFile), text(authorityFile));
    }

    private static String text(Optional<Path> file) {
        return file.map(it -> it.toAbsolutePath().toString()).orElse("");
    }

    /**
     * The server that an environment names, whose login is in the environment too.
     *
     * @throws IOException where its address is badly spelled
     */
    public static Optional<RedisConnection> named(Map<String, String> environment)
            throws IOException {
        Optional<String> url = ServerUrl.named(environment, URL_VARIABLE);
        Optional<Path> authority = ServerUrl.named(environment, AUTHORITY_VARIABLE).map(Path::of);
        try {
            return url.map(it -> to(it, Optional.empty(), authority));
        } catch (IllegalArgumentException e) {
            throw new IOException(URL_VARIABLE + ": " + e.getMessage(), e);
        }
    }

    /** Whether what goes over it is encrypted, and the server's name checked. */
    public boolean isEncrypted() {
        return url.startsWith(SECURE + ':');
    }

    /**
     * The login, read now.
     *
     * @throws IOException where it cannot be read, or may not be used
     */
    public Login login() throws IOException {
        return Login.find(loginFile, VARIABLES);
    }
}
