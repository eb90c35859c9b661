package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.access.Login;
import io.groundswell.model.SkippedTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every server with logins and a folder of its own does; each is tested by a subclass. One
 * server for all tests; each finds it running and leaves it so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FolderServerContract<S extends FolderServer> {
    private Path folders;
    private Path folder;
    private S server;

    /** What it is called where it speaks of itself. */
    abstract String product();

    /** Why there can be none on this machine. */
    abstract Optional<String> obstacle();

    /** A name for its folder that is awkward in its settings. */
    abstract String awkwardName();

    /** Starts one; 0 for the port it had, or any. */
    abstract S start(Path at, int port) throws IOException;

    abstract Optional<S> find(Path at) throws IOException;

    abstract Optional<String> formerAddress(Path at) throws IOException;

    /** How it says that another has the address. */
    abstract String saysTaken(String address);

    /** Keeps a value, and returns when that is acknowledged. */
    abstract void store(S on, String name, String value) throws Exception;

    abstract String stored(S on, String name) throws Exception;

    /** Files of logins, which alone hold their passwords. */
    abstract List<Path> loginFiles(S of);

    /** Other files, by name, that nobody else may read. */
    abstract List<String> privateFiles();

    @BeforeAll
    void startServer(@TempDir Path ours) throws IOException {
        obstacle().ifPresent(SkippedTest::because);
        folders = ours;
        folder = folders.resolve(awkwardName());
        server = start(folder, 0);
    }

    @AfterAll
    void stopServer() throws IOException {
        if (server != null) {
            server.close();
            assertThat(ProcessesOn.folder(folder)).isEmpty();
        }
    }

    /** The one that runs for all tests. */
    final S server() {
        return server;
    }

    final Path folder() {
        return folder;
    }

    /** A folder for another one. */
    final Path folder(String name) {
        return folders.resolve(name);
    }

    @Test
    void shouldKeepDataAddressAndLoginsWhenStoppedAndStartedAgain() throws Exception {
        store(server, "kept", "yes");
        String address = server.address();
        List<String> logins = texts(loginFiles(server));
        long pid = server.pid();

        server.stop();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(find(folder)).isEmpty();
        assertThat(formerAddress(folder)).contains(address);
        server = start(folder, 0);

        assertThat(server.pid()).isNotEqualTo(pid);
        assertThat(server.address()).isEqualTo(address).startsWith("127.0.0.1:");
        assertThat(texts(loginFiles(server))).isEqualTo(logins);
        assertThat(stored(server, "kept")).isEqualTo("yes");
    }

    @Test
    void shouldKeepWhatItAcknowledgedWhenKilledAndStartedAgain() throws Exception {
        for (String name : List.of("first", "second", "third")) {
            store(server, name, name);
        }
        String address = server.address();

        server.kill();
        assertThat(server.isRunning()).isFalse();
        server.restart();

        assertThat(server.address()).isEqualTo(address);
        for (String name : List.of("first", "second", "third")) {
            assertThat(stored(server, name)).isEqualTo(name);
        }
    }

    @Test
    void shouldTellWhoRunsThereWhenStartedASecondTimeOnTheSameFolder() {
        assertThatThrownBy(() -> start(folder, 0))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s: a %s runs there already (pid %d, %s)",
                        folder, product(), server.pid(), server.address());
    }

    @Test
    void shouldTellThatThePortIsTakenAndLeaveNothingBehind() throws IOException {
        Path other = folder("other");
        int taken = Integer.parseInt(server.address().replaceAll(".*:", ""));

        assertThatThrownBy(() -> start(other, taken))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(other + ": " + product() + " does not start: ")
                .hasMessageContaining(saysTaken(server.address()))
                .hasMessageNotContaining("\n");
        assertThat(find(other)).isEmpty();
        assertThat(ProcessesOn.folder(other)).isEmpty();
    }

    @Test
    void shouldShowPasswordsNowhereButInTheirFiles() throws Exception {
        for (Path login : loginFiles(server)) {
            String password = Login.read(login).password();
            assertThat(password).hasSize(48);
            for (String file : List.of("cmdline", "environ")) {
                assertThat(text(Path.of("/proc", Long.toString(server.pid()), file)))
                        .as(file)
                        .isNotEmpty()
                        .doesNotContain(password);
            }
            try (Stream<Path> all = Files.walk(folder)) {
                assertThat(all.filter(Files::isRegularFile))
                        .filteredOn(it -> text(it).contains(password))
                        .containsExactly(login);
            }
        }
    }

    private static List<String> texts(List<Path> files) {
        return files.stream().map(FolderServerContract::text).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // What was merged away between the listing and the look.
            return "";
        }
    }

    @Test
    void shouldKeepLoginsAndSettingsFromOtherUsersOfTheMachine() throws IOException {
        List<Path> files = new ArrayList<>(loginFiles(server));
        privateFiles().forEach(it -> files.add(folder.resolve(it)));
        for (Path file : files) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void shouldListenOnLoopbackOnlyAndOnOnePort() throws IOException {
        assertThat(ListeningSockets.of(server.pid())).containsExactly(server.address());
    }

    @Test
    void shouldEndWithTheProgramThatStartedItWhenThatIsKilled() throws Exception {
        Path orphaned = folder("orphaned");
        Process program = LeavingProgram.start(word(), orphaned.toString(), "stay");
        String pid = program.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(ProcessesOn.folder(orphaned))
                .extracting(ProcessHandle::pid)
                .contains(Long.valueOf(pid));

        program.destroyForcibly().waitFor();

        assertThat(ProcessesOn.leftOn(orphaned)).isEmpty();
    }

    @Test
    void shouldEndWithTheProgramThatStartedItWhenThatDoesNotCloseIt() throws Exception {
        Path left = folder("left");
        Process program = LeavingProgram.start(word(), left.toString());
        assertThat(program.inputReader(StandardCharsets.UTF_8).readLine()).containsOnlyDigits();
        assertThat(program.waitFor()).isZero();

        assertThat(ProcessesOn.leftOn(left)).isEmpty();
        assertThat(find(left)).isEmpty();
    }

    /** What {@link LeavingProgram} calls it. */
    private String word() {
        return product().toLowerCase(Locale.ROOT);
    }
}
