package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.access.Login;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalClickHouseIT extends FolderServerContract<LocalClickHouse> {
    @Override
    String product() {
        return "ClickHouse";
    }

    @Override
    Optional<String> obstacle() {
        return ReachableClickHouse.obstacle(Map.of());
    }

    @Override
    String awkwardName() {
        return "it's <data> & more";
    }

    @Override
    LocalClickHouse start(Path at, int port) throws IOException {
        LocalClickHouseOptions options = LocalClickHouseOptions.in(at);
        return LocalClickHouse.start(port == 0 ? options : options.withPort(port));
    }

    @Override
    Optional<LocalClickHouse> find(Path at) throws IOException {
        return LocalClickHouse.find(at);
    }

    @Override
    Optional<String> formerAddress(Path at) throws IOException {
        return LocalClickHouse.formerAddress(at);
    }

    @Override
    String saysTaken(String address) {
        return "Address already in use: " + address;
    }

    @Override
    void store(LocalClickHouse on, String name, String value) throws Exception {
        HttpQueries queries = HttpQueries.of(on);
        for (String sql :
                List.of(
                        "CREATE DATABASE l2_" + name,
                        "CREATE TABLE l2_"
                                + name
                                + ".kept (v String) ENGINE = ReplacingMergeTree ORDER BY v"
                                + " SETTINGS non_replicated_deduplication_window = 100",
                        "INSERT INTO l2_" + name + ".kept VALUES ('" + value + "')")) {
            assertThat(queries.ask(sql)).as(sql).isEmpty();
        }
    }

    @Override
    String stored(LocalClickHouse on, String name) throws Exception {
        return HttpQueries.of(on).ask("SELECT v FROM l2_" + name + ".kept");
    }

    @Override
    List<Path> loginFiles(LocalClickHouse of) {
        return List.of(of.loginFile());
    }

    @Override
    List<String> privateFiles() {
        return List.of("users.xml", "config.xml");
    }

    private String ask(String sql) throws Exception {
        return HttpQueries.of(server()).ask(sql);
    }

    @Test
    void shouldAnswerWithTheEngineOfTheRepositoryInItsOwnTimeZone() throws Exception {
        assertThat(ask("SELECT version(), serverTimezone()")).isEqualTo("26.7.2.1\tUTC");
        assertThat(server().connection(Realm.LIVE).url()).isEqualTo(server().url());
        assertThat(server().connection(Realm.LIVE).login().user()).isEqualTo("groundswell");
    }

    /** Its state was lost: only the engine itself knows that it uses the data. */
    @Test
    void shouldRefuseDataThatAnUnknownServerUses() throws Exception {
        Path state = folder().resolve("clickhouse.properties");
        Path aside = Files.move(state, folder().resolve("aside.properties"));
        try {
            assertThatThrownBy(() -> LocalClickHouse.start(LocalClickHouseOptions.in(folder())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another server instance in same directory")
                    .hasMessageNotContaining("\n");
        } finally {
            Files.move(aside, state);
        }
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    /** Anybody on the machine can be that user, without a password. */
    @Test
    void shouldGiveTheUserWithoutPasswordNothing() throws Exception {
        store(server(), "secret", "hidden");
        HttpQueries nobody = HttpQueries.asNobody(server());

        for (String sql :
                List.of(
                        "SELECT * FROM l2_secret.kept",
                        "INSERT INTO l2_secret.kept VALUES ('x')",
                        "CREATE TABLE l2_secret.mine (v String) ENGINE = Memory",
                        "CREATE DATABASE l2_mine",
                        "DROP DATABASE l2_secret",
                        "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                        "SELECT * FROM url('" + server().url() + "', 'LineAsString')",
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
        assertThat(stored(server(), "secret")).isEqualTo("hidden");
    }

    @Test
    void shouldRefuseItsUserWithAnotherPassword() throws Exception {
        HttpQueries wrong = HttpQueries.as(server(), new Login("groundswell", "0123abcd"));

        assertThat(wrong.ask("SELECT 1")).contains("AUTHENTICATION_FAILED");
    }

    @Test
    void shouldKeepItsUserToTheDatabasesOfTheRealms() throws Exception {
        for (String sql :
                List.of(
                        "CREATE DATABASE other",
                        "CREATE TABLE default.t (v String) ENGINE = Memory",
                        "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                        "SELECT * FROM url('" + server().url() + "', 'LineAsString')",
                        "SELECT * FROM system.users")) {
            assertThat(ask(sql)).as(sql).contains("ACCESS_DENIED");
        }
    }

    @Test
    void shouldFailTheQueryAndLiveOnWhenItNeedsMoreThanTheMemory() throws Exception {
        Path small = folder("small");
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
        Path detached = folder("detached");
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
}
