package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ties the order-book job to its savepoints: the uid and the key groups of every operator. */
class OrderBookGraphTest {
    /** What savepoints know, as text: whoever changes one of these loses the state under it. */
    private static final List<String> ALWAYS =
            List.of(
                    "market-events",
                    "validate",
                    "order-book",
                    "refused-events",
                    "book-snapshots-out",
                    "Sink Committer: book-snapshots-out",
                    "best-quotes-out",
                    "Sink Committer: best-quotes-out",
                    "book-faults-out",
                    "Sink Committer: book-faults-out",
                    "book-summaries-out",
                    "Sink Committer: book-summaries-out",
                    "dead-letters-out",
                    "Sink Committer: dead-letters-out");

    private static final String FROM_TOPICS_ONLY = "route-records";

    private static final List<String> TO_TABLES_ONLY =
            List.of(
                    "fit-book-snapshots",
                    "book-snapshots-stored",
                    "Sink Committer: book-snapshots-stored",
                    "findings-stored",
                    "Sink Committer: findings-stored");

    private static final List<String> TO_REDIS_ONLY =
            List.of("latest-events-shown", "latest-books-shown", "latest-faults-shown");

    /** Flink makes two operators of a sink, and the second one's uid of the first one's. */
    private static final String COMMITTER = "Sink Committer: ";

    /** The ways in which the job can be wired. */
    private enum Wiring {
        TAPES_TO_FILES(Source.Kind.TAPES, true, false, false),
        TAPES_TO_TOPICS(Source.Kind.TAPES, false, false, false),
        TAPES_TO_FILES_AND_TABLES(Source.Kind.TAPES, true, false, true),
        STORED_TO_FILES(Source.Kind.CLICKHOUSE, true, false, false),
        STORED_TO_TOPICS_AND_TABLES(Source.Kind.CLICKHOUSE, false, false, true),
        TOPICS_TO_FILES(Source.Kind.TOPICS, true, false, false),
        TOPICS_TO_THEIR_END_TO_FILES(Source.Kind.TOPICS, true, true, false),
        TOPICS_TO_TOPICS(Source.Kind.TOPICS, false, false, false),
        TOPICS_TO_TOPICS_AND_TABLES(Source.Kind.TOPICS, false, false, true),
        TOPICS_TO_TOPICS_AND_REDIS(Source.Kind.TOPICS, false, false, false, true),
        TOPICS_TO_THEIR_END_TO_TOPICS(Source.Kind.TOPICS, false, true, false);

        private final Source.Kind from;
        private final boolean isToFiles;
        private final boolean stopsAtEnd;
        private final boolean isToTables;
        private final boolean isToRedis;

        Wiring(Source.Kind from, boolean isToFiles, boolean stopsAtEnd, boolean isToTables) {
            this(from, isToFiles, stopsAtEnd, isToTables, false);
        }

        Wiring(
                Source.Kind from,
                boolean isToFiles,
                boolean stopsAtEnd,
                boolean isToTables,
                boolean isToRedis) {
            this.from = from;
            this.isToFiles = isToFiles;
            this.stopsAtEnd = stopsAtEnd;
            this.isToTables = isToTables;
            this.isToRedis = isToRedis;
        }

        private JobConfig config() throws Exception {
            Configuration values = new Configuration();
            values.set(JobOptions.KAFKA_ADDRESS, "127.0.0.1:9");
            values.set(JobOptions.REALM, "graph");
            values.set(JobOptions.CLICKHOUSE_URL, "http://127.0.0.1:9");
            values.set(JobOptions.CLICKHOUSE_REALM, "graph");
            values.set(JobOptions.SOURCE, from);
            values.set(JobOptions.STOP_AT_END, stopsAtEnd);
            values.set(JobOptions.OUTPUT_TABLES, isToTables);
            values.set(JobOptions.REDIS_URL, "redis://127.0.0.1:9");
            values.set(JobOptions.OUTPUT_LATEST, isToRedis);
            if (from == Source.Kind.TAPES) {
                values.set(JobOptions.TAPES, BundledDays.tapes());
            }
            if (isToFiles) {
                values.set(JobOptions.OUTPUT_DIRECTORY, "file:///nowhere");
            }
            return JobConfig.conclude(values);
        }

        private Collection<StreamNode> operators(Configuration cluster) throws Exception {
            return JobRuns.define(config(), Path.of("nowhere"), 2, cluster)
                    .getStreamGraph()
                    .getStreamNodes();
        }

        private List<String> uids() throws Exception {
            return operators(new Configuration()).stream()
                    .map(StreamNode::getTransformationUID)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheUidsThatSavepointsKnow(Wiring wiring) throws Exception {
        List<String> known = new ArrayList<>(ALWAYS);
        if (wiring.from == Source.Kind.TOPICS) {
            known.add(FROM_TOPICS_ONLY);
        }
        if (wiring.isToTables) {
            known.addAll(TO_TABLES_ONLY);
        }
        if (wiring.isToRedis) {
            known.addAll(TO_REDIS_ONLY);
        }
        assertThat(wiring.uids()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void shouldUseEveryStepAndNoUidThatIsNone() throws Exception {
        Set<String> used = new TreeSet<>();
        for (Wiring wiring : Wiring.values()) {
            used.addAll(wiring.uids());
        }
        used.addAll(StorageGraphTest.uids(StorageGraphTest.fromTopics()));
        used.removeIf(uid -> uid.startsWith(COMMITTER));

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Steps.values()).map(Steps::uid).toList());
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

    @Test
    void shouldRefuseAStepWithoutAUidWhateverTheClusterSays() throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        JobConfig config = Wiring.TOPICS_TO_TOPICS.config();
        OrderBookPorts ports = OrderBookPorts.of(config);
        OrderBookPorts.Results its = ports.results();
        OrderBookPorts.Results oneUnmarked =
                new OrderBookPorts.Results(
                        its.snapshots(),
                        its.bestQuotes(),
                        faults -> faults.sinkTo(new DiscardingSink<>()).name("unmarked"),
                        its.summaries(),
                        its.deadLetters());
        OrderBookJob.define(env, new OrderBookPorts(ports.input(), oneUnmarked), config);

        assertThatIllegalStateException()
                .isThrownBy(env::getStreamGraph)
                .withMessageContaining("UID")
                .withMessageContaining("unmarked");
    }
}
