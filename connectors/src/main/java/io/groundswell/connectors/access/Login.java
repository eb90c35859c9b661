package io.groundswell.connectors.access;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Who asks a server. Never printed: {@link #toString} masks the password.
 *
 * @param user the user's name
 * @param password its password
 */
public record Login(String user, String password) {
    private static final String USER = "user";
    private static final String PASSWORD = "password";

    /** What stands in manuals and examples, and so protects nothing. */
    private static final Set<String> KNOWN_TO_EVERYBODY =
            Set.of(
                    "",
                    "admin",
                    "changeme",
                    "clickhouse",
                    "default",
                    "foobared",
                    "groundswell",
                    "password",
                    "redis",
                    "secret",
                    "test");

    /**
     * Refuses what is no login.
     *
     * @throws IllegalArgumentException without a user, or with a password that everybody knows
     */
    public Login {
        if (user.isBlank()) {
            throw new IllegalArgumentException("no user is named");
        }
        if (KNOWN_TO_EVERYBODY.contains(password) || password.equals(user)) {
            throw new IllegalArgumentException(
                    "user "
                            + user
                            + " has no password, or one that everybody knows: give it one of its"
                            + " own");
        }
    }

    /**
     * The login that a file holds, or, where none is named, the environment.
     *
     * @param file empty for the environment
     * @throws IOException where there is none that may be used
     */
    public static Login find(String file, LoginVariables variables) throws IOException {
        return file.isEmpty() ? from(System.getenv(), variables) : read(Path.of(file));
    }

    /**
     * The login that a properties file holds under {@code user} and {@code password}.
     *
     * @throws IOException where it cannot be read, or holds no login that may be used
     */
    public static Login read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return of(properties.getProperty(USER, ""), properties.getProperty(PASSWORD, ""), file);
    }

    /**
     * The login that environment variables hold.
     *
     * @throws IOException where they hold none that may be used
     */
    public static Login from(Map<String, String> environment, LoginVariables variables)
            throws IOException {
        return of(
                environment.getOrDefault(variables.user(), ""),
                environment.getOrDefault(variables.password(), ""),
                "no login file, and in " + variables);
    }

    private static Login of(String user, String password, Object where) throws IOException {
        try {
            return new Login(user, password);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }

    /** What {@link #read} reads. Holds the password: for a file that only its user may read. */
    public String asProperties() {
        return USER + '=' + user + '\n' + PASSWORD + '=' + password + '\n';
    }

    @Override
    public String toString() {
        return "Login[user=" + user + ", password=***]";
    }
}
