package io.groundswell.jobs.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** The values that were said for options, each looked at as it is asked for. */
final class OptionValues {
    private final Configuration values;

    OptionValues(Configuration values) {
        this.values = values;
    }

    /**
     * Reads {@code --key value} pairs.
     *
     * @throws ConfigException for an unknown key, or one without a value
     */
    static Configuration of(String[] arguments) throws ConfigException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String key = arguments[i];
            if (!key.startsWith("--")) {
                throw new ConfigException("expected --KEY VALUE, found '" + key + "'");
            }
            String name = key.substring(2);
            if (JobOptions.ALL.stream().noneMatch(option -> option.key().equals(name))) {
                throw new ConfigException("unknown option --" + name + "; known are " + known());
            }
            if (i + 1 == arguments.length) {
                throw new ConfigException("option --" + name + " has no value");
            }
            values.put(name, arguments[i + 1]);
        }
        return Configuration.fromMap(values);
    }

    private static String known() {
        return JobOptions.ALL.stream()
                .map(option -> "--" + option.key())
                .collect(Collectors.joining(", "));
    }

    /** Its value, or its default; empty where it has neither. */
    <T> Optional<T> find(ConfigOption<T> option) throws ConfigException {
        try {
            return Optional.ofNullable(values.get(option));
        } catch (IllegalArgumentException e) {
            String raw = values.toMap().get(option.key());
            throw new ConfigException(
                    "option --" + option.key() + ": '" + raw + "' is not a valid value", e);
        }
    }

    /** Its value, or its default, of which there must be one. */
    <T> T required(ConfigOption<T> option) throws ConfigException {
        return find(option).orElseThrow(() -> missing(option));
    }

    /** The same, which must be neither less nor more. */
    <T extends Comparable<T>> T between(ConfigOption<T> option, T least, T most)
            throws ConfigException {
        T value = required(option);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw outOfRange(option, value, "is not between " + least + " and " + most);
        }
        return value;
    }

    /** Whether a value was said. */
    boolean isSaid(ConfigOption<?> option) {
        return values.contains(option);
    }

    /** Sees that none was said where it would mean nothing. */
    void refuse(ConfigOption<?> option, String reason) throws ConfigException {
        if (isSaid(option)) {
            throw new ConfigException("option --" + option.key() + " " + reason);
        }
    }

    static ConfigException missing(ConfigOption<?> option) {
        return new ConfigException("option --" + option.key() + " is required");
    }

    /** One of two is required. */
    static ConfigException neither(ConfigOption<?> option, ConfigOption<?> other) {
        return new ConfigException(
                "option --" + option.key() + " or --" + other.key() + " is required");
    }

    static ConfigException outOfRange(ConfigOption<?> option, Object value, String complaint) {
        return new ConfigException("option --" + option.key() + ": " + value + " " + complaint);
    }
}
