package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.StorageConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    private static final List<String> WITH_A_BROKER =
            List.of("dead-letters-out", "Sink Committer: dead-letters-out");

    private static final String FROM_TOPICS_ONLY = "route-records";

    /** The ways in which the job can be wired. */
    enum Wiring {
        TAPES(true, false),
        TAPES_WITH_LETTERS_TO_A_TOPIC(true, true),
        TOPICS(false, true),
        TOPICS_TO_THEIR_END(false, true);

        private final boolean isFromTapes;
        private final boolean hasBroker;

        Wiring(boolean isFromTapes, boolean hasBroker) {
            this.isFromTapes = isFromTapes;
            this.hasBroker = hasBroker;
        }

        private Collection<StreamNode> operators(Configuration cluster) throws Exception {
            Configuration values = new Configuration();
            values.set(JobOptions.CLICKHOUSE_URL, "http://127.0.0.1:9");
            values.set(JobOptions.CLICKHOUSE_REALM, "graph");
            values.set(JobOptions.STOP_AT_END, this == TOPICS_TO_THEIR_END);
            if (hasBroker) {
                values.set(JobOptions.KAFKA_ADDRESS, "127.0.0.1:9");
                values.set(JobOptions.REALM, "graph");
            }
            if (isFromTapes) {
                values.set(JobOptions.TAPES, BundledDays.tapes());
            }
            StorageConfig config = StorageConfig.conclude(values);
            StreamExecutionEnvironment env = JobRuns.environment(Path.of("nowhere"), 2, cluster);
            StorageJob.define(env, StoragePorts.of(config), config);
            return env.getStreamGraph().getStreamNodes();
        }

        private List<String> uids() throws Exception {
            return operators(new Configuration()).stream()
                    .map(StreamNode::getTransformationUID)
                    .toList();
        }
    }

    /** Every uid that the job can have. */
    static Set<String> uids() throws Exception {
        Set<String> used = new TreeSet<>();
        for (Wiring wiring : Wiring.values()) {
            used.addAll(wiring.uids());
        }
        return used;
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheUidsThatSavepointsKnow(Wiring wiring) throws Exception {
        List<String> known = new ArrayList<>(ALWAYS);
        if (wiring.hasBroker) {
            known.addAll(WITH_A_BROKER);
        }
        if (!wiring.isFromTapes) {
            known.add(FROM_TOPICS_ONLY);
        }
        assertThat(wiring.uids()).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheSameKeyGroupsWhateverTheClusterSays(Wiring wiring) throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(PipelineOptions.MAX_PARALLELISM, 64);

        assertThat(wiring.operators(cluster))
                .extracting(StreamNode::getMaxParallelism)
                .containsOnly(128);
    }
}
