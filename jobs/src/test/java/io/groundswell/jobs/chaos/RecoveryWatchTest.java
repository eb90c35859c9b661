package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.jobs.run.JobGlance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The kill is at 1,000 ms. */
class RecoveryWatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TWO_RUN = vertex(2, 2) + "," + vertex(1, 1);
    private static final String ONE_WAITS = vertex(2, 1) + "," + vertex(1, 1);

    private final RecoveryWatch watch = watch(1_000);

    private static RecoveryWatch watch(long backMillis) {
        RecoveryWatch watch = new RecoveryWatch(1_000);
        watch.countCheckpointsAfter(backMillis);
        return watch;
    }

    private static String vertex(int parallelism, int running) {
        return String.format(
                "{'parallelism':%d,'tasks':{'RUNNING':%d,'FINISHED':0}}", parallelism, running);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JobGlance> job(String state, String vertices, String... checkpoints) {
        return Optional.of(
                JobGlance.of(
                        json("{'state':'" + state + "','vertices':[" + vertices + "]}"),
                        json("{'history':[" + String.join(",", checkpoints) + "]}")));
    }

    private static String checkpoint(String status, long begun, long complete) {
        return String.format(
                "{'status':'%s','trigger_timestamp':%d,'latest_ack_timestamp':%d}",
                status, begun, complete);
    }

    private static Optional<JobGlance> running(String... checkpoints) {
        return job("RUNNING", TWO_RUN, checkpoints);
    }

    @Test
    void shouldCountUntilAllTasksRunAndUntilACheckpointIsComplete() {
        assertThat(watch.glance(running(), 1_100)).isEmpty();
        assertThat(watch.glance(job("RESTARTING", ONE_WAITS), 2_000)).isEmpty();
        assertThat(watch.glance(job("RUNNING", ONE_WAITS), 3_000)).isEmpty();
        assertThat(watch.glance(running(), 4_000)).isEmpty();
        assertThat(watch.glance(running(), 4_500)).isEmpty();

        assertThat(watch.glance(running(checkpoint("COMPLETED", 4_400, 4_600)), 4_700))
                .contains(new RecoveryWatch.Times(3_000, 3_600));
    }

    @Test
    void shouldCountFromTheLastTimeThatTheJobRanAgainWhenItFailsOnceMore() {
        watch.glance(job("RESTARTING", ONE_WAITS), 2_000);
        watch.glance(running(), 4_000);
        watch.glance(Optional.empty(), 5_000);
        watch.glance(running(), 6_000);

        assertThat(watch.glance(running(checkpoint("COMPLETED", 6_100, 6_300)), 7_000))
                .contains(new RecoveryWatch.Times(5_000, 5_300));
    }

    @Test
    void shouldSayThatNoTaskStoppedWhenNoneDid() {
        watch.glance(running(), 1_100);

        assertThat(watch.glance(running(checkpoint("COMPLETED", 1_500, 3_000)), 3_100))
                .contains(new RecoveryWatch.Times(0, 2_000));
    }

    @Test
    void shouldNotTakeACheckpointThatWasBegunBeforeTheKillOrHasFailed() {
        assertThat(
                        watch.glance(
                                running(
                                        checkpoint("COMPLETED", 990, 1_050),
                                        checkpoint("FAILED", 1_100, 1_200),
                                        checkpoint("IN_PROGRESS", 1_300, 1_400)),
                                1_500))
                .isEmpty();
    }

    @Test
    void shouldNotTakeACheckpointFromBeforeTheVictimWasBack() {
        RecoveryWatch ofBroker = new RecoveryWatch(1_000);
        assertThat(ofBroker.glance(running(checkpoint("COMPLETED", 2_000, 2_100)), 2_200))
                .isEmpty();
        ofBroker.countCheckpointsAfter(4_000);
        assertThat(ofBroker.glance(running(checkpoint("COMPLETED", 2_000, 2_100)), 4_100))
                .isEmpty();

        assertThat(
                        ofBroker.glance(
                                running(
                                        checkpoint("COMPLETED", 5_500, 5_600),
                                        checkpoint("COMPLETED", 4_500, 4_600),
                                        checkpoint("COMPLETED", 2_000, 2_100)),
                                6_000))
                .contains(new RecoveryWatch.Times(0, 3_600));
    }

    /** A JobManager that is just finding its job again knows of no vertex. */
    @Test
    void shouldNotTakeAJobWithoutVerticesForARunningOne() {
        assertThat(job("RUNNING", "").orElseThrow().isRunning()).isFalse();
    }

    @Test
    void shouldTellWhenTheJobHasEnded() {
        assertThat(job("FAILED", TWO_RUN).orElseThrow().hasEnded()).isTrue();
        assertThat(job("RESTARTING", TWO_RUN).orElseThrow().hasEnded()).isFalse();
    }
}
