package io.groundswell.jobs.config;

/** The user asked for something that cannot be; the message is one line that says what and why. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    /** An exception with its line. */
    public ConfigException(String message) {
        super(message);
    }

    /** An exception with its line and what led to it. */
    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
