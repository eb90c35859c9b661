package io.groundswell.jobs.bench;

import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.TopicEnds;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A feed, the suite's processes and its two jobs, and what is measured of them. One thread. */
final class SuiteRun {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Each costs the JobManager some milliseconds. */
    private static final int SAMPLES = 60;

    private static final int LEAST_SAMPLE_SECONDS = 2;
    private static final int TOLD_SAMPLES = 15;
    private static final long RESTED_MILLIS = 3_000;

    /** Less than the feed should have sent by so little is the end of a tick. */
    private static final double SENT = 0.99;

    private final SuiteServers servers;
    private final WireFeed feed;
    private final Host host;
    private final PrintStream out;
    private final Map<String, SuiteJob> jobs = new LinkedHashMap<>();

    SuiteRun(SuiteServers servers, WireFeed feed, Host host, PrintStream out) {
        this.servers = servers;
        this.feed = feed;
        this.host = host;
        this.out = out;
    }

    /** Starts both jobs. */
    void startJobs() throws Exception {
        keep(SuiteJob.orderBook(servers, host));
        keep(SuiteJob.storage(servers, host));
    }

    private void keep(SuiteJob job) {
        jobs.put(job.name(), job);
    }

    private Map<String, String> titles() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (SuiteJob job : jobs.values()) {
            titles.put(job.taskManager(), job.name() + " (" + job.taskManager() + ")");
        }
        titles.put("clickhouse", "ClickHouse");
        titles.put("redis", "Redis");
        titles.put("supervisor", "supervisor of Flink");
        return titles;
    }

    /** Feeds at a rate, and measures nothing. */
    void warm(int linesPerSecond, int seconds) throws IOException {
        feed.rate(linesPerSecond);
        long untilNanos = host.nanoClock().getAsLong() + TimeUnit.SECONDS.toNanos(seconds);
        while (host.nanoClock().getAsLong() < untilNanos) {
            host.pause().accept(LOOK_NANOS);
            feed.check();
        }
    }

    private void look() throws IOException {
        feed.check();
        for (SuiteJob job : jobs.values()) {
            if (!job.isRunning()) {
                throw new IOException(job.name() + " does not run any more");
            }
        }
    }

    /** Feeds at a rate, prints what it costs, and tells whether the suite kept up. */
    boolean hold(int linesPerSecond, int seconds) throws IOException {
        feed.rate(linesPerSecond);
        Map<String, LagTrend> trends = new LinkedHashMap<>();
        jobs.keySet().forEach(it -> trends.put(it, new LagTrend()));
        long sent = feed.sent();
        long due = feed.due();
        long dropped = dropped();
        SuiteSpan span = SuiteSpan.of(servers.pids());
        long beganNanos = host.nanoClock().getAsLong();
        int every = Math.max(LEAST_SAMPLE_SECONDS, seconds / SAMPLES);
        for (int at = every; at <= seconds; at += every) {
            long nextNanos = beganNanos + TimeUnit.SECONDS.toNanos(at);
            for (long left = nextNanos - host.nanoClock().getAsLong();
                    left > 0;
                    left = nextNanos - host.nanoClock().getAsLong()) {
                host.pause().accept(left);
            }
            look();
            sample(trends, (host.nanoClock().getAsLong() - beganNanos) / 1e9);
            if (at / every % TOLD_SAMPLES == 0) {
                out.printf(Locale.ROOT, "  %4d s: %s%n", at, told());
            }
        }
        span.end();
        long messages = feed.sent() - sent;
        double expected = linesPerSecond * span.seconds();
        long lost = dropped() - dropped;
        boolean isFlat =
                lost == 0
                        && messages >= SENT * expected
                        && trends.values().stream().allMatch(LagTrend::isFlat);
        out.printf(
                Locale.ROOT,
                "%,d messages/s for %.0f s: %s; %,d sent (%.1f %% of the rate, %,d more due)%n",
                linesPerSecond,
                span.seconds(),
                isFlat ? "held" : "NOT HELD",
                messages,
                100 * messages / expected,
                Math.max(0, feed.due() - due - messages));
        trends.forEach((job, trend) -> out.printf("  lag of %-11s %s%n", job, trend));
        out.printf(Locale.ROOT, "  entries that Redis did not get in time: %,d%n", lost);
        if (!isFlat) {
            out.println("  (a message that a job has not read yet has not cost all it will)");
        }
        span.print(out, Math.max(1, messages), titles());
        for (SuiteJob job : jobs.values()) {
            out.printf("  %s: %s%n", job.name(), job.checkpoints());
            out.printf("  %s, Redis since its start: %s%n", job.name(), job.latest());
        }
        out.println();
        return isFlat;
    }

    private long dropped() throws IOException {
        long dropped = 0;
        for (SuiteJob job : jobs.values()) {
            dropped += job.dropped();
        }
        return dropped;
    }

    private void sample(Map<String, LagTrend> trends, double atSeconds) throws IOException {
        for (SuiteJob job : jobs.values()) {
            OptionalLong watermark = job.watermarkMillis();
            long now = feed.clockMillis();
            if (watermark.isPresent()) {
                trends.get(job.name()).add(atSeconds, (now - watermark.getAsLong()) / 1e3);
            }
        }
    }

    private String told() throws IOException {
        StringBuilder told = new StringBuilder();
        for (SuiteJob job : jobs.values()) {
            OptionalLong watermark = job.watermarkMillis();
            double lag =
                    watermark.isPresent()
                            ? (feed.clockMillis() - watermark.getAsLong()) / 1e3
                            : Double.NaN;
            told.append(String.format(Locale.ROOT, "%s %.1f s behind, ", job.name(), lag));
        }
        return told + String.format(Locale.ROOT, "%,d messages sent", feed.sent());
    }

    /** Stops the feed and waits until the jobs have caught up. */
    void rest() throws IOException {
        feed.rate(0);
        awaitJobs();
    }

    /** Waits until the jobs have caught up with the feed, whatever it does meanwhile. */
    void awaitJobs() throws IOException {
        for (SuiteJob job : jobs.values()) {
            host.await(job.name() + " to catch up", LIMIT, () -> isCaughtUp(job));
        }
    }

    private boolean isCaughtUp(SuiteJob job) throws IOException {
        feed.check();
        OptionalLong watermark = job.watermarkMillis();
        return watermark.isPresent()
                && feed.clockMillis() - watermark.getAsLong() < RESTED_MILLIS;
    }

    /** What each stage does when only it works, with the servers that it needs. */
    void alone(long messages, int linesPerSecond) throws Exception {
        out.println("Each stage alone:");
        try (TopicEnds ends = new TopicEnds(servers.kafka(), SuiteServers.REALM, "nobody")) {
            long before = ends.unread();
            SuiteSpan span = SuiteSpan.of(servers.pids());
            feed.burst(messages, linesPerSecond);
            host.await("the feed to send", LIMIT, () -> !feed.isBursting());
            host.await("the collector", LIMIT, () -> ends.unread() - before >= messages);
            span.end();
            tell("collector", messages, span, List.of("collector"));
            // What is still on its way must not count as the next stage's.
            host.await("the collector to rest", LIMIT, () -> !feed.isBursting());
        }
        SuiteJob books = SuiteJob.orderBook(servers, host);
        drain(books, messages);
        SuiteJob storage = SuiteJob.storage(servers, host);
        drain(storage, messages);
        out.println();
    }

    private void drain(SuiteJob job, long messages) throws IOException {
        String name = job.name();
        host.await(name + " to be warm", LIMIT, () -> job.taken() >= messages / 3);
        List<String> its = List.of(job.taskManager());
        long first = job.taken();
        SuiteSpan span = SuiteSpan.of(servers.pids());
        host.await(name + " to read all", LIMIT, () -> job.taken() >= messages * 19 / 20);
        span.end();
        tell(name, job.taken() - first, span, its);
        job.cancel();
    }

    private void tell(String name, long messages, SuiteSpan span, List<String> its) {
        out.printf(
                Locale.ROOT,
                "  %-12s %,9.0f messages/s; %.2f us/message of its process, %.2f with all servers%n",
                name,
                messages / span.seconds(),
                span.micros(its, messages),
                span.micros(messages));
    }
}
