package io.groundswell.jobs.chaos;

import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.RedisPart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The order-book job, which shows the latest of everything in Redis: whoever looks must never see
 * an old value or half of one, and at the end the last ones. One thread, beside the onlooker's.
 */
final class LatestDrill implements Drill {
    private static final String READINGS = "readings.json";

    /** A writer pauses for a second at most; then it is a matter of one batch after the other. */
    private static final long LIMIT_OF_END_NANOS = TimeUnit.SECONDS.toNanos(30);

    private LatestTape tape;
    private ReadingsLog log;
    private LatestOnlooker onlooker;

    @Override
    public String word() {
        return "latest";
    }

    @Override
    public String jobName() {
        return OrderBookJob.NAME;
    }

    @Override
    public List<Victim> victims() {
        return List.of(Victim.TASK_MANAGER, Victim.BROKER, Victim.REDIS);
    }

    @Override
    public List<OutputTopic> outputs() {
        return OutputKind.ALL.stream().map(OutputKind::topic).toList();
    }

    @Override
    public void forget(RunFolder folder) throws IOException {
        Files.deleteIfExists(folder.resolve(READINGS));
    }

    @Override
    public void prepare(ChaosScene scene, Wait wait) {}

    @Override
    public Closeable lookOn(ChaosScene scene) throws IOException {
        scene.say("Reading the tapes for every value that may be shown ...");
        tape = LatestTape.of(scene.days());
        log = ReadingsLog.open(scene.folder().resolve(READINGS));
        onlooker =
                new LatestOnlooker(
                        tape,
                        log,
                        Redis.open(scene.servers().redis().connection()),
                        scene.servers()::redisKills,
                        scene.host());
        onlooker.start();
        return onlooker;
    }

    @Override
    public String start(ChaosScene scene) throws IOException {
        RedisConnection server = scene.servers().redis().connection();
        List<String> options = new ArrayList<>();
        ChaosJob.say(options, JobOptions.OUTPUT_LATEST.key(), "true");
        ChaosJob.say(options, JobOptions.REDIS_URL.key(), server.url());
        ChaosJob.say(options, JobOptions.REDIS_LOGIN_FILE.key(), server.loginFile());
        return scene.job().startOnTopics(OrderBookJob.class, scene.connection(), options);
    }

    @Override
    public Verdict judge(ChaosScene scene, ChaosProgress progress) throws IOException {
        long begunNanos = scene.host().nanoClock().getAsLong();
        scene.host()
                .await(
                        "the last values in Redis",
                        Duration.ofNanos(2 * LIMIT_OF_END_NANOS),
                        () ->
                                onlooker.hasSeenTheEnd()
                                        || scene.host().nanoClock().getAsLong() - begunNanos
                                                > LIMIT_OF_END_NANOS);
        LatestEnd end = onlooker.readEnd(tape);
        log.complaints().forEach(it -> scene.say("%s", it));
        return verdict(progress, end, scene);
    }

    private Verdict verdict(ChaosProgress progress, LatestEnd end, ChaosScene scene)
            throws IOException {
        ReadingCounts all = log.total();
        LatestEnd.OfPart total = end.total();
        String conclusion =
                String.format(
                        Locale.ROOT,
                        "%,d readings, torn %,d, stale %,d, undone %,d, foreign %,d; last values"
                                + " %,d of %,d equal; of the last %,d trades %,d missing; Redis"
                                + " away %,d times, %s at most; the job was restarted %d times.",
                        all.all(),
                        all.torn(),
                        all.stale(),
                        all.undone(),
                        all.foreign(),
                        total.equal(),
                        total.expected(),
                        total.entries(),
                        total.missing(),
                        log.absences(),
                        ChaosTable.seconds(log.longestAbsenceMillis()),
                        progress.restarts());
        boolean wasRead = end.parts().keySet().stream().allMatch(it -> log.of(it).areRight());
        return new Verdict(
                ChaosTable.of(progress, rows(end), conclusion, scene.job().settings()),
                wasRead && end.isEqual());
    }

    private TextTable rows(LatestEnd end) {
        TextTable table =
                new TextTable(
                        "part",
                        "last values",
                        "equal",
                        "readings",
                        "values seen",
                        "torn",
                        "stale",
                        "undone",
                        "foreign");
        end.parts().forEach((part, its) -> row(table, name(part), its, log.of(part)));
        row(table, "all", end.total(), log.total());
        return table;
    }

    private static String name(RedisPart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static void row(
            TextTable table, String name, LatestEnd.OfPart its, ReadingCounts readings) {
        table.row(
                name,
                count(its.expected()),
                count(its.equal()),
                count(readings.all()),
                count(readings.newer()),
                count(readings.torn()),
                count(readings.stale()),
                count(readings.undone()),
                count(readings.foreign()));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
