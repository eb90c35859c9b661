package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TableNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** up, status and down on a ClickHouse of each test's own. */
class ClickHouseCommandsIT {
    private static final int VERSION = Migrations.bundled().version();

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int port;

    @BeforeAll
    static void needAnEngine() {
        ReachableClickHouse.obstacle(Map.of()).ifPresent(SkippedTest::because);
        if (ReachableClickHouse.named(System.getenv()).isPresent()) {
            SkippedTest.because("CLICKHOUSE_URL is set, so that up would start nothing");
        }
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        LocalClickHouse left = LocalClickHouse.find(folder).orElse(null);
        if (left != null) {
            left.stop();
        }
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", folder.toString()));
        return Main.execute(
                new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }

    /** Not the usual port, which somebody else's server may have. */
    private LocalClickHouse up() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(run("up", "clickhouse", "--port", Integer.toString(port)))
                .as(err.toString())
                .isZero();
        return LocalClickHouse.find(folder).orElseThrow();
    }

    private String row(String first) {
        return out.toString().lines().filter(it -> it.startsWith(first)).findAny().orElse("");
    }

    @Test
    void shouldMakeTheTablesOfTheRealmsAndTellWhatTheyHold() throws IOException {
        LocalClickHouse server = up();
        assertThat(out.toString().lines())
                .containsExactly(
                        "clickhouse runs on 127.0.0.1:" + port + ", pid " + server.pid(),
                        "  data in " + folder,
                        "  realm live: database l2_market_data at schema version "
                                + VERSION
                                + ", "
                                + VERSION
                                + " steps of it new",
                        "  stop it with ./groundswell down clickhouse --data " + folder);
        try (ClickHouse client = ClickHouse.open(server.connection(Realm.LIVE))) {
            client.command(
                    "INSERT INTO "
                            + TableNames.DEAD_LETTERS
                            + " (reason, position) SELECT 'test', number FROM system.numbers LIMIT"
                            + " 3");
        }

        assertThat(run("up", "clickhouse", "--realm", "desk-2")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("clickhouse runs already on 127.0.0.1:" + port)
                .contains("at schema version " + VERSION + ", as before")
                .contains("realm desk-2: database l2_desk_2 at schema version " + VERSION + ", ");
        assertThat(run("status")).as(err.toString()).isZero();
        assertThat(row("clickhouse"))
                .startsWith("clickhouse  running  26.")
                .contains("  127.0.0.1:" + port + "  " + server.pid() + "  ")
                .endsWith("  " + folder);
        assertThat(row(TableNames.DEAD_LETTERS)).matches("dead_letters +3 +[0-9.]+ KiB");
        assertThat(row(TableNames.TICKS)).matches("market_ticks +0 +0.0 KiB");
        assertThat(row(TableNames.TRADES)).isEmpty();
        assertThat(run("status", "--realm", "nothing-there")).isZero();
        assertThat(out.toString()).contains("clickhouse has no tables of realm nothing-there");
    }

    @Test
    void shouldLeaveDataAndAddressWhenStopped() throws IOException {
        long pid = up().pid();

        assertThat(run("down")).as(err.toString()).isZero();
        assertThat(out).hasToString("clickhouse stopped, its data stay in " + folder + "\n");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(run("status")).isZero();
        assertThat(row("clickhouse"))
                .startsWith("clickhouse  stopped  -        -        -    -       ");
        assertThat(run("up", "clickhouse")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("clickhouse runs on 127.0.0.1:" + port, "as before");
    }

    @Test
    void shouldStartNothingWhereAServerIsNamed() {
        ClickHouseServer server =
                new ClickHouseServer(Map.of("CLICKHOUSE_URL", "http://store.example:8123"));

        assertThatThrownBy(() -> server.start(folder, OptionalInt.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "CLICKHOUSE_URL names http://store.example:8123, which is used: nothing"
                                + " was started here");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseTheFolderOfAnotherServer() throws IOException {
        LocalKafka.start(LocalKafkaOptions.in(folder)).close();

        assertThat(run("up", "clickhouse")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("groundswell: " + folder + ": the data of kafka are there");
        assertThat(folder.resolve("users.xml")).doesNotExist();
        assertThat(Files.exists(folder.resolve("state.properties"))).isTrue();
    }
}
