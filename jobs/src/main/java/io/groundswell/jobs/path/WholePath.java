package io.groundswell.jobs.path;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.jobs.run.FlinkHost;
import io.groundswell.jobs.run.HopFigures;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Recorded days from the wire to both stores: through the replay server and a collector, or
 * published where the wire cannot carry them; over Kafka and both jobs to ClickHouse and Redis; and
 * then what is there is held to the tapes. One thread.
 */
public final class WholePath {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<Leg> legs;
    private final PathServers servers;
    private final RunFolder folder;
    private final double speed;
    private final PrintStream out;
    private final Host host;

    /**
     * A run.
     *
     * @param symbols those that are wanted; empty for all
     * @param speed how many times as fast as it was, 0.1 to 100, or infinite
     */
    public WholePath(
            TapeLibrary library,
            Collection<String> symbols,
            PathServers servers,
            RunFolder folder,
            double speed,
            Host host,
            PrintStream out)
            throws IOException {
        this.legs = Leg.of(library, symbols);
        this.servers = servers;
        this.folder = folder;
        this.speed = speed;
        this.out = out;
        this.host = host;
    }

    /**
     * Runs it, and tells whether both stores hold what they should.
     *
     * @param results where the order-book job's own results go, as JSON lines
     */
    public boolean run(FlinkHost flink, int parallelism, Path results) throws Exception {
        try (PathJobs jobs = PathJobs.start(servers, flink, parallelism, results, host)) {
            out.println("Both jobs run.");
            out.println();
            PathProgress progress = new PathProgress(out, host.nanoClock());
            for (Leg leg : legs) {
                out.println(leg.names() + ": " + leg.way().inWords() + " -> both jobs");
                run(leg, jobs, progress);
                progress.legEnds();
            }
            host.await("the jobs to read everything", LIMIT, () -> jobs.unread() == 0);
            tellHops(jobs.hops());
            jobs.drain(folder.emptied("savepoints"));
            out.printf(
                    Locale.ROOT,
                    "Everything is through after %.1f s. Holding both stores to the tapes ...%n",
                    progress.seconds());
        }
        List<Finding> findings = findings();
        out.println();
        VerdictTable.print(findings, writer());
        return findings.stream().allMatch(Finding::isClean);
    }

    private PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    private void tellHops(HopFigures hops) {
        out.println();
        out.println(
                "How long events took, by their own times"
                        + (speed == ReplayClock.FULL_SPEED
                                ? "; told as fast as they are taken, they wait in line:"
                                : ":"));
        hops.print(writer());
        out.println();
    }

    private void run(Leg leg, PathJobs jobs, PathProgress progress) throws IOException {
        long total = leg.tapes().stream().mapToLong(it -> it.info().events()).sum();
        try (Feed feed = start(leg);
                ClickHouse clickHouse = ClickHouse.open(servers.clickHouse())) {
            boolean isDone = false;
            while (!isDone) {
                isDone = feed.isDone();
                if (isDone || progress.isDue()) {
                    jobs.check();
                    progress.show(leg.names(), feed.told(), total, rows(clickHouse), jobs.unread());
                }
                host.pause().accept(LOOK_NANOS);
            }
            feed.finish();
        }
    }

    private Feed start(Leg leg) throws IOException {
        return switch (leg.way()) {
            case IQFEED ->
                    IqFeedLeg.start(
                            leg,
                            servers.collectorFolder(),
                            servers.kafka(),
                            PathServers.REALM,
                            speed,
                            host);
            case PUBLISH -> PublishLeg.start(leg, servers.kafka(), PathServers.REALM, speed, host);
        };
    }

    /** What ClickHouse knows without reading. */
    private static long rows(ClickHouse clickHouse) throws IOException {
        long rows = 0;
        for (var layout : MarketTables.all()) {
            String count = "SELECT count() FROM " + layout.table();
            rows += Long.parseLong(clickHouse.table(count).get(0).get(0));
        }
        return rows;
    }

    /** What both stores hold now, beside what they should. */
    List<Finding> findings() throws IOException {
        Expected expected = Expected.of(legs);
        List<Finding> all =
                new ArrayList<>(
                        new StoredFindings(legs)
                                .of(
                                        expected,
                                        servers.clickHouse(),
                                        servers.kafka(),
                                        PathServers.REALM,
                                        host.nanoClock()));
        try (Redis<String, String> redis = Redis.open(servers.redis())) {
            all.addAll(new LatestFindings(redis, PathServers.REALM).of(expected));
        }
        return all;
    }
}
