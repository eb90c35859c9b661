package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.local.FlinkProcess.Kind;
import io.groundswell.model.FaultRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cluster for all tests; each test finds it complete and leaves it so. */
class LocalFlinkIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir static Path folders;

    private static Path folder;
    private static LocalFlink flink;

    /** As small as Flink can be, on free ports. */
    static LocalFlinkOptions small(Path folder) throws IOException {
        return LocalFlinkOptions.in(folder)
                .withSlots(1)
                .with("jobmanager.memory.process.size", "768m")
                .with("taskmanager.memory.process.size", "896m")
                .with("taskmanager.memory.managed.size", "64m");
    }

    @BeforeAll
    static void startCluster() throws IOException {
        folder = folders.resolve("flink cluster");
        flink = LocalFlink.start(small(folder));
    }

    @AfterAll
    static void stopCluster() throws Exception {
        List<Integer> ports = ports();
        flink.close();

        assertThat(ProcessesOn.folder(folder)).isEmpty();
        assertThat(LocalFlink.find(folder)).isEmpty();
        assertThat(ports).hasSize(3).allMatch(Ports::isFree);
        assertThat(FolderLock.tryTake(folder.resolve("start.lock"))).isPresent();
    }

    private static List<Integer> ports() throws IOException {
        FlinkPlan plan = FlinkPlan.load(folder.resolve("cluster.properties")).orElseThrow();
        return List.of(plan.restPort(), plan.zooKeeperPort(), plan.metricsPorts().get(1));
    }

    private static FlinkProcess process(Kind kind) throws IOException {
        return flink.processes().stream().filter(it -> it.kind() == kind).findFirst().get();
    }

    private static String text(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri).timeout(LIMIT).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Waits until one of a kind was started again and all TaskManagers are registered. */
    private static FlinkProcess awaitNext(FlinkProcess former) throws Exception {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        FlinkProcess now = former;
        while (now.starts() == former.starts() || !now.isRunning() || !isComplete()) {
            assertThat(System.nanoTime()).as("%s", now).isLessThan(deadlineNanos);
            afterMillis(100);
            now = process(former.kind());
        }
        return now;
    }

    private static ProcessHandle supervisor() {
        return ProcessHandle.of(flink.pid()).orElseThrow();
    }

    /** What comes next is the supervisor's end, or nothing for a moment. */
    private static void afterMillis(long millis) throws Exception {
        supervisor().onExit().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).get();
    }

    private static boolean isComplete() {
        try {
            return flink.rest().taskManagers() == flink.taskManagers();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void shouldShowItsWebUiAndItsMetrics() throws Exception {
        assertThat(text(ports().get(0), "/")).contains("Apache Flink Web Dashboard");
        assertThat(text(process(Kind.TASK_MANAGER).metricsPort(), "/metrics"))
                .contains("flink_taskmanager_Status_JVM_CPU_Load");
        assertThat(text(process(Kind.JOB_MANAGER).metricsPort(), "/metrics"))
                .contains("flink_jobmanager_numRegisteredTaskManagers");
        List<Path> temps = temps();
        assertThat(flink.cli().run(List.of("list")).text()).contains("No running jobs");
        assertThat(temps()).isEqualTo(temps);
        assertThat(flink.rest().slotsTotal()).isEqualTo(1);
        assertThat(flink.rest().slotsAvailable()).isEqualTo(1);
    }

    private static List<Path> temps() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("temp"))) {
            return all.sorted().toList();
        }
    }

    @Test
    void shouldStartAgainWhateverIsKilled() throws Exception {
        for (Kind kind : Kind.values()) {
            FlinkProcess before = process(kind);
            before.kill();
            assertThat(before.isRunning()).isFalse();

            assertThat(awaitNext(before).pid()).as("%s", kind).isNotEqualTo(before.pid());
        }
    }

    @Test
    void shouldNotStartAProcessTwiceWhenItsStateCannotBeWritten() throws Exception {
        Path blocked = Files.createDirectory(folder.resolve("processes.properties.partial"));
        FlinkProcess before = process(Kind.TASK_MANAGER);
        before.kill();
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!Files.readString(folder.resolve("log/supervisor.log")).contains("not up to date")) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            afterMillis(100);
        }

        // A second one would come after the supervisor's first pause, a second.
        afterMillis(2_500);
        assertThat(supervisor().children()).hasSize(Kind.values().length);

        Files.delete(blocked);
        newest(supervisor().children()).destroyForcibly();
        awaitNext(before);
    }

    private static ProcessHandle newest(Stream<ProcessHandle> processes) {
        return processes
                .max(Comparator.comparing(it -> it.info().startInstant().orElseThrow()))
                .orElseThrow();
    }

    @Test
    void shouldEndACommandWhenWhoRunsItIsKilled() throws Exception {
        Process program = LeavingProgram.start("command", folder.toString());
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        List<ProcessHandle> command = List.of();
        while (command.isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            assertThat(program.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
            command = program.children().toList();
        }

        program.destroyForcibly().waitFor();

        assertThat(command.get(0).onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS).isAlive())
                .isFalse();
    }

    @Test
    void shouldTellWhoRunsThereWhenStartedASecondTimeOnTheSameFolder() {
        assertThatThrownBy(() -> LocalFlink.start(small(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s: a cluster runs there already (pid %d, http://%s)",
                        folder, flink.pid(), flink.address());
    }

    @Test
    void shouldLeaveNothingWhenItsStarterIsKilled() throws Exception {
        Path left = folders.resolve("left");
        Process program = LeavingProgram.start("flink", left.toString(), "stay");
        BufferedReader said = program.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).containsOnlyDigits();
        assertThat(LocalFlink.find(left)).isPresent();

        program.destroyForcibly().waitFor();

        assertThat(ProcessesOn.leftOn(left)).isEmpty();
        assertThat(LocalFlink.find(left)).isEmpty();
    }

    @Test
    void shouldLeaveNothingWhenItsStarterIsKilledBeforeItIsUp() throws Exception {
        Path left = folders.resolve("halfway");
        Process program = LeavingProgram.start("detached", left.toString());
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(left.resolve("processes.properties"))) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            assertThat(program.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        }

        program.destroyForcibly().waitFor();

        assertThat(ProcessesOn.leftOn(left)).isEmpty();
    }

    @FaultRun
    @Test
    void shouldLeaveNothingWhenItsSupervisorIsKilledAndStartAgainThen() throws Exception {
        Path detached = folders.resolve("detached");
        LocalFlink first = LocalFlink.startDetached(small(detached).unsupervised());
        assertThat(first.isSupervised()).isFalse();
        FlinkProcess worker = first.processes().get(2);
        worker.kill();
        assertThat(first.processes().get(2).starts()).isEqualTo(1);

        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
        assertThat(ProcessesOn.leftOn(detached)).isEmpty();

        try (LocalFlink again = LocalFlink.start(small(detached))) {
            assertThat(again.address()).isEqualTo(first.address());
        }
    }

    @Test
    void shouldTellThatAPortIsTaken() throws IOException {
        Path other = folders.resolve("other");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalFlink.start(small(other).withRestPort(port)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("port %d for the web UI is used by another program", port);
            assertThatThrownBy(() -> LocalFlink.start(small(other).withMetricsPort(port)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("port %d for the metrics is used by another program", port);
        }
    }

    @Test
    void shouldTellThatAFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(folders.resolve("file"));
        assertThatThrownBy(() -> LocalFlink.start(small(file.resolve("flink"))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.resolve("flink") + " cannot be written: ")
                .hasMessageNotContaining("\n");
        LocalFlinkOptions wrong =
                small(folders.resolve("no-checkpoints"))
                        .with("execution.checkpointing.dir", file.resolve("x").toUri().toString());
        assertThatThrownBy(() -> LocalFlink.start(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.resolve("x") + " for checkpoints cannot be written: ");
    }

    @Test
    void shouldTellThatMemoryCannotBeDivided() throws IOException {
        LocalFlinkOptions wrong =
                small(folders.resolve("memory")).with("taskmanager.memory.process.size", "100m");
        assertThatThrownBy(() -> LocalFlink.start(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the memory of a taskmanager cannot be as configured: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldTellWhyAProcessDoesNotStartAndLeaveNothing() throws Exception {
        Path other = folders.resolve("dead");
        LocalFlinkOptions wrong =
                small(other).with("high-availability.storageDir", "nowhere://at/all");
        assertThatThrownBy(() -> LocalFlink.start(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(other + ": ")
                .hasMessageContaining("does not start: ")
                .hasMessageContaining("nowhere")
                .hasMessageNotContaining("\n");
        assertThat(ProcessesOn.folder(other)).isEmpty();
        Optional<LocalFlink> found = LocalFlink.find(other);
        assertThat(found).isEmpty();
    }
}
