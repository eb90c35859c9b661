package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.access.Login;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server for all tests; each test finds it running and leaves it so. */
class LocalClickHouseIT {
    @TempDir static Path folders;

    private static Path folder;
    private static LocalClickHouse server;

    @BeforeAll
    static void startServer() throws IOException {
        ReachableClickHouse.obstacle(Map.of()).ifPresent(SkippedTest::because);
        // A name that is awkward in XML and SQL.
        folder = folders.resolve("it's <data> & more");
        server = LocalClickHouse.start(LocalClickHouseOptions.in(folder));
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
            assertThat(ProcessesOn.folder(folder)).isEmpty();
        }
    }

    private static String ask(String sql) throws Exception {
        return HttpQueries.of(server).ask(sql);
    }

    private static void store(String database, String... values) throws Exception {
        assertThat(ask("CREATE DATABASE " + database)).isEmpty();
        assertThat(
                        ask(
                                "CREATE TABLE "
                                        + database
                                        + ".kept (v String) ENGINE = ReplacingMergeTree"
                                        + " ORDER BY v SETTINGS"
                                        + " non_replicated_deduplication_window = 100"))
                .isEmpty();
        for (String value : values) {
            assertThat(ask("INSERT INTO " + database + ".kept VALUES ('" + value + "')")).isEmpty();
        }
    }

    private static List<String> stored(String database) throws Exception {
        return ask("SELECT v FROM " + database + ".kept ORDER BY v").lines().toList();
    }

    @Test
    void shouldAnswerWithTheEngineOfTheRepositoryInItsOwnTimeZone() throws Exception {
        assertThat(ask("SELECT version(), serverTimezone()")).isEqualTo("26.7.2.1\tUTC");
        assertThat(server.connection(Realm.LIVE).url()).isEqualTo(server.url());
        assertThat(server.connection(Realm.LIVE).login().user()).isEqualTo("groundswell");
    }

    @Test
    void shouldKeepDataAddressAndLoginWhenStoppedAndStartedAgain() throws Exception {
        store("l2_kept", "a", "b");
        String address = server.address();
        String login = Files.readString(server.loginFile());
        long pid = server.pid();

        server.stop();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(LocalClickHouse.find(folder)).isEmpty();
        assertThat(LocalClickHouse.formerAddress(folder)).contains(address);
        server = LocalClickHouse.start(LocalClickHouseOptions.in(folder));

        assertThat(server.pid()).isNotEqualTo(pid);
        assertThat(server.address()).isEqualTo(address).startsWith("127.0.0.1:");
        assertThat(server.loginFile()).hasContent(login);
        assertThat(stored("l2_kept")).containsExactly("a", "b");
    }

    @Test
    void shouldKeepAllThatItAcknowledgedWhenKilledAndStartedAgain() throws Exception {
        store("l2_survived", "a", "b", "c");
        String address = server.address();

        server.kill();
        assertThat(server.isRunning()).isFalse();
        server.restart();

        assertThat(server.address()).isEqualTo(address);
        assertThat(stored("l2_survived")).containsExactly("a", "b", "c");
    }

    @Test
    void shouldTellWhoRunsThereWhenStartedASecondTimeOnTheSameFolder() {
        assertThatThrownBy(() -> LocalClickHouse.start(LocalClickHouseOptions.in(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s: a ClickHouse runs there already (pid %d, %s)",
                        folder, server.pid(), server.address());
    }

    /** Its state was lost: only the engine itself knows that it uses the data. */
    @Test
    void shouldRefuseDataThatAnUnknownServerUses() throws Exception {
        Path state = folder.resolve("clickhouse.properties");
        Path aside = Files.move(state, folder.resolve("aside.properties"));
        try {
            assertThatThrownBy(() -> LocalClickHouse.start(LocalClickHouseOptions.in(folder)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another server instance in same directory")
                    .hasMessageNotContaining("\n");
        } finally {
            Files.move(aside, state);
        }
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void shouldTellThatThePortIsTakenAndLeaveNothingBehind() throws IOException {
        Path other = folders.resolve("other");
        int taken = Integer.parseInt(server.address().replaceAll(".*:", ""));

        assertThatThrownBy(
                        () ->
                                LocalClickHouse.start(
                                        LocalClickHouseOptions.in(other).withPort(taken)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(other + ": ClickHouse does not start: ")
                .hasMessageContaining("Address already in use: " + server.address())
                .hasMessageNotContaining("\n");
        assertThat(LocalClickHouse.find(other)).isEmpty();
        assertThat(ProcessesOn.folder(other)).isEmpty();
    }

    /** Anybody on the machine can be that user, without a password. */
    @Test
    void shouldGiveTheUserWithoutPasswordNothing() throws Exception {
        store("l2_secret", "hidden");
        HttpQueries nobody = HttpQueries.asNobody(server);

        for (String sql :
                List.of(
                        "SELECT * FROM l2_secret.kept",
                        "INSERT INTO l2_secret.kept VALUES ('x')",
                        "CREATE TABLE l2_secret.mine (v String) ENGINE = Memory",
                        "CREATE DATABASE l2_mine",
                        "DROP DATABASE l2_secret",
                        "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                        "SELECT * FROM url('" + server.url() + "', 'LineAsString')",
                        "SELECT * FROM system.parts",
                        "SELECT * FROM system.users",
                        "SYSTEM SHUTDOWN",
                        "SYSTEM STOP MERGES l2_secret.kept",
                        "SYSTEM DROP MARK CACHE",
                        "KILL QUERY WHERE 1 SYNC",
                        "CREATE USER eve")) {
            assertThat(nobody.ask(sql)).as(sql).contains("DB::Exception", "ACCESS_DENIED");
        }
        assertThat(nobody.ask("SHOW DATABASES")).doesNotContain("l2_");
        assertThat(stored("l2_secret")).containsExactly("hidden");
    }

    @Test
    void shouldRefuseItsUserWithAnotherPassword() throws Exception {
        HttpQueries wrong = HttpQueries.as(server, new Login("groundswell", "0123abcd"));

        assertThat(wrong.ask("SELECT 1")).contains("AUTHENTICATION_FAILED");
    }

    @Test
    void shouldKeepItsUserToTheDatabasesOfTheRealms() throws Exception {
        for (String sql :
                List.of(
                        "CREATE DATABASE other",
                        "CREATE TABLE default.t (v String) ENGINE = Memory",
                        "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                        "SELECT * FROM url('" + server.url() + "', 'LineAsString')",
                        "SELECT * FROM system.users")) {
            assertThat(ask(sql)).as(sql).contains("ACCESS_DENIED");
        }
    }

    @Test
    void shouldShowThePasswordNowhereButInItsFile() throws Exception {
        String password = Login.read(server.loginFile()).password();
        ask("SELECT no_such_column");

        for (String file : List.of("cmdline", "environ")) {
            assertThat(text(Path.of("/proc", Long.toString(server.pid()), file)))
                    .as(file)
                    .isNotEmpty()
                    .doesNotContain(password);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> holders =
                    all.filter(Files::isRegularFile)
                            .filter(it -> text(it).contains(password))
                            .toList();
            assertThat(holders).containsExactly(server.loginFile());
        }
        assertThat(password).hasSize(48);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // A part that was merged away between the listing and the look.
            return "";
        }
    }

    @Test
    void shouldKeepLoginAndUsersFromOtherUsersOfTheMachine() throws IOException {
        for (String file : List.of("login.properties", "users.xml", "config.xml")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void shouldListenOnLoopbackOnlyAndOnOnePort() throws IOException {
        assertThat(ListeningSockets.of(server.pid())).containsExactly(server.address());
    }

    @Test
    void shouldFailTheQueryAndLiveOnWhenItNeedsMoreThanTheMemory() throws Exception {
        Path small = folders.resolve("small");
        try (LocalClickHouse capped =
                LocalClickHouse.start(
                        LocalClickHouseOptions.in(small).withMemoryBytes(400_000_000))) {
            HttpQueries queries = HttpQueries.of(capped);

            assertThat(queries.ask("SELECT length(groupArray(number)) FROM numbers(100000000)"))
                    .contains("MEMORY_LIMIT_EXCEEDED");
            assertThat(queries.ask("SELECT 1")).isEqualTo("1");
        }
    }

    /** Signals as a closed terminal and Ctrl-C send them to every process started from it. */
    @Test
    void shouldLiveThroughHangUpAndInterruptWhenDetached() throws Exception {
        Path detached = folders.resolve("detached");
        try (LocalClickHouse other =
                LocalClickHouse.startDetached(LocalClickHouseOptions.in(detached))) {
            for (String signal : List.of("-HUP", "-INT")) {
                Process sent =
                        new ProcessBuilder("kill", signal, Long.toString(other.pid())).start();
                assertThat(sent.waitFor()).isZero();
            }
            assertThat(HttpQueries.of(other).ask("SELECT 1")).isEqualTo("1");
            assertThat(LocalClickHouse.find(detached))
                    .map(LocalClickHouse::pid)
                    .contains(other.pid());
        }
        assertThat(ProcessesOn.folder(detached)).isEmpty();
    }

    @Test
    void shouldEndWithTheProgramThatStartedItWhenThatIsKilled() throws Exception {
        Path orphaned = folders.resolve("orphaned");
        Process program = LeavingProgram.start("clickhouse", orphaned.toString(), "stay");
        assertThat(program.inputReader(StandardCharsets.UTF_8).readLine()).containsOnlyDigits();
        assertThat(ProcessesOn.folder(orphaned)).isNotEmpty();

        program.destroyForcibly().waitFor();

        assertThat(ProcessesOn.leftOn(orphaned)).isEmpty();
    }

    @Test
    void shouldEndWithTheProgramThatStartedItWhenThatDoesNotCloseIt() throws Exception {
        Path left = folders.resolve("left");
        Process program = LeavingProgram.start("clickhouse", left.toString());
        assertThat(program.inputReader(StandardCharsets.UTF_8).readLine()).containsOnlyDigits();
        assertThat(program.waitFor()).isZero();

        assertThat(ProcessesOn.leftOn(left)).isEmpty();
        assertThat(LocalClickHouse.find(left)).isEmpty();
    }
}
