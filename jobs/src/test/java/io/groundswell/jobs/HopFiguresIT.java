package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.latency.LatencyFigures;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.run.HopFigures;
import io.groundswell.jobs.run.Host;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Hop;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.UnixNanos;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Events of now from a real broker through the job to a real Redis: every hop is measured. */
class HopFiguresIT {
    private static final int EVENTS = 700;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FEED_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final Set<Hop> MEASURED = EnumSet.complementOf(EnumSet.of(Hop.FLINK));

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(freshFigures())
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    @TempDir Path folder;

    private static Configuration freshFigures() {
        Configuration flink = new Configuration();
        flink.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(100));
        return flink;
    }

    /** The bundled day of quotes and trades. */
    private static Path equities() throws IOException {
        return BundledDays.tapes().stream()
                .filter(tape -> tape.contains("equities"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }

    /** Events of a recorded day as if they came from the feed just now. */
    private static List<MarketEvent> now() throws Exception {
        List<MarketEvent> events = new ArrayList<>();
        long nowNanos = UnixNanos.of(Host.system().clock().instant());
        for (MarketEvent event : ScriptedTapes.read(equities())) {
            EventHeader old = event.header();
            long receivedNanos = nowNanos + events.size();
            events.add(
                    event.withHeader(
                            new EventHeader(
                                    old.symbol(),
                                    old.topic(),
                                    nowNanos,
                                    old.sequence(),
                                    receivedNanos,
                                    receivedNanos - FEED_NANOS,
                                    receivedNanos,
                                    old.matchOrder(),
                                    old.priceExponent(),
                                    old.sizeExponent(),
                                    old.flags())));
            if (events.size() == EVENTS) {
                break;
            }
        }
        return events;
    }

    private static JobConfig config(KafkaWorld world, LocalRedis redis, Path results)
            throws Exception {
        Configuration values = world.readOn();
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + results);
        values.set(JobOptions.OUTPUT_LATEST, true);
        values.set(JobOptions.REDIS_URL, redis.connection().url());
        values.set(JobOptions.REDIS_LOGIN_FILE, redis.connection().loginFile());
        return JobConfig.conclude(values);
    }

    @Test
    void shouldMeasureEveryHopOfEventsThatGoFromTheBrokerToRedis(
            @InjectClusterRESTAddress URI address) throws Exception {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        FlinkRest rest = new FlinkRest(address);
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
                LocalRedis redis =
                        LocalRedis.start(LocalRedisOptions.in(folder.resolve("redis")))) {
            KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "hops");
            JobClient job =
                    JobRuns.start(
                            config(world, redis, folder.resolve("results")),
                            folder.resolve("checkpoints"),
                            1,
                            new Configuration());
            try {
                world.write(now());
                Host.system()
                        .await(
                                "figures of every hop",
                                PATIENCE,
                                () -> areMeasured(HopFigures.of(rest, job.getJobID().toString())));

                HopFigures figures = HopFigures.of(rest, job.getJobID().toString());
                figures.print(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
                assertThat(figures.measured()).hasSize(Hop.values().length - 1);
                assertThat(figures.flinkMeanMicros()).isPresent();
                LatencyFigures feed = figures.measured().get(Hop.FEED);
                assertThat(feed.p50Micros()).isBetween(3_000L, 3_030L);
                LatencyFigures whole = figures.measured().get(Hop.WHOLE);
                assertThat(whole.p50Micros())
                        .isLessThanOrEqualTo(whole.p99Micros())
                        .isLessThan(PATIENCE.toMillis() * 1_000);
                assertThat(whole.negative()).isZero();
                assertThat(figures.flinkMeanMicros()).isPresent();
            } finally {
                job.cancel().get();
            }
        }
    }

    private static boolean areMeasured(HopFigures figures) {
        return MEASURED.stream()
                .allMatch(
                        hop ->
                                figures.measured().containsKey(hop)
                                        && figures.measured().get(hop).count() > 0);
    }
}
