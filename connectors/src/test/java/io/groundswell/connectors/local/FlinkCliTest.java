package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkCliTest {
    @Test
    void shouldTellTheDeepestCauseWhenAJobSaysNothingItself() {
        FlinkCli.Said said =
                new FlinkCli.Said(
                        1,
                        """
                        org.apache.flink.util.FlinkException: Triggering a savepoint failed.
                        Caused by: org.apache.flink.x.CheckpointException: Asynchronous part failed.
                        Caused by: java.io.IOException: No space left on device
                        """);

        assertThat(said.reason()).isEqualTo("Asynchronous part failed: No space left on device");
    }

    @Test
    void shouldTellAJobsOwnWordsWhenItHasSome() {
        FlinkCli.Said said =
                new FlinkCli.Said(
                        2, "order-book job: kafka.address: say it\na.b.AnException: what followed");

        assertThat(said.reason()).isEqualTo("kafka.address: say it");
    }
}
