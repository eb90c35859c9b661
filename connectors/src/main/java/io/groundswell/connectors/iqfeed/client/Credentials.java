package io.groundswell.connectors.iqfeed.client;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The login of an IQFeed account. Comes from the environment or a file outside the repository,
 * never from a command line; no text of it shows a value.
 *
 * @param login the login id
 * @param password its password
 * @param product the product id of the account
 */
public record Credentials(String login, String password, String product) {
    /** Environment: the login id. */
    public static final String LOGIN = "GROUNDSWELL_IQFEED_LOGIN";

    /** Environment: the password. */
    public static final String PASSWORD = "GROUNDSWELL_IQFEED_PASSWORD";

    /** Environment: the product id. */
    public static final String PRODUCT = "GROUNDSWELL_IQFEED_PRODUCT";

    private static final String MASK = "***";

    /**
     * Checks that each is there and could stand in a line of the protocol; says of none what it is.
     */
    public Credentials {
        check("login", login);
        check("password", password);
        check("product", product);
    }

    private static void check(String name, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the " + name + " of IQFeed is empty");
        }
        if (value.chars().anyMatch(it -> it < ' ' || it == ',' || it > 0xff)) {
            throw new IllegalArgumentException(
                    "the " + name + " of IQFeed has a character that its protocol cannot carry");
        }
    }

    /**
     * Those of the environment; empty where none of the three is set.
     *
     * @throws IllegalArgumentException where only some are set, naming those that lack
     */
    public static Optional<Credentials> of(Map<String, String> environment) {
        return of(
                environment.get(LOGIN),
                environment.get(PASSWORD),
                environment.get(PRODUCT),
                LOGIN + ", " + PASSWORD + " and " + PRODUCT);
    }

    /**
     * Those of a properties file: {@code login}, {@code password}, {@code product}.
     *
     * @throws IOException where it cannot be read, or lacks one of them
     */
    public static Credentials read(Path file) throws IOException {
        Properties loaded = new Properties();
        String names = "login, password and product";
        try (Reader reader = Files.newBufferedReader(file)) {
            loaded.load(reader);
            return of(
                            loaded.getProperty("login"),
                            loaded.getProperty("password"),
                            loaded.getProperty("product"),
                            names)
                    .orElseThrow(() -> new IOException(file + ": has no " + names));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Credentials> of(
            String login, String password, String product, String names) {
        if (login == null && password == null && product == null) {
            return Optional.empty();
        }
        if (login == null || password == null || product == null) {
            throw new IllegalArgumentException("set all or none of " + names);
        }
        return Optional.of(new Credentials(login, password, product));
    }

    /** A text of somebody else, such as an error of the server, without the values. */
    String mask(String text) {
        return text.replace(password, MASK).replace(login, MASK).replace(product, MASK);
    }

    @Override
    public String toString() {
        return "Credentials[" + MASK + "]";
    }
}
