package io.groundswell.connectors.access;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How the address of a server may be spelled: a scheme, a host and a port. A login in it is
 * refused, because an address is printed, and kept in job graphs.
 *
 * @param plain the scheme without encryption
 * @param secure the scheme with TLS
 * @param variables where the login belongs instead
 */
public record ServerUrl(String plain, String secure, LoginVariables variables) {
    /**
     * Checks an address.
     *
     * @throws IllegalArgumentException where it is spelled otherwise; a login is not repeated
     */
    public void check(String url) {
        if (url.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "an address that holds a login: leave out what stands before the @, and set "
                            + variables
                            + " or name a login file");
        }
        if (!isAddress(url)) {
            throw new IllegalArgumentException(
                    "not " + plain + "://HOST:PORT or " + secure + "://HOST:PORT: '" + url + "'");
        }
    }

    private boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            return (plain.equals(uri.getScheme()) || secure.equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getRawQuery() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What a variable of the environment names; empty where it is not set, or blank. */
    public static Optional<String> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(it -> !it.isBlank());
    }
}
