package io.groundswell.connectors;

import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.RunningServer;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisConnection;
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
import java.util.HashMap;
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
    public boolean hasBeenIn(Path folder) throws IOException {
        return LocalRedis.formerAddress(folder).isPresent();
    }

    @Override
    public Optional<RunningServer> find(Path folder) throws IOException {
        return LocalRedis.find(folder).map(RunningServer.class::cast);
    }

    @Override
    public RunningServer start(Path folder, OptionalInt port) throws IOException {
        LocalServers.refuseNamed(environment, RedisConnection.URL_VARIABLE);
        int wanted = port.orElse(hasBeenIn(folder) ? 0 : USUAL_PORT);
        return LocalRedis.startDetached(LocalRedisOptions.in(folder).withPort(wanted));
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
            Map<String, String> figures = figures(commands.info());
            TextTable self = new TextTable("REDIS", "HEALTH", "MEMORY", "LIMIT", "KEYS");
            self.row(
                    figures.get("redis_version"),
                    health(figures),
                    size(figures, "used_memory"),
                    size(figures, "maxmemory"),
                    commands.dbsize().toString());
            self.print(out);
            out.println();
            TextTable keys = new TextTable("KEYS OF " + realm.name(), "COUNT");
            for (RedisKey kind : RedisKey.values()) {
                String pattern = kind.of(realm, "*");
                keys.row(pattern, Long.toString(count(commands, pattern)));
            }
            keys.print(out);
        } catch (RedisException e) {
            throw new IOException("redis: " + e.getMessage(), e);
        }
    }

    private static Redis<String, String> client(RunningServer server) throws IOException {
        return Redis.open(((LocalRedis) server).connection());
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

    /** A line of it is {@code name:value}. */
    private static Map<String, String> figures(String info) {
        Map<String, String> figures = new HashMap<>();
        info.lines()
                .filter(it -> it.indexOf(':') > 0)
                .forEach(
                        it ->
                                figures.put(
                                        it.substring(0, it.indexOf(':')),
                                        it.substring(it.indexOf(':') + 1)));
        return figures;
    }

    /** It refuses writes once it cannot write its file, or is full. */
    private static String health(Map<String, String> figures) {
        if (!"ok".equals(figures.get("aof_last_write_status"))) {
            return "cannot write its data";
        }
        return number(figures, "used_memory") < number(figures, "maxmemory") ? "ok" : "full";
    }

    private static String size(Map<String, String> figures, String name) {
        return TextTable.size(number(figures, name));
    }

    private static long number(Map<String, String> figures, String name) {
        return Long.parseLong(figures.getOrDefault(name, "0"));
    }
}
