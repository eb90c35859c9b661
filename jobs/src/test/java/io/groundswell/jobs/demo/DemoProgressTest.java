package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.replay.tape.DamagedTapeException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.JobException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

class DemoProgressTest {
    /** As Flink hands on what a task threw. */
    private static Exception wrapped(Exception thrown) {
        return new JobExecutionException(
                new JobID(),
                "Job execution failed.",
                new JobException("Recovery is suppressed", new SerializedThrowable(thrown)));
    }

    @Test
    void shouldFindTheDamageWhenATapeFailedTheJob() {
        DamagedTapeException damage = new DamagedTapeException(Path.of("day.tape"), 7, "torn");

        assertThat(DemoProgress.reasonOf(wrapped(damage)))
                .isInstanceOf(DamagedTapeException.class)
                .hasMessage(damage.getMessage());
    }

    @Test
    void shouldNameTheFirstCauseWhenAnythingElseFailedTheJob() {
        Exception reason =
                DemoProgress.reasonOf(
                        wrapped(new IllegalStateException("x", new IOException("disk full"))));

        assertThat(reason)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the job failed: java.io.IOException: disk full");
    }
}
