package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisConnection;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalRedisIT extends FolderServerContract<LocalRedis> {
    private static final int WRITES = 5_000;

    @Override
    String product() {
        return "Redis";
    }

    @Override
    Optional<String> obstacle() {
        return ReachableRedis.obstacle(Map.of());
    }

    @Override
    String awkwardName() {
        return "it's $HOME & \"more\"";
    }

    @Override
    LocalRedis start(Path at, int port) throws IOException {
        LocalRedisOptions options = LocalRedisOptions.in(at);
        return LocalRedis.start(port == 0 ? options : options.withPort(port));
    }

    @Override
    Optional<LocalRedis> find(Path at) throws IOException {
        return LocalRedis.find(at);
    }

    @Override
    Optional<String> formerAddress(Path at) throws IOException {
        return LocalRedis.formerAddress(at);
    }

    @Override
    String saysTaken(String address) {
        return address + ": bind: Address already in use";
    }

    @Override
    void store(LocalRedis on, String name, String value) throws IOException {
        try (Redis<String, String> redis = Redis.open(on.connection())) {
            assertThat(redis.connection().sync().set(name, value)).isEqualTo("OK");
        }
    }

    @Override
    String stored(LocalRedis on, String name) throws IOException {
        try (Redis<String, String> redis = Redis.open(on.connection())) {
            return redis.connection().sync().get(name);
        }
    }

    @Override
    List<Path> loginFiles(LocalRedis of) {
        return Stream.of(of.connection(), of.administratorConnection())
                .map(it -> Path.of(it.loginFile()))
                .toList();
    }

    @Override
    List<String> privateFiles() {
        return List.of("redis.conf");
    }

    private Redis<String, String> client() throws IOException {
        return Redis.open(server().connection());
    }

    private String get(String key) throws IOException {
        return stored(server(), key);
    }

    private void set(String key, String value) throws IOException {
        store(server(), key, value);
    }

    @Test
    void shouldKeepEachOfManyWritesWhenKilledJustAfterThem() throws Exception {
        String address = server().address();
        long acknowledged = 0;
        try (Redis<String, String> redis = client()) {
            RedisCommands<String, String> commands = redis.connection().sync();
            commands.del("writes");
            for (int i = 0; i < WRITES; i++) {
                acknowledged = commands.incr("writes");
            }
            server().kill();
        }
        assertThat(server().isRunning()).isFalse();
        server().restart();

        assertThat(server().address()).isEqualTo(address);
        assertThat(acknowledged).isEqualTo(WRITES);
        assertThat(get("writes")).isEqualTo(Long.toString(WRITES));
    }

    @Test
    void shouldComeUpOnAnotherPortWithTheDataThatAreThere() throws IOException {
        Path moving = folder("moving");
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
            assertThat(RawQuery.ask(server().address(), command)).as(command).startsWith("-NOAUTH");
        }
        assertThat(RawQuery.ask(server().address(), "AUTH groundswell"))
                .as("the password of a user that everybody is")
                .startsWith("-WRONGPASS");
        assertThat(get("secret")).isEqualTo("hidden");
    }

    @Test
    void shouldRefuseItsUserWithAnotherPassword() throws IOException {
        Path wrong = folder("wrong.properties");
        Files.writeString(wrong, new Login("groundswell", "0123abcd").asProperties());

        assertThatThrownBy(
                        () ->
                                Redis.open(
                                        RedisConnection.to(
                                                server().connection().url(),
                                                Optional.of(wrong),
                                                Optional.empty())))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(server().connection().url() + ": WRONGPASS ")
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
        try (Redis<String, String> redis = Redis.open(server().administratorConnection())) {
            RedisCommands<String, String> commands = redis.connection().sync();
            assertThat(commands.configGet("maxmemory*"))
                    .containsEntry("maxmemory", "1000000000")
                    .containsEntry("maxmemory-policy", "noeviction");
            assertThat(commands.keys("kept-from-users")).hasSize(1);
        }
    }

    @Test
    void shouldRefuseWritesAndKeepWhatItHasWhenItsMemoryIsFull() throws Exception {
        Path small = folder("small");
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
        Path detached = folder("detached");
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
}
