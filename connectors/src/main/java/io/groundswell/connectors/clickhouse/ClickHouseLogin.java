package io.groundswell.connectors.clickhouse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Who asks ClickHouse. Never printed: {@link #toString} masks the password.
 *
 * @param user the user's name
 * @param password its password
 */
public record ClickHouseLogin(String user, String password) {
    /** Keys of a login file. */
    public static final String USER = "user";

    /** Keys of a login file. */
    public static final String PASSWORD = "password";

    /** Environment variables that take the place of a login file. */
    public static final String USER_VARIABLE = "CLICKHOUSE_USER";

    /** Environment variables that take the place of a login file. */
    public static final String PASSWORD_VARIABLE = "CLICKHOUSE_PASSWORD";

    /** What stands in manuals and examples, and so protects nothing. */
    private static final Set<String> KNOWN_TO_EVERYBODY =
            Set.of(
                    "",
                    "admin",
                    "changeme",
                    "clickhouse",
                    "default",
                    "groundswell",
                    "password",
                    "secret",
                    "test");

    /**
     * Refuses what is no login.
     *
     * @throws IllegalArgumentException without a user, or with a password that everybody knows
     */
    public ClickHouseLogin {
        if (user.isBlank()) {
            throw new IllegalArgumentException("no user of ClickHouse is named");
        }
        if (KNOWN_TO_EVERYBODY.contains(password) || password.equals(user)) {
            throw new IllegalArgumentException(
                    "ClickHouse user "
                            + user
                            + " has no password, or one that everybody knows: give it one of its"
                            + " own");
        }
    }

    /**
     * The login that a properties file holds under {@code user} and {@code password}.
     *
     * @throws IOException where it cannot be read, or holds no login that may be used
     */
    public static ClickHouseLogin read(Path file) throws IOException {
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
    public static ClickHouseLogin from(Map<String, String> environment) throws IOException {
        return of(
                environment.getOrDefault(USER_VARIABLE, ""),
                environment.getOrDefault(PASSWORD_VARIABLE, ""),
                "no login file, and in " + USER_VARIABLE + ", " + PASSWORD_VARIABLE);
    }

    private static ClickHouseLogin of(String user, String password, Object where)
            throws IOException {
        try {
            return new ClickHouseLogin(user, password);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "ClickHouseLogin[user=" + user + ", password=***]";
    }
}
