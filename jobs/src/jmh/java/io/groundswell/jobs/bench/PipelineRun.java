package io.groundswell.jobs.bench;

import io.groundswell.jobs.MarketInput;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.Source;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.book.OrderBookFunction;
import io.groundswell.operators.book.RowPerEntryBookFunction;
import io.groundswell.operators.quality.ValidateFunction;
import io.groundswell.operators.state.WriteBackFunction;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.types.ModelTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * A process of its own: one pipeline over the market topics on one slot, and how fast it was.
 * Arguments: variant, address, realm, checkpoint interval in ms, most seconds. Prints one line of
 * numbers.
 */
final class PipelineRun {
    /** What is run. */
    enum Variant {
        /** Topics, decode, keyBy, discard. */
        PASS_THROUGH,
        /** The order-book job as it is, its results discarded. */
        BOOKS,
        /** The same with one entry of keyed state for each row of a book. */
        ROW_PER_ENTRY
    }

    private final Configuration flink;
    private final JobConfig config;
    private final Variant variant;

    private PipelineRun(Variant variant, Configuration flink, JobConfig config) {
        this.variant = variant;
        this.flink = flink;
        this.config = config;
    }

    public static void main(String[] arguments) throws Exception {
        Path checkpoints = Files.createTempDirectory("groundswell-bench");
        Path root = Path.of(System.getProperty("groundswell.root", "."));
        Configuration flink =
                GlobalConfiguration.loadConfiguration(root.resolve("flink-conf").toString());
        flink.set(RestOptions.PORT, 0);
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        // A job that starts again would count its events twice.
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        flink.setString("metrics.reporters", "kept");
        flink.setString("metrics.reporter.kept.factory.class", KeptMetrics.class.getName());
        Configuration values = new Configuration();
        values.set(JobOptions.KAFKA_ADDRESS, arguments[1]);
        values.set(JobOptions.REALM, arguments[2]);
        values.set(JobOptions.SOURCE_START, Source.StartAt.EARLIEST);
        values.set(JobOptions.STOP_AT_END, true);
        values.set(
                JobOptions.CHECKPOINT_INTERVAL, Duration.ofMillis(Long.parseLong(arguments[3])));
        new PipelineRun(Variant.valueOf(arguments[0]), flink, JobConfig.conclude(values))
                .run(Long.parseLong(arguments[4]));
        System.exit(0);
    }

    private void run(long mostSeconds) throws Exception {
        try (MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(flink)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(1)
                                .build())) {
            cluster.start();
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(flink);
            env.setParallelism(1);
            define(env);
            JobGraph graph = env.getStreamGraph().getJobGraph();
            JobID job = graph.getJobID();
            cluster.submitJob(graph).get();
            try {
                cluster.requestJobResult(job)
                        .get(mostSeconds, TimeUnit.SECONDS)
                        .toJobExecutionResult(getClass().getClassLoader());
            } catch (TimeoutException e) {
                // A pipeline that is too slow for the whole is judged by what it did.
            }
            tell(cluster, job);
        }
    }

    private void define(StreamExecutionEnvironment env) {
        OrderBookPorts topics = OrderBookPorts.of(config);
        OrderBookPorts.Results nowhere =
                new OrderBookPorts.Results(
                        PipelineRun::discard,
                        PipelineRun::discard,
                        PipelineRun::discard,
                        PipelineRun::discard,
                        PipelineRun::discard);
        OrderBookPorts ports =
                new OrderBookPorts(
                        from -> {
                            MarketInput input = topics.input().apply(from);
                            return new MarketInput(
                                    input.events().map(new Count(), ModelTypes.MARKET_EVENT),
                                    input.unreadable());
                        },
                        nowhere);
        switch (variant) {
            case BOOKS -> {
                OrderBookJob.define(env, ports, config);
                // What is only measured needs no name in a savepoint.
                env.getConfig().enableAutoGeneratedUIDs();
            }
            case PASS_THROUGH -> {
                settings(env);
                discard(
                        ports.input()
                                .apply(env)
                                .events()
                                .keyBy(MarketEvent::symbol, Types.STRING)
                                .transform(
                                        "pass",
                                        ModelTypes.MARKET_EVENT,
                                        new WriteBackOperator<>(new Pass())));
            }
            case ROW_PER_ENTRY -> {
                settings(env);
                var valid =
                        ports.input()
                                .apply(env)
                                .events()
                                .keyBy(MarketEvent::symbol, Types.STRING)
                                .transform(
                                        "validate",
                                        ModelTypes.MARKET_EVENT,
                                        new WriteBackOperator<>(
                                                new ValidateFunction(
                                                        config.book().liveBookLimit())));
                var books =
                        DataStreamUtils.reinterpretAsKeyedStream(
                                        valid, MarketEvent::symbol, Types.STRING)
                                .process(
                                        new RowPerEntryBookFunction(config.book()),
                                        ModelTypes.BOOK_SNAPSHOT);
                discard(books);
                discard(books.getSideOutput(OrderBookFunction.BEST_QUOTES));
                discard(books.getSideOutput(OrderBookFunction.FAULTS));
                discard(books.getSideOutput(OrderBookFunction.SUMMARIES));
            }
        }
    }

    /** As the job has them. */
    private void settings(StreamExecutionEnvironment env) {
        env.setMaxParallelism(OrderBookJob.MAX_PARALLELISM);
        env.getConfig().enableObjectReuse();
        env.enableCheckpointing(config.checkpointInterval().toMillis());
    }

    private static <T> void discard(DataStream<T> results) {
        results.sinkTo(new DiscardingSink<>());
    }

    private static void tell(MiniCluster cluster, JobID job) throws Exception {
        List<AbstractCheckpointStats> checkpoints =
                cluster
                        .getExecutionGraph(job)
                        .get()
                        .getCheckpointStatsSnapshot()
                        .getHistory()
                        .getCheckpoints()
                        .stream()
                        .filter(it -> it.getStatus() == CheckpointStatsStatus.COMPLETED)
                        .toList();
        System.out.printf(
                "RESULT events=%d nanos=%d cpuNanos=%d checkpoints=%d checkpointMillis=%d"
                        + " checkpointBytes=%d stateBytes=%d stallMicros=%d books=%d"
                        + " untrusted=%d%n",
                RunClock.measuredEvents(),
                RunClock.measuredNanos(),
                RunClock.measuredCpuNanos(),
                checkpoints.size(),
                median(checkpoints.stream().mapToLong(it -> it.getEndToEndDuration()).toArray()),
                median(checkpoints.stream().mapToLong(it -> it.getCheckpointedSize()).toArray()),
                median(checkpoints.stream().mapToLong(it -> it.getStateSize()).toArray()),
                KeptMetrics.most(MetricNames.LONGEST_WRITE_BACK_MICROS),
                KeptMetrics.most(MetricNames.LIVE_BOOKS),
                KeptMetrics.most(MetricNames.UNTRUSTED_BOOKS));
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    /** Counts what goes by. */
    private static final class Count extends RichMapFunction<MarketEvent, MarketEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public MarketEvent map(MarketEvent event) {
            RunClock.tick();
            return event;
        }
    }

    /** A step that does nothing, in the operator that costs least. */
    private static final class Pass extends WriteBackFunction<MarketEvent, MarketEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(
                MarketEvent event, Context context, Collector<MarketEvent> out) {
            out.collect(event);
        }

        @Override
        protected int writeBack() {
            return 0;
        }
    }
}
