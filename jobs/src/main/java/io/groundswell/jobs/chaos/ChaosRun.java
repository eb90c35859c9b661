package io.groundswell.jobs.chaos;

import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.JobGlance;
import io.groundswell.jobs.run.TopicEnds;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A run on servers that are up: publishes recorded days, kills by plan, waits for recovery, and
 * compares at the end. It can stop anywhere and go on with what {@link ChaosProgress} has. One
 * thread, and that of the publisher.
 */
final class ChaosRun {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LIMIT_OF_PUBLISHING = Duration.ofHours(2);
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Drill drill;
    private final ChaosScene scene;
    private final ChaosDays days;
    private final ChaosProgress progress;
    private final ChaosServers servers;
    private final ChaosJob job;
    private final Host host;
    private final List<Fault> plan;

    /** Up to where events may be published. */
    private final AtomicLong limit = new AtomicLong();

    private long savedNanos;

    /**
     * A run.
     *
     * @param drill what it is about
     * @param scene where it takes place
     */
    ChaosRun(Drill drill, ChaosScene scene, ChaosProgress progress) {
        this.drill = drill;
        this.scene = scene;
        this.days = scene.days();
        this.progress = progress;
        this.servers = scene.servers();
        this.job = scene.job();
        this.host = scene.host();
        this.plan = FaultPlan.of(progress.settings(), drill.victims());
        this.savedNanos = host.nanoClock().getAsLong();
    }

    /**
     * Goes on to the end.
     *
     * @param publishing how long publishing all events is to take
     * @throws IOException where a server, the job or publishing fails for good
     */
    void run(Duration publishing) throws IOException {
        job.cancelAllBut(progress.jobId());
        if (!progress.isExpectedReady()) {
            drill.prepare(scene, this::awaitSaving);
            progress.expectedIsReady();
        }
        Closeable onlooker = drill.lookOn(scene);
        try {
            goOn(publishing);
        } finally {
            onlooker.close();
        }
    }

    private void goOn(Duration publishing) throws IOException {
        if (progress.jobId().isEmpty()) {
            new MarketTopics(scene.connection()).create(ChaosScene.REALM, ChaosScene.TOPICS);
            progress.jobStarted(drill.start(scene));
        }
        awaitRunning();
        publish(publishing);
        awaitEverythingCommitted();
        scene.say("Comparing ...");
        scene.say("");
        Verdict verdict = drill.judge(scene, progress);
        progress.end(verdict.table(), verdict.isClean());
        job.cancel(progress.jobId());
    }

    private void publish(Duration publishing) throws IOException {
        try (ChaosPublisher publisher =
                new ChaosPublisher(
                        days.library(),
                        days.symbols(),
                        scene.connection(),
                        ChaosScene.REALM,
                        host.nanoClock(),
                        host.pause())) {
            // The last heartbeat follows an event: there must be one, if need be a second time.
            long from = Math.min(progress.acknowledged(), days.events() - 1);
            scene.say("Publishing from event %,d on.", from);
            limit.set(limitAfter(progress.recoveries().size()));
            publisher.start(
                    from,
                    new SlicedPace(
                            from, (double) publishing.toNanos() / days.events(), limit::get));
            for (Fault fault : plan.subList(progress.recoveries().size(), plan.size())) {
                await(
                        "event " + fault.position(),
                        LIMIT_OF_PUBLISHING,
                        publisher,
                        () -> publisher.sent() >= fault.position());
                recover(fault, publisher);
                limit.set(limitAfter(progress.recoveries().size()));
            }
            await("all events on the broker", LIMIT_OF_PUBLISHING, publisher, publisher::isDone);
        }
    }

    /** A slice ends where the job must have recovered from the kill in it; the last at the end. */
    private long limitAfter(int recovered) {
        return FaultPlan.sliceEnd(recovered + 1, plan.size(), days.events());
    }

    /** Waits, and keeps on disk how long the run takes. */
    private void awaitSaving(String what, Duration most, Host.Condition condition)
            throws IOException {
        host.await(
                what,
                most,
                () -> {
                    save(progress.acknowledged());
                    return condition.holds();
                });
    }

    private void awaitRunning() throws IOException {
        host.await(
                "job " + progress.jobId() + " to run",
                LIMIT,
                () -> job.glance(progress.jobId()).map(JobGlance::isRunning).orElse(false));
    }

    /** Waits, notices at once when publishing fails, and keeps on disk how far it is. */
    private void await(
            String what, Duration most, ChaosPublisher publisher, Host.Condition condition)
            throws IOException {
        host.await(
                what,
                most,
                () -> {
                    publisher.isDone();
                    save(publisher.acknowledged());
                    return condition.holds();
                });
    }

    private void save(long acknowledged) throws IOException {
        long sinceNanos = host.nanoClock().getAsLong() - savedNanos;
        if (sinceNanos >= SAVE_NANOS) {
            savedNanos += sinceNanos;
            progress.went(acknowledged, sinceNanos / NANOS_PER_MILLI);
        }
    }

    private void recover(Fault fault, ChaosPublisher publisher) throws IOException {
        long position = publisher.sent();
        RecoveryWatch watch = new RecoveryWatch(host.clock().millis());
        servers.kill(fault);
        ServerReturn server = new ServerReturn(servers, fault, host);
        RecoveryWatch.Times[] times = new RecoveryWatch.Times[1];
        await(
                "recovery from kill " + fault.number() + " of a " + fault.victim().displayName(),
                LIMIT.plusMillis(2 * fault.pauseMillis()),
                publisher,
                () -> {
                    if (server.hasJustHappened()) {
                        watch.countCheckpointsAfter(host.clock().millis());
                    }
                    watch.glance(job.glance(progress.jobId()), host.clock().millis())
                            .ifPresent(it -> times[0] = it);
                    return times[0] != null;
                });
        Recovery recovery =
                new Recovery(
                        fault.number(),
                        fault.victim(),
                        position,
                        times[0].runningMillis(),
                        times[0].committedMillis(),
                        job.restarts(progress.jobId()));
        progress.recovered(recovery);
        tell(recovery);
    }

    private void tell(Recovery it) {
        scene.say(
                "%3d of %d  %-11s killed at event %,11d   tasks run again after %6s   results"
                        + " committed after %6s",
                it.number(),
                plan.size(),
                it.victim().displayName(),
                it.position(),
                ChaosTable.seconds(it.runningMillis()),
                ChaosTable.seconds(it.committedMillis()));
    }

    /** A checkpoint later than the one that covers all events is begun after the commit of that. */
    private void awaitEverythingCommitted() throws IOException {
        scene.say("All events are published; waiting until all results are committed ...");
        try (TopicEnds ends =
                new TopicEnds(scene.connection(), ChaosScene.REALM, drill.jobName())) {
            host.await("the job to read everything", LIMIT, () -> ends.unread() == 0);
            long readMillis = host.clock().millis();
            host.await(
                    "a last checkpoint",
                    LIMIT,
                    () ->
                            job.glance(progress.jobId())
                                    .filter(
                                            it ->
                                                    it.firstCheckpointBegunAfter(readMillis)
                                                            .isPresent())
                                    .isPresent());
            host.await(
                    "every transaction to end",
                    LIMIT,
                    () -> ends.uncommitted(drill.outputs()) == 0);
        }
        save(days.events());
    }
}
