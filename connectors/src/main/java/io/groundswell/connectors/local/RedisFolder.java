package io.groundswell.connectors.local;

import io.groundswell.connectors.access.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** All that a local Redis has on disk, under one folder. */
record RedisFolder(Path root) implements ServerFolder {
    static final String USER = "groundswell";
    static final String ADMINISTRATOR = "administrator";

    @Override
    public Path state() {
        return root.resolve("redis.properties");
    }

    /** Who may use it, with the password; no other file has it. */
    Path login() {
        return root.resolve("login.properties");
    }

    /** Who may do what jobs may not, with the password; no other file has it. */
    Path administratorLogin() {
        return root.resolve("administrator.properties");
    }

    Path config() {
        return root.resolve("redis.conf");
    }

    /** Whom its clients trust; there while it encrypts. */
    Path authority() {
        return root.resolve("authority.pem");
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("log").resolve("server.log");
    }

    @Override
    public String serverName() {
        return "Redis";
    }

    @Override
    public void make() throws IOException {
        for (Path folder : List.of(data(), log().getParent())) {
            Files.createDirectories(folder);
        }
    }

    @Override
    public ServerProcess launch(int port, boolean detached) throws IOException {
        return new RedisStart(this).run(RedisProgram.ofThisMachine().file(), detached);
    }

    /** Writes its settings; of the passwords it knows no more than a hash. */
    void writeConfig(int port, LocalRedisOptions options) throws IOException {
        Login user = LoginFile.made(login(), USER);
        Login administrator = LoginFile.made(administratorLogin(), ADMINISTRATOR);
        PrivateFile.write(config(), new RedisConfig(this, port, options).text(user, administrator));
        Optional<RedisTls> tls = options.tls();
        if (tls.isPresent()) {
            Files.copy(tls.get().authority(), authority(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(authority());
        }
    }
}
