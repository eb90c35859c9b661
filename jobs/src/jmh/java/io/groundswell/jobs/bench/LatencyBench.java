package io.groundswell.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.connectors.local.FolderRemoval;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.Source;
import io.groundswell.jobs.run.HopFigures;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.Realm;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * P4: from the broker to Redis by the order-book job, beside Kafka's own consumer. In each round 20
 * events a millisecond go to topics that only a consumer reads, then to those of the job, which a
 * consumer reads as well; the job runs all the time. Everything shares the machine.
 */
final class LatencyBench {
    private static final int PER_MILLI = Integer.getInteger("groundswell.bench.permilli", 20);
    private static final int SYMBOLS = 200;
    private static final int HEARD = 20;
    private static final int WARM_UP_ROUNDS = Integer.getInteger("groundswell.bench.warmup", 3);
    private static final long ALONE_MILLIS = 6_000;
    private static final long JOB_MILLIS = 12_000;
    private static final long SETTLE_MILLIS = 1_500;
    private static final TopicSettings TOPICS = TopicSettings.DEVELOPMENT;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ArrivalTimes alone = new ArrivalTimes();
    private final ArrivalTimes consumed = new ArrivalTimes();
    private final ArrivalTimes heard = new ArrivalTimes();
    private final PrintStream out;
    private double cores;
    private double ownCores;
    private int measuredRounds;

    private LatencyBench(PrintStream out) {
        this.out = out;
    }

    static void run(int rounds, PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("groundswell-bench");
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
                LocalRedis redis = LocalRedis.start(LocalRedisOptions.in(folder.resolve("redis")))) {
            new LatencyBench(out).run(rounds, folder, kafka, redis);
        } finally {
            FolderRemoval.of(folder);
        }
    }

    private void run(int rounds, Path folder, LocalKafka kafka, LocalRedis redis)
            throws Exception {
        KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
        Realm quiet = Realm.replay("alone");
        Realm busy = Realm.replay("job");
        for (Realm realm : new Realm[] {quiet, busy}) {
            new MarketTopics(connection).create(realm, TOPICS);
        }
        Path root = Path.of(System.getProperty("groundswell.root", "."));
        try (MarketWriter quietWriter = MarketWriter.open(connection, quiet);
                MarketWriter busyWriter = MarketWriter.open(connection, busy);
                MiniCluster cluster = start(root, folder)) {
            PacedFeed quietFeed = PacedFeed.open(root, SYMBOLS, quietWriter);
            PacedFeed busyFeed = PacedFeed.open(root, SYMBOLS, busyWriter);
            URI web = cluster.getRestAddress().get();
            JobGraph graph = graph(connection, busy, redis, folder);
            cluster.submitJob(graph).get();
            try (PlainConsumer first =
                            new PlainConsumer(connection, quiet, TOPICS.partitions(), alone);
                    PlainConsumer second =
                            new PlainConsumer(connection, busy, TOPICS.partitions(), consumed);
                    ChannelListener listener =
                            new ChannelListener(redis.connection(), busy, HEARD, heard)) {
                for (int round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
                    round(round, quietFeed, busyFeed);
                }
                HopFigures hops =
                        HopFigures.of(new FlinkRest(web), graph.getJobID().toString());
                print(rounds, hops);
            }
            cluster.cancelJob(graph.getJobID()).get();
        }
    }

    private static MiniCluster start(Path root, Path folder) throws Exception {
        Configuration flink =
                GlobalConfiguration.loadConfiguration(root.resolve("flink-conf").toString());
        flink.set(RestOptions.PORT, 0);
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        flink.setString("metrics.reporters", "kept");
        flink.setString("metrics.reporter.kept.factory.class", KeptMetrics.class.getName());
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(flink)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(1)
                                .build());
        cluster.start();
        return cluster;
    }

    private static JobGraph graph(
            KafkaConnection kafka, Realm realm, LocalRedis redis, Path folder) throws Exception {
        Configuration values = new Configuration();
        values.set(JobOptions.KAFKA_ADDRESS, kafka.bootstrapServers());
        values.set(JobOptions.REALM, realm.name());
        values.set(JobOptions.SOURCE_START, Source.StartAt.EARLIEST);
        values.set(JobOptions.CHECKPOINT_INTERVAL, Duration.ofSeconds(10));
        values.set(JobOptions.OUTPUT_LATEST, true);
        values.set(JobOptions.REDIS_URL, redis.connection().url());
        values.set(JobOptions.REDIS_LOGIN_FILE, redis.connection().loginFile());
        JobConfig config = JobConfig.conclude(values);
        Configuration flink =
                GlobalConfiguration.loadConfiguration(
                        Path.of(System.getProperty("groundswell.root", "."))
                                .resolve("flink-conf")
                                .toString());
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(1);
        OrderBookPorts all = OrderBookPorts.of(config);
        // The output topics are read after a checkpoint only; what goes to Redis is what counts.
        OrderBookPorts.Results nowhere =
                new OrderBookPorts.Results(
                        it -> it.sinkTo(new DiscardingSink<>()),
                        it -> it.sinkTo(new DiscardingSink<>()),
                        it -> it.sinkTo(new DiscardingSink<>()),
                        it -> it.sinkTo(new DiscardingSink<>()),
                        it -> it.sinkTo(new DiscardingSink<>()));
        OrderBookJob.define(
                env, new OrderBookPorts(all.input(), nowhere, all.kept(), all.latest()), config);
        // What is discarded needs no name in a savepoint.
        env.getConfig().enableAutoGeneratedUIDs();
        return env.getStreamGraph().getJobGraph();
    }

    private void round(int round, PacedFeed quietFeed, PacedFeed busyFeed) throws Exception {
        boolean isWarm = round > 0;
        ExecutorService pacemaker = Executors.newSingleThreadExecutor();
        try {
            Future<?> beats =
                    pacemaker.submit(
                            () -> {
                                busyFeed.run(0, SETTLE_MILLIS + ALONE_MILLIS);
                                return null;
                            });
            quietFeed.run(PER_MILLI, SETTLE_MILLIS);
            alone.count(isWarm);
            quietFeed.run(PER_MILLI, ALONE_MILLIS);
            alone.count(false);
            beats.get();
        } finally {
            pacemaker.shutdown();
        }
        busyFeed.run(PER_MILLI, SETTLE_MILLIS);
        consumed.count(isWarm);
        heard.count(isWarm);
        long begun = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        long children = childrenCpuNanos();
        busyFeed.run(PER_MILLI, JOB_MILLIS);
        double took = System.nanoTime() - begun;
        consumed.count(false);
        heard.count(false);
        if (isWarm) {
            double own = (PROCESS.getProcessCpuTime() - cpu) / took;
            ownCores += own;
            cores += own + (childrenCpuNanos() - children) / took;
            measuredRounds++;
        }
        out.printf(
                "%s (took %.2f of the time it should): alone p50 %.2f p99 %.2f; beside the job"
                        + " %.2f, %.2f; heard from Redis %.2f, %.2f ms%n",
                isWarm ? "round " + round : "warm-up",
                took / 1e6 / JOB_MILLIS,
                millis(alone, 0),
                millis(alone, 1),
                millis(consumed, 0),
                millis(consumed, 1),
                millis(heard, 0),
                millis(heard, 1));
    }

    private org.HdrHistogram.Histogram kept;

    /** The median of what came last, or the 99th percentile of the same. */
    private double millis(ArrivalTimes times, int which) {
        if (which == 0) {
            kept = times.next();
        }
        return kept.getValueAtPercentile(which == 0 ? 50 : 99) / 1e3;
    }

    private static long childrenCpuNanos() {
        return ProcessHandle.current()
                .descendants()
                .mapToLong(
                        it -> it.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
                .sum();
    }

    private void print(int rounds, HopFigures hops) {
        out.println();
        out.printf(
                "P4: %,d events/s of %d symbols to Redis, %d rounds of %d s; bar: p50 1 ms, p99 5"
                        + " ms; from the call that sends, linger of the producer included%n",
                1_000L * PER_MILLI, SYMBOLS, rounds, JOB_MILLIS / 1_000);
        out.println("consumer alone        " + ArrivalTimes.tell(alone.all()));
        out.println("consumer, job beside  " + ArrivalTimes.tell(consumed.all()));
        out.println("heard from Redis      " + ArrivalTimes.tell(heard.all()));
        hops.print(new PrintWriter(out, true, StandardCharsets.UTF_8));
        out.printf(
                "ratio of medians, Redis to consumer alone %.2f, to consumer beside %.2f;"
                        + " conflated %,d; %.2f cores of %d busy, %.2f of them in this process;"
                        + " %s, shared machine%n",
                ratio(heard, alone),
                ratio(heard, consumed),
                KeptMetrics.most(MetricNames.LATEST_CONFLATED),
                cores / measuredRounds,
                Runtime.getRuntime().availableProcessors(),
                ownCores / measuredRounds,
                System.getProperty("java.vm.version"));
    }

    private static double ratio(ArrivalTimes one, ArrivalTimes other) {
        return (double) one.all().getValueAtPercentile(50)
                / Math.max(1, other.all().getValueAtPercentile(50));
    }
}
