package io.groundswell.jobs;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.KafkaRealm;
import io.groundswell.jobs.config.LatestRealm;
import io.groundswell.jobs.config.Output;
import io.groundswell.jobs.config.Source;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.jobs.config.StoreRealm;
import io.groundswell.model.contract.OutputTopic;
import io.lettuce.core.RedisException;
import java.io.IOException;

/**
 * Looks whether a job can run before it is started: what is wrong is told in one line here, and
 * would be a stack trace every few seconds later.
 */
final class Readiness {
    private static final OutputTopic[] NONE = {};

    private Readiness() {}

    /**
     * Asks for everything that the order-book job will need.
     *
     * @throws ConfigException where the job would never get on
     * @throws IOException where Kafka, ClickHouse or Redis cannot be reached, or topics or tables
     *     are not as they must be
     */
    static void check(JobConfig config, int parallelism) throws ConfigException, IOException {
        boolean toTopics = config.output() instanceof Output.Topics;
        if (config.source() instanceof Source.Stored stored) {
            check(stored.store());
        }
        if (config.tables().isPresent()) {
            check(config.tables().get());
        }
        if (config.latest().isPresent()) {
            check(config.latest().get());
        }
        if (config.source() instanceof Source.Topics source) {
            check(source, parallelism, OrderBookJob.NAME, toTopics ? TopicResults.TOPICS : NONE);
        } else if (config.output() instanceof Output.Topics output) {
            check(output.kafka(), OrderBookJob.NAME, TopicResults.TOPICS);
        }
    }

    /** The same for the storage job. */
    static void check(StorageConfig config, int parallelism) throws ConfigException, IOException {
        check(config.store());
        if (config.source() instanceof Source.Topics source) {
            check(source, parallelism, StorageJob.NAME, OutputTopic.DEAD_LETTERS);
        } else if (config.deadLetters().isPresent()) {
            check(config.deadLetters().get(), StorageJob.NAME, OutputTopic.DEAD_LETTERS);
        }
    }

    private static void check(
            Source.Topics source, int parallelism, String job, OutputTopic... outputs)
            throws ConfigException, IOException {
        KafkaRealm kafka = source.kafka();
        if (parallelism > kafka.partitions()) {
            throw new ConfigException(
                    "parallelism "
                            + parallelism
                            + " is above the "
                            + kafka.partitions()
                            + " partitions of a topic: a reader without any would hold back"
                            + " event time for ever");
        }
        check(kafka, job, outputs);
    }

    private static void check(KafkaRealm kafka, String job, OutputTopic... outputs)
            throws IOException {
        new MarketTopics(kafka.connection())
                .checkJob(kafka.realm(), kafka.partitions(), job, outputs);
    }

    private static void check(LatestRealm redis) throws IOException {
        try (Redis<String, String> client = Redis.open(redis.connection())) {
            client.connection().sync().ping();
        } catch (RedisException e) {
            throw new IOException(
                    "Redis at " + redis.connection().url() + ": " + e.getMessage(), e);
        }
    }

    private static void check(StoreRealm store) throws IOException {
        try (ClickHouse clickHouse = ClickHouse.open(store.connection())) {
            Migrations.bundled().check(clickHouse);
        }
    }
}
