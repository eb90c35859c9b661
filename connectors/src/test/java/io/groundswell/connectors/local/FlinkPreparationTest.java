package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is concluded before anything is started; needs the jars of a cluster. */
class FlinkPreparationTest {
    @TempDir static Path root;

    private static FlinkFolder folder;

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = new FlinkFolder(root);
        folder.make();
    }

    private static FlinkPlan plan(LocalFlinkOptions options) throws IOException {
        return new FlinkPreparation(folder, options).conclude();
    }

    /** Heaps in MB that the comments of the files promise, and the slots. */
    @ParameterizedTest
    @CsvSource({"8gb, 1344, 2", "32gb, 10816, 4"})
    void shouldDivideTheMemoryOfEachSizeOfMachine(String size, int heapMegabytes, int slots)
            throws IOException {
        FlinkPlan plan = plan(LocalFlinkOptions.in(root).withMemory(size));

        long heapBytes = (long) heapMegabytes << 20;
        assertThat(plan.taskManager().flags())
                .contains("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError")
                .anyMatch(
                        flag ->
                                flag.startsWith("-Xmx")
                                        && Math.abs(Long.parseLong(flag.substring(4)) - heapBytes)
                                                < 1 << 20);
        assertThat(plan.taskManager().arguments())
                .contains("taskmanager.numberOfTaskSlots=" + slots);
        assertThat(FlinkPlan.load(folder.plan())).contains(plan);
    }

    @Test
    void shouldKeepItsPortsAndTellWhatGoesBeforeTheConfiguration() throws IOException {
        FlinkPlan first = plan(LocalFlinkOptions.in(root).withTaskManagers(3));
        FlinkPlan second = plan(LocalFlinkOptions.in(root).with("heartbeat.interval", "3s"));

        assertThat(second.restPort()).isEqualTo(first.restPort());
        assertThat(second.zooKeeperPort()).isEqualTo(first.zooKeeperPort());
        assertThat(first.processes()).hasSize(5);
        assertThat(FlinkConfig.read(folder.config()).values())
                .containsEntry("heartbeat.interval", "3s")
                .containsEntry("high-availability.type", "zookeeper")
                .containsEntry("rest.port", Integer.toString(second.restPort()));
    }

    @Test
    void shouldTakeAnotherPortWhenItsFormerOneIsTaken() throws IOException {
        FlinkPlan first = plan(LocalFlinkOptions.in(root));
        try (ServerSocket taken =
                new ServerSocket(first.restPort(), 1, InetAddress.getLoopbackAddress())) {
            FlinkPlan second = plan(LocalFlinkOptions.in(root));

            assertThat(second.restPort()).isNotEqualTo(taken.getLocalPort()).isPositive();
        }
    }

    @Test
    void shouldNameItsFoldersAsTheyAre() throws IOException {
        FlinkFolder spaced = new FlinkFolder(root.resolve("a b%20c"));
        spaced.make();
        new FlinkPreparation(spaced, LocalFlinkOptions.in(spaced.root())).conclude();
        String named = FlinkConfig.read(spaced.config()).value("execution.checkpointing.dir").get();

        assertThat(named).isEqualTo("file://" + spaced.checkpoints());
        assertThat(UsableFolder.local(named)).contains(spaced.checkpoints());
        assertThat(UsableFolder.local("file:/a b")).contains(Path.of("/a b"));
        assertThat(UsableFolder.local("s3://bucket/a")).isEmpty();
        assertThat(UsableFolder.local("file://host/a")).isEmpty();
    }

    @Test
    void shouldRefuseSettingsThatAreTheClustersOwn() throws IOException {
        LocalFlinkOptions options = LocalFlinkOptions.in(root);

        assertThatThrownBy(() -> options.with("high-availability.cluster-id", "/mine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("high-availability.cluster-id is set by the cluster itself");
        assertThatThrownBy(() -> options.with("rest.port", "8081"))
                .hasMessage("rest.port is set by the cluster itself, from the port of the web UI");
    }

    @Test
    void shouldRefuseNumbersThatCannotBe() throws IOException {
        LocalFlinkOptions options = LocalFlinkOptions.in(root);

        assertThatThrownBy(() -> options.withTaskManagers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 TaskManagers (1 to 64)");
        assertThatThrownBy(() -> options.withRestPort(65_536))
                .hasMessage("no port: 65536 (0 to 65535)");
        assertThatThrownBy(() -> options.withMemory("2gb"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("memory-2gb.yaml");
    }
}
