package io.groundswell.connectors.local;

import io.groundswell.connectors.access.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that a local ClickHouse has on disk, under one folder. */
record EngineFolder(Path root) implements ServerFolder {
    static final String USER = "groundswell";

    @Override
    public Path state() {
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

    @Override
    public String serverName() {
        return "ClickHouse";
    }

    @Override
    public void make() throws IOException {
        for (Path folder : List.of(data(), temp(), work(), log().getParent())) {
            Files.createDirectories(folder);
        }
    }

    @Override
    public ServerProcess launch(int port, boolean detached) throws IOException {
        Path library = ClickHouseEngine.ofRepository().library();
        return new EngineStart(this, port).run(library, detached);
    }

    /** Writes its settings, and its users, of whom it knows no password but only a hash. */
    void writeConfig(long memoryBytes) throws IOException {
        Login login = LoginFile.made(login(), USER);
        PrivateFile.write(users(), EngineConfig.users(login));
        PrivateFile.write(config(), EngineConfig.server(this, memoryBytes));
    }
}
