package io.groundswell.connectors.access;

/**
 * The environment variables that take the place of a login file.
 *
 * @param user the one with the user's name
 * @param password the one with its password
 */
public record LoginVariables(String user, String password) {
    /** Those of a kind of server: {@code REDIS_USER} and {@code REDIS_PASSWORD}. */
    public static LoginVariables of(String server) {
        return new LoginVariables(server + "_USER", server + "_PASSWORD");
    }

    @Override
    public String toString() {
        return user + " and " + password;
    }
}
