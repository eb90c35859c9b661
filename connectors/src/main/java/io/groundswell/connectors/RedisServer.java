package io.groundswell.connectors;

import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.RunningServer;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.connectors.redis.RedisInfo;
import io.groundswell.connectors.redis.cleaner.CleanerLog;
import io.groundswell.connectors.redis.cleaner.CleanerProcess;
import io.groundswell.model.contract.CleanerField;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisKey;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Redis, with the keys of the realms. */
final class RedisServer implements LocalServer {
    /** Not Redis's own 6379, where somebody else's may be. */
    private static final int USUAL_PORT = 6380;

    /** Keys that the server looks at before it serves others again. */
    private static final int SCAN_STEP = 1_000;

    private final Map<String, String> environment;

    RedisServer(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Optional<String> elsewhere() {
        return LocalServers.elsewhere(environment, RedisConnection.URL_VARIABLE);
    }

    @Override
    public boolean hasBeenIn(Path folder) throws IOException {
        return LocalRedis.formerAddress(folder).isPresent();
    }

    @Override
    public Optional<RunningServer> find(Path folder) throws IOException {
        return LocalRedis.find(folder).map(server -> new CleanedServer(server, folder));
    }

    @Override
    public RunningServer start(Path folder, OptionalInt port) throws IOException {
        LocalServers.refuseNamed(this);
        int wanted = port.orElse(hasBeenIn(folder) ? 0 : USUAL_PORT);
        return new CleanedServer(
                LocalRedis.startDetached(LocalRedisOptions.in(folder).withPort(wanted)), folder);
    }

    /** A server that is named elsewhere is cleaned by whoever it belongs to. */
    @Override
    public Optional<String> accompany(RunningServer server) throws IOException {
        Path folder = ((CleanedServer) server).folder();
        Optional<CleanerProcess> there = CleanerProcess.find(folder);
        CleanerProcess cleaner = there.isPresent() ? there.get() : CleanerProcess.start(folder);
        return Optional.of("a cleaner keeps it under its limit, pid " + cleaner.pid());
    }

    @Override
    public String version(RunningServer server) throws IOException {
        try (Redis<String, String> redis = client(server)) {
            return RedisInfo.of(redis.connection().sync().info("server")).text("redis_version");
        } catch (RedisException e) {
            throw new IOException("redis: " + e.getMessage(), e);
        }
    }

    /** A key is there from its first write on. */
    @Override
    public String prepare(RunningServer server, Realm realm) throws IOException {
        try (Redis<String, String> redis = client(server)) {
            long keys = 0;
            for (RedisKey kind : RedisKey.values()) {
                keys += count(redis.connection().sync(), kind.of(realm, "*"));
            }
            return "realm " + realm.name() + ": " + (keys == 0 ? "no" : keys) + " keys so far";
        } catch (RedisException e) {
            throw new IOException("redis: " + e.getMessage(), e);
        }
    }

    @Override
    public void tellContents(RunningServer server, Realm realm, PrintWriter out)
            throws IOException {
        try (Redis<String, String> redis = client(server)) {
            RedisCommands<String, String> commands = redis.connection().sync();
            RedisInfo figures = RedisInfo.of(commands.info());
            TextTable self = new TextTable("REDIS", "MEMORY", "LIMIT", "KEYS");
            self.row(
                    health(figures),
                    TextTable.size(figures.countedBytes()),
                    TextTable.size(figures.mostBytes()),
                    commands.dbsize().toString());
            self.print(out);
            out.println();
            TextTable keys = new TextTable("KEYS OF " + realm.name(), "COUNT");
            for (RedisKey kind : RedisKey.values()) {
                String pattern = kind.of(realm, "*");
                keys.row(pattern, Long.toString(count(commands, pattern)));
            }
            keys.print(out);
            out.println();
            tellCleaner((CleanedServer) server, new CleanerLog(redis).read(), out);
        } catch (RedisException e) {
            throw new IOException("redis: " + e.getMessage(), e);
        }
    }

    private static Redis<String, String> client(RunningServer server) throws IOException {
        return Redis.open(((CleanedServer) server).server().connection());
    }

    private static long count(RedisCommands<String, String> commands, String pattern) {
        ScanArgs some = ScanArgs.Builder.matches(pattern).limit(SCAN_STEP);
        long found = 0;
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            KeyScanCursor<String> step = commands.scan(cursor, some);
            found += step.getKeys().size();
            cursor = step;
        } while (!cursor.isFinished());
        return found;
    }

    /** It refuses writes once it cannot write its file, or is full. */
    private static String health(RedisInfo figures) {
        if (!"ok".equals(figures.text("aof_last_write_status"))) {
            return "cannot write its data";
        }
        return figures.countedBytes() < figures.mostBytes() ? "ok" : "full";
    }

    private static void tellCleaner(
            CleanedServer server, Map<CleanerField, String> log, PrintWriter out)
            throws IOException {
        Optional<CleanerProcess> cleaner = CleanerProcess.find(server.folder());
        out.println(
                cleaner.isPresent()
                        ? "its cleaner runs, pid " + cleaner.get().pid()
                        : "its cleaner does not run: ./groundswell up redis starts it");
        if (!log.isEmpty()) {
            out.println(
                    "last cleaned "
                            + log.get(CleanerField.PASS_TIME)
                            + ", from "
                            + size(log, CleanerField.BEFORE_BYTES)
                            + " to "
                            + size(log, CleanerField.AFTER_BYTES)
                            + ": "
                            + log.get(CleanerField.DETAIL));
        }
    }

    private static String size(Map<CleanerField, String> log, CleanerField field) {
        return TextTable.size(Long.parseLong(log.getOrDefault(field, "0")));
    }
}
