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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** up, status and down on a ClickHouse of each test's own. */
class ClickHouseCommandsIT {
    private static final int VERSION = Migrations.bundled().version();

    @TempDir Path folder;

    private CommandLines commands;
    private int port;

    @BeforeAll
    static void needAnEngine() {
        ReachableClickHouse.obstacle(Map.of()).ifPresent(SkippedTest::because);
        if (ReachableClickHouse.named(System.getenv()).isPresent()) {
            SkippedTest.because("CLICKHOUSE_URL is set, so that up would start nothing");
        }
    }

    @BeforeEach
    void takeTheFolder() {
        commands = new CommandLines(folder);
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        LocalClickHouse left = LocalClickHouse.find(folder).orElse(null);
        if (left != null) {
            left.stop();
        }
    }

    private LocalClickHouse up() throws IOException {
        port = commands.up("clickhouse");
        return LocalClickHouse.find(folder).orElseThrow();
    }

    @Test
    void shouldMakeTheTablesOfTheRealmsAndTellWhatTheyHold() throws IOException {
        LocalClickHouse server = up();
        assertThat(commands.out().lines())
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

        commands.done("up", "clickhouse", "--realm", "desk-2");
        assertThat(commands.out())
                .contains("clickhouse runs already on 127.0.0.1:" + port)
                .contains("at schema version " + VERSION + ", as before")
                .contains("realm desk-2: database l2_desk_2 at schema version " + VERSION + ", ");
        commands.done("status");
        assertThat(commands.row("clickhouse"))
                .startsWith("clickhouse  running  26.")
                .contains("  127.0.0.1:" + port + "  " + server.pid() + "  ")
                .endsWith("  " + folder);
        assertThat(commands.row(TableNames.DEAD_LETTERS)).matches("dead_letters +3 +[0-9.]+ KiB");
        assertThat(commands.row(TableNames.TICKS)).matches("market_ticks +0 +0.0 KiB");
        assertThat(commands.row(TableNames.TRADES)).isEmpty();
        commands.done("status", "--realm", "nothing-there");
        assertThat(commands.out()).contains("clickhouse has no tables of realm nothing-there");
    }

    @Test
    void shouldLeaveDataAndAddressWhenStopped() throws IOException {
        long pid = up().pid();

        commands.done("down");
        assertThat(commands.out())
                .isEqualTo("clickhouse stopped, its data stay in " + folder + "\n");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        commands.done("status");
        assertThat(commands.row("clickhouse"))
                .startsWith("clickhouse  stopped  -        -        -    -       ");
        commands.done("up", "clickhouse");
        assertThat(commands.out()).contains("clickhouse runs on 127.0.0.1:" + port, "as before");
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

        assertThat(commands.run("up", "clickhouse")).isEqualTo(2);
        assertThat(commands.err().lines())
                .containsExactly("groundswell: " + folder + ": the data of kafka are there");
        assertThat(folder.resolve("users.xml")).doesNotExist();
        assertThat(Files.exists(folder.resolve("state.properties"))).isTrue();
    }
}
