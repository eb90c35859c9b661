package io.groundswell.jobs.config;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.KafkaSetupException;
import io.groundswell.connectors.kafka.OutputSinks;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Concludes which servers a job uses, and which world on each. */
final class ServerChoice {
    private static final int MAX_PARTITIONS = 1_000;

    private ServerChoice() {}

    static Optional<KafkaRealm> kafka(OptionValues values) throws ConfigException {
        Optional<String> address = values.find(JobOptions.KAFKA_ADDRESS);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        String realm = values.required(JobOptions.REALM);
        int partitions = values.between(JobOptions.KAFKA_PARTITIONS, 1, MAX_PARTITIONS);
        return Optional.of(
                new KafkaRealm(
                        connection(address.get(), values),
                        realm(JobOptions.REALM, realm),
                        partitions));
    }

    private static Realm realm(ConfigOption<String> option, String name) throws ConfigException {
        try {
            return new Realm(name);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("option --" + option.key() + ": " + e.getMessage(), e);
        }
    }

    static Optional<StoreRealm> store(OptionValues values) throws ConfigException {
        Optional<String> url = values.find(JobOptions.CLICKHOUSE_URL);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Realm realm = realmOr(values, JobOptions.CLICKHOUSE_REALM);
        Optional<Path> login = file(values, JobOptions.CLICKHOUSE_LOGIN_FILE);
        try {
            return Optional.of(
                    new StoreRealm(ClickHouseConnection.to(url.get(), realm, login), realm));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "option --" + JobOptions.CLICKHOUSE_URL.key() + ": " + e.getMessage(), e);
        }
    }

    static Optional<LatestRealm> latest(OptionValues values) throws ConfigException {
        Optional<String> url = values.find(JobOptions.REDIS_URL);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            RedisConnection connection =
                    RedisConnection.to(
                            url.get(),
                            file(values, JobOptions.REDIS_LOGIN_FILE),
                            file(values, JobOptions.REDIS_AUTHORITY_FILE));
            return Optional.of(
                    new LatestRealm(connection, realmOr(values, JobOptions.REDIS_REALM)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "option --" + JobOptions.REDIS_URL.key() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Path> file(OptionValues values, ConfigOption<String> option)
            throws ConfigException {
        try {
            return values.find(option).map(Path::of);
        } catch (InvalidPathException e) {
            throw new ConfigException("option --" + option.key() + ": " + e.getMessage(), e);
        }
    }

    /** The realm that an option names, or else that of Kafka. */
    private static Realm realmOr(OptionValues values, ConfigOption<String> option)
            throws ConfigException {
        Optional<String> own = values.find(option);
        return own.isPresent()
                ? realm(option, own.get())
                : realm(JobOptions.REALM, values.required(JobOptions.REALM));
    }

    /** How long ClickHouse may be away from a job that writes nothing to topics. */
    static Duration patience(OptionValues values) throws ConfigException {
        return values.between(
                JobOptions.CLICKHOUSE_PATIENCE, Duration.ofSeconds(1), Duration.ofDays(1));
    }

    /**
     * The same for a job that writes to topics as well. No checkpoint ends while ClickHouse is
     * waited for, and a broker ends transactions that no checkpoint has ended. A shorter patience
     * loses nothing: the job begins again, and waits again.
     */
    static Duration patienceBesideTopics(OptionValues values, Duration checkpointInterval)
            throws ConfigException {
        Duration patience = patience(values);
        Duration longest =
                OutputSinks.MAX_TRANSACTION_AGE.minus(checkpointInterval.multipliedBy(2));
        if (patience.compareTo(longest) <= 0) {
            return patience;
        }
        if (values.isSaid(JobOptions.CLICKHOUSE_PATIENCE)) {
            throw OptionValues.outOfRange(
                    JobOptions.CLICKHOUSE_PATIENCE,
                    patience,
                    "is longer than "
                            + longest
                            + ", after which Kafka would drop what the job has not committed on"
                            + " topics, with checkpoints "
                            + checkpointInterval
                            + " apart");
        }
        return longest;
    }

    private static KafkaConnection connection(String address, OptionValues values)
            throws ConfigException {
        Optional<String> file = values.find(JobOptions.KAFKA_CLIENT_CONFIG);
        try {
            return file.isEmpty()
                    ? KafkaConnection.to(address)
                    : KafkaConnection.to(address, Path.of(file.get()));
        } catch (KafkaSetupException e) {
            throw new ConfigException(e.getMessage(), e);
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException(
                    "option --"
                            + JobOptions.KAFKA_CLIENT_CONFIG.key()
                            + ": cannot read "
                            + file.orElseThrow(),
                    e);
        }
    }
}
