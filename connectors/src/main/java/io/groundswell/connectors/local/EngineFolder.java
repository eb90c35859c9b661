package io.groundswell.connectors.local;

import io.groundswell.connectors.clickhouse.ClickHouseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that a local ClickHouse has on disk, under one folder. */
record EngineFolder(Path root) {
    static final String USER = "groundswell";

    /** Not called as another server's is: a folder says by it whose it is. */
    Path state() {
        return root.resolve("clickhouse.properties");
    }

    /** Who may ask, with the password; no other file has it. */
    Path login() {
        return root.resolve("login.properties");
    }

    Path config() {
        return root.resolve("config.xml");
    }

    Path users() {
        return root.resolve("users.xml");
    }

    Path data() {
        return root.resolve("data");
    }

    Path temp() {
        return root.resolve("temp");
    }

    /** Its working directory, empty: it would take a config.xml there for its own. */
    Path work() {
        return root.resolve("work");
    }

    Path log() {
        return root.resolve("log").resolve("server.log");
    }

    Path errorLog() {
        return root.resolve("log").resolve("errors.log");
    }

    /** What the process said outside its log since it was last started. */
    Path startOutput() {
        return root.resolve("log").resolve("start.out");
    }

    /** There as soon as the process that was started last listens. */
    Path listening() {
        return temp().resolve("listening");
    }

    void make() throws IOException {
        for (Path folder : List.of(data(), temp(), work(), log().getParent())) {
            Files.createDirectories(folder);
        }
    }

    FolderLock lockForStart() throws IOException {
        return FolderLock.tryTake(root.resolve("start.lock"))
                .orElseThrow(
                        () -> new IOException(root + ": a ClickHouse is just being started there"));
    }

    /** Writes its settings, and its users, of whom it knows no password but only a hash. */
    void writeConfig(long memoryBytes) throws IOException {
        ClickHouseLogin login = madeLogin();
        PrivateFile.write(users(), EngineConfig.users(login));
        PrivateFile.write(config(), EngineConfig.server(this, memoryBytes));
    }

    private ClickHouseLogin madeLogin() throws IOException {
        if (!Files.exists(login())) {
            PrivateFile.write(
                    login(),
                    ClickHouseLogin.USER
                            + '='
                            + USER
                            + '\n'
                            + ClickHouseLogin.PASSWORD
                            + '='
                            + NewPassword.make()
                            + '\n');
        }
        return ClickHouseLogin.read(login());
    }
}
