package io.groundswell.jobs.config;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.model.contract.Realm;

/**
 * A Kafka cluster, and the world on it that a job lives in.
 *
 * @param connection how to reach the cluster
 * @param realm whose topics are read and written
 * @param partitions how many partitions each market topic must have
 */
public record KafkaRealm(KafkaConnection connection, Realm realm, int partitions) {}
