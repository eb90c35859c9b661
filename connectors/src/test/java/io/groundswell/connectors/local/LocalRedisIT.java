package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.SkippedTest;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server for all tests; each test finds it running and leaves it so. */
class LocalRedisIT {
    private static final int WRITES = 5_000;

    @TempDir static Path folders;

    private static Path folder;
    private static LocalRedis server;

    @BeforeAll
    static void startServer() throws IOException {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        // A name that is awkward in the settings and in a shell.
        folder = folders.resolve("it's $HOME & \"more\"");
        server = LocalRedis.start(LocalRedisOptions.in(folder));
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
            assertThat(ProcessesOn.folder(folder)).isEmpty();
        }
    }

    private static Redis<String, String> client() throws IOException {
        return Redis.open(server.connection());
    }

    private static String get(String key) throws IOException {
        try (Redis<String, String> redis = client()) {
            return redis.connection().sync().get(key);
        }
    }

    private static void set(String key, String value) throws IOException {
        try (Redis<String, String> redis = client()) {
            assertThat(redis.connection().sync().set(key, value)).isEqualTo("OK");
        }
    }

    @Test
    void shouldKeepDataAddressAndLoginsWhenStoppedAndStartedAgain() throws Exception {
        set("kept", "yes");
        String address = server.address();
        RedisConnection connection = server.connection();
        Login login = connection.login();
        long pid = server.pid();

        server.stop();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(LocalRedis.find(folder)).isEmpty();
        assertThat(LocalRedis.formerAddress(folder)).contains(address);
        server = LocalRedis.start(LocalRedisOptions.in(folder));

        assertThat(server.pid()).isNotEqualTo(pid);
        assertThat(server.address()).isEqualTo(address).startsWith("127.0.0.1:");
        assertThat(server.connection()).isEqualTo(connection);
        assertThat(server.connection().login()).isEqualTo(login);
        assertThat(get("kept")).isEqualTo("yes");
    }

    @Test
    void shouldKeepAllThatItAcknowledgedWhenKilledAndStartedAgain() throws Exception {
        String address = server.address();
        long acknowledged = 0;
        try (Redis<String, String> redis = client()) {
            RedisCommands<String, String> commands = redis.connection().sync();
            commands.del("writes");
            for (int i = 0; i < WRITES; i++) {
                acknowledged = commands.incr("writes");
            }
            server.kill();
        }
        assertThat(server.isRunning()).isFalse();
        server.restart();

        assertThat(server.address()).isEqualTo(address);
        assertThat(acknowledged).isEqualTo(WRITES);
        assertThat(get("writes")).isEqualTo(Long.toString(WRITES));
    }

    @Test
    void shouldTellWhoRunsThereWhenStartedASecondTimeOnTheSameFolder() {
        assertThatThrownBy(() -> LocalRedis.start(LocalRedisOptions.in(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s: a Redis runs there already (pid %d, %s)",
                        folder, server.pid(), server.address());
    }

    @Test
    void shouldTellThatThePortIsTakenAndLeaveNothingBehind() throws IOException {
        Path other = folders.resolve("other");
        int taken = Integer.parseInt(server.address().replaceAll(".*:", ""));

        assertThatThrownBy(() -> LocalRedis.start(LocalRedisOptions.in(other).withPort(taken)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(other + ": Redis does not start: ")
                .hasMessageContaining(server.address() + ": bind: Address already in use")
                .hasMessageNotContaining("\n");
        assertThat(LocalRedis.find(other)).isEmpty();
        assertThat(ProcessesOn.folder(other)).isEmpty();
    }

    @Test
    void shouldComeUpOnAnotherPortWithTheDataThatAreThere() throws IOException {
        Path moving = folders.resolve("moving");
        String first;
        try (LocalRedis other = LocalRedis.start(LocalRedisOptions.in(moving));
                Redis<String, String> redis = Redis.open(other.connection())) {
            first = other.address();
            redis.connection().sync().set("moved", "along");
        }
        int port = Ports.findFree();
        try (LocalRedis other = LocalRedis.start(LocalRedisOptions.in(moving).withPort(port));
                Redis<String, String> redis = Redis.open(other.connection())) {
            assertThat(other.address()).isEqualTo("127.0.0.1:" + port).isNotEqualTo(first);
            assertThat(redis.connection().sync().get("moved")).isEqualTo("along");
        }
    }

    /** As any program would that finds the port. */
    @Test
    void shouldDoNothingForWhoeverSaysNoLogin() throws Exception {
        set("secret", "hidden");

        for (String command : List.of("PING", "GET secret", "INFO", "FLUSHALL", "SHUTDOWN")) {
            assertThat(RawQuery.ask(server.address(), command)).as(command).startsWith("-NOAUTH");
        }
        assertThat(RawQuery.ask(server.address(), "AUTH groundswell"))
                .as("the password of a user that everybody is")
                .startsWith("-WRONGPASS");
        assertThat(get("secret")).isEqualTo("hidden");
    }

    @Test
    void shouldRefuseItsUserWithAnotherPassword() throws IOException {
        Path wrong = folders.resolve("wrong.properties");
        Files.writeString(wrong, new Login("groundswell", "0123abcd").asProperties());

        assertThatThrownBy(
                        () ->
                                Redis.open(
                                        RedisConnection.to(
                                                server.connection().url(),
                                                Optional.of(wrong),
                                                Optional.empty())))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(server.connection().url() + ": WRONGPASS ")
                .hasMessageNotContaining("0123abcd");
    }

    private static String say(
            RedisCommands<String, String> commands, CommandType word, String more) {
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8);
        Stream.of(more.split(" ", -1)).filter(it -> !it.isEmpty()).forEach(arguments::add);
        return commands.dispatch(word, new StatusOutput<>(StringCodec.UTF8), arguments);
    }

    @Test
    void shouldLeaveTheServerItselfToItsAdministrator() throws IOException {
        Map<CommandType, String> dangerous =
                Map.of(
                        CommandType.FLUSHALL, "",
                        CommandType.FLUSHDB, "",
                        CommandType.CONFIG, "GET requirepass",
                        CommandType.DEBUG, "OBJECT kept-from-users",
                        CommandType.KEYS, "*",
                        CommandType.ACL, "LIST",
                        CommandType.REPLICAOF, "NO ONE",
                        CommandType.MONITOR, "",
                        CommandType.SHUTDOWN, "NOSAVE");
        set("kept-from-users", "value");
        try (Redis<String, String> redis = client()) {
            dangerous.forEach(
                    (word, more) ->
                            assertThatThrownBy(() -> say(redis.connection().sync(), word, more))
                                    .as(word.toString())
                                    .isInstanceOf(RedisCommandExecutionException.class)
                                    .hasMessageStartingWith("NOPERM"));
        }
        assertThat(get("kept-from-users")).isEqualTo("value");
        try (Redis<String, String> redis = Redis.open(server.administratorConnection())) {
            RedisCommands<String, String> commands = redis.connection().sync();
            assertThat(commands.configGet("maxmemory*"))
                    .containsEntry("maxmemory", "1000000000")
                    .containsEntry("maxmemory-policy", "noeviction");
            assertThat(commands.keys("kept-from-users")).hasSize(1);
        }
    }

    @Test
    void shouldShowThePasswordsNowhereButInTheirFiles() throws Exception {
        for (RedisConnection connection :
                List.of(server.connection(), server.administratorConnection())) {
            String password = connection.login().password();
            for (String file : List.of("cmdline", "environ")) {
                assertThat(text(Path.of("/proc", Long.toString(server.pid()), file)))
                        .as(file)
                        .isNotEmpty()
                        .doesNotContain(password);
            }
            try (Stream<Path> all = Files.walk(folder)) {
                List<String> holders =
                        all.filter(Files::isRegularFile)
                                .filter(it -> text(it).contains(password))
                                .map(Path::toString)
                                .toList();
                assertThat(holders).containsExactly(connection.loginFile());
            }
            assertThat(password).hasSize(48);
            assertThat(connection.toString()).doesNotContain(password);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void shouldKeepLoginsAndSettingsFromOtherUsersOfTheMachine() throws IOException {
        for (String file : List.of("login.properties", "administrator.properties", "redis.conf")) {
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
    void shouldRefuseWritesAndKeepWhatItHasWhenItsMemoryIsFull() throws Exception {
        Path small = folders.resolve("small");
        String block = "x".repeat(1 << 20);
        try (LocalRedis capped =
                        LocalRedis.start(LocalRedisOptions.in(small).withMemoryBytes(8_000_000));
                Redis<String, String> redis = Redis.open(capped.connection())) {
            RedisCommands<String, String> commands = redis.connection().sync();
            commands.set("first", "kept");

            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 20; i++) {
                                    commands.set("block" + i, block);
                                }
                            })
                    .isInstanceOf(RedisCommandExecutionException.class)
                    .hasMessageStartingWith("OOM ");
            assertThat(commands.get("first")).isEqualTo("kept");
        }
    }

    /** A closed terminal and Ctrl-C reach every process of the starter's session. */
    @Test
    void shouldHaveASessionOfItsOwnWhenDetached() throws Exception {
        Path detached = folders.resolve("detached");
        try (LocalRedis other = LocalRedis.startDetached(LocalRedisOptions.in(detached))) {
            Process session =
                    new ProcessBuilder("ps", "-o", "sid=", "-p", Long.toString(other.pid()))
                            .start();
            assertThat(session.inputReader(StandardCharsets.UTF_8).readLine().strip())
                    .isEqualTo(Long.toString(other.pid()));
            assertThat(LocalRedis.find(detached)).map(LocalRedis::pid).contains(other.pid());
            assertThat(ProcessesOn.folder(detached))
                    .extracting(ProcessHandle::pid)
                    .containsExactly(other.pid());
        }
        assertThat(ProcessesOn.folder(detached)).isEmpty();
    }

    @Test
    void shouldEndWithTheProgramThatStartedItWhenThatIsKilled() throws Exception {
        Path orphaned = folders.resolve("orphaned");
        Process program = LeavingProgram.start("redis", orphaned.toString(), "stay");
        String pid = program.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(ProcessesOn.folder(orphaned))
                .extracting(ProcessHandle::pid)
                .contains(Long.valueOf(pid));

        program.destroyForcibly().waitFor();

        assertThat(ProcessesOn.leftOn(orphaned)).isEmpty();
    }

    @Test
    void shouldEndWithTheProgramThatStartedItWhenThatDoesNotCloseIt() throws Exception {
        Path left = folders.resolve("left");
        Process program = LeavingProgram.start("redis", left.toString());
        assertThat(program.inputReader(StandardCharsets.UTF_8).readLine()).containsOnlyDigits();
        assertThat(program.waitFor()).isZero();

        assertThat(ProcessesOn.leftOn(left)).isEmpty();
        assertThat(LocalRedis.find(left)).isEmpty();
    }
}
