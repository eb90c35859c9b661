package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.StorageConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** What ties the storage job to its savepoints: the uid and the key groups of every operator. */
class StorageGraphTest {
    /** What savepoints know, as text: whoever changes one of these loses the state under it. */
    private static final List<String> ALWAYS =
            List.of(
                    "market-events",
                    "validate-and-date",
                    "fit-tables",
                    "refused-events",
                    "market-events-stored",
                    "Sink Committer: market-events-stored",
                    "findings-stored",
                    "Sink Committer: findings-stored",
                    "dead-letters-stored",
                    "Sink Committer: dead-letters-stored");

    private static final List<String> FROM_TOPICS_ONLY =
            List.of("route-records", "dead-letters-out", "Sink Committer: dead-letters-out");

    private static StorageConfig from(Configuration source) throws Exception {
        Configuration values = new Configuration(source);
        values.set(JobOptions.CLICKHOUSE_URL, "http://127.0.0.1:9");
        values.set(JobOptions.CLICKHOUSE_REALM, "graph");
        return StorageConfig.conclude(values);
    }

    static StorageConfig fromTopics() throws Exception {
        Configuration source = new Configuration();
        source.set(JobOptions.KAFKA_ADDRESS, "127.0.0.1:9");
        source.set(JobOptions.REALM, "graph");
        return from(source);
    }

    private static StorageConfig fromTapes() throws Exception {
        Configuration source = new Configuration();
        source.set(JobOptions.TAPES, BundledDays.tapes());
        return from(source);
    }

    private static Collection<StreamNode> operators(StorageConfig config, Configuration cluster) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        env.setParallelism(2);
        StorageJob.define(env, StoragePorts.of(config), config);
        return env.getStreamGraph().getStreamNodes();
    }

    static List<String> uids(StorageConfig config) {
        return operators(config, new Configuration()).stream()
                .map(StreamNode::getTransformationUID)
                .toList();
    }

    @Test
    void shouldKeepTheUidsThatSavepointsKnow() throws Exception {
        assertThat(uids(fromTapes())).containsExactlyInAnyOrderElementsOf(ALWAYS);
        List<String> known = new ArrayList<>(ALWAYS);
        known.addAll(FROM_TOPICS_ONLY);
        assertThat(uids(fromTopics())).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void shouldHaveTheSameKeyGroupsWhateverTheClusterSays() throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(PipelineOptions.MAX_PARALLELISM, 64);

        assertThat(operators(fromTopics(), cluster))
                .extracting(StreamNode::getMaxParallelism)
                .containsOnly(OrderBookJob.MAX_PARALLELISM);
    }
}
