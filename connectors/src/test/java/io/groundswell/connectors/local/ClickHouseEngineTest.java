package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script in the place of npm. */
class ClickHouseEngineTest {
    private static final String PACKAGE = "@chdb/lib-linux-x64-gnu";
    private static final String PINNED = "{\"dependencies\": {\"" + PACKAGE + "\": \"1.2.3\"}}";

    /** Notes each call, and puts the engine there. */
    private static final String FETCHING =
            """
            echo "$@" >> calls
            mkdir -p node_modules/@chdb/lib-linux-x64-gnu
            cd node_modules/@chdb/lib-linux-x64-gnu
            touch libchdb.so
            echo '{"version": "1.2.3"}' > package.json
            """;

    @TempDir private Path folder;

    private Path notes;
    private Path library;

    @BeforeEach
    void pin() throws IOException {
        assumeTrue(
                "Linux".equals(System.getProperty("os.name"))
                        && "amd64".equals(System.getProperty("os.arch")),
                "skipped: the engine is for Linux on x64");
        Files.writeString(folder.resolve("package.json"), PINNED);
        notes = folder.resolve("notes");
        library = folder.resolve("node_modules").resolve(PACKAGE).resolve("libchdb.so");
    }

    private ClickHouseEngine engine(String script) throws IOException {
        Path npm = folder.resolve("npm");
        Files.writeString(npm, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwx------"));
        return new ClickHouseEngine(folder, notes, npm.toString());
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    @Test
    void shouldFetchWhatTheLockFileSaysOnceOnly() throws IOException {
        ClickHouseEngine engine = engine(FETCHING);

        assertThat(engine.library()).isEqualTo(library).isRegularFile();
        assertThat(engine.library()).isEqualTo(library);
        assertThat(calls()).containsExactly("ci --ignore-scripts --no-audit --no-fund");
    }

    @Test
    void shouldFetchAgainWhenAnotherVersionIsThere() throws IOException {
        Files.createDirectories(library.getParent());
        Files.createFile(library);
        Files.writeString(library.resolveSibling("package.json"), "{\"version\": \"1.2.2\"}");

        engine(FETCHING).library();

        assertThat(calls()).hasSize(1);
    }

    @Test
    void shouldFetchOnceWhenTwoAskAtTheSameTime() throws Exception {
        ClickHouseEngine engine = engine(FETCHING);
        List<CompletableFuture<Path>> both =
                List.of(asking(engine), asking(engine), asking(engine));

        for (CompletableFuture<Path> one : both) {
            assertThat(one.get()).isEqualTo(library);
        }
        assertThat(calls()).hasSize(1);
    }

    private static CompletableFuture<Path> asking(ClickHouseEngine engine) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return engine.library();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void shouldSayThatItNeedsNpmWhereThereIsNone() {
        ClickHouseEngine engine = new ClickHouseEngine(folder, notes, "no-such-npm-anywhere");

        assertThatThrownBy(engine::library)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("needs npm on the PATH")
                .hasMessageContaining("CLICKHOUSE_URL")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldTellInOneLineWhyNpmFailed() throws IOException {
        ClickHouseEngine engine =
                engine(
                        """
                        echo 'npm warn something else'
                        echo 'npm error code ENOTFOUND'
                        echo 'npm error request to somewhere failed'
                        echo 'npm error A complete log of this run can be found in: x'
                        exit 1
                        """);

        assertThatThrownBy(engine::library)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "npm cannot fetch ClickHouse's engine: code ENOTFOUND, request to"
                                + " somewhere failed (%s has the rest)",
                        notes.resolve("clickhouse-engine.out"));
    }

    @Test
    void shouldNotBelieveNpmThatItPutThePinnedVersionThere() throws IOException {
        assertThatThrownBy(engine("exit 0\n")::library)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("npm did not put 1.2.3 there");
    }

    @Test
    void shouldPinInTheRepositoryTheVersionThatTheLockFileHolds() throws IOException {
        Path repository =
                Path.of(System.getProperty("groundswell.root", ".."), "docker", "clickhouse");
        String lock = Files.readString(repository.resolve("package-lock.json"));

        assertThat(Files.readString(repository.resolve("package.json")))
                .contains("\"26.7.3-stable.1\"");
        assertThat(lock)
                .contains("\"" + PACKAGE + "\": \"26.7.3-stable.1\"", "\"integrity\": \"sha512-")
                .doesNotContain("http");
    }

    @Test
    void shouldUseTheServerThatTheEnvironmentNamesAndStartNone() throws IOException {
        Map<String, String> environment = Map.of("CLICKHOUSE_URL", "http://store.example:8123");
        try (ReachableClickHouse named = ReachableClickHouse.open(environment, folder)) {
            assertThat(named.url()).isEqualTo("http://store.example:8123");
            assertThat(named.own()).isEmpty();
        }
        assertThat(ReachableClickHouse.obstacle(environment)).isEmpty();
        assertThat(folder.resolve("clickhouse.properties")).doesNotExist();
    }

    @Test
    void shouldTellTheEnginesOwnExceptionWhenItSaidMore() {
        assertThat(
                        EngineStart.reason(
                                """
                                Logging information to x
                                Code: 76. DB::Exception: Cannot lock file x. (CANNOT_OPEN_FILE)
                                0. ? @ 0x0000
                                """))
                .isEqualTo("Code: 76. DB::Exception: Cannot lock file x. (CANNOT_OPEN_FILE)");
        assertThat(EngineStart.reason("\n")).isEqualTo("it said nothing");
    }
}
