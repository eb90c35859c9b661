package io.groundswell.connectors.redis.cleaner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisInfo;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.RedisName;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Redis that is kept small, over a connection that stays the caller's. Never for longer than a
 * few hundred keys at once, so that others are served between. Throws what lettuce throws. One
 * thread.
 *
 * <p>How long nobody wrote a key is told by two: by when it was used, which a restart of Redis
 * forgets, and by what is left of its life, which those who write renew once a tenth is gone.
 */
final class CleanedRedis implements CleanedStore {
    /** Keys that the server looks at before it serves others again: less than a millisecond. */
    private static final int SCAN_STEP = 200;

    private static final int FIGURES_OF_A_KEY = 4;
    private static final int FIGURES_OF_A_REMOVAL = 3;

    /** The last trades of a symbol, of which a stream keeps a block or two more. */
    private static final String ENTRIES_LEFT = "100";

    /** What a removed key took is freed beside the server's own thread, in microseconds. */
    private static final int MOST_LOOKS_AT_MEMORY = 1_000;

    private static final long MILLIS_PER_SECOND = 1_000;

    private final Redis<String, String> redis;
    private final long renewedAtMillis;
    private final String lookDigest;
    private final String removeDigest;

    /**
     * One that has the scripts.
     *
     * @param life how long a key lives that nobody writes
     */
    CleanedRedis(Redis<String, String> redis, Duration life) {
        this.redis = redis;
        // Who writes a key renews its life when a tenth of it is over.
        this.renewedAtMillis = life.toMillis() - life.toMillis() / 10;
        this.lookDigest = commands().scriptLoad(script("look.lua"));
        this.removeDigest = commands().scriptLoad(script("remove.lua"));
    }

    private static String script(String name) {
        try (InputStream in = CleanedRedis.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RedisCommands<String, String> commands() {
        return redis.connection().sync();
    }

    @Override
    public long memoryBytes() {
        RedisInfo memory = memory();
        for (int i = 0; i < MOST_LOOKS_AT_MEMORY && isFreeing(memory); i++) {
            memory = memory();
        }
        return memory.countedBytes();
    }

    private RedisInfo memory() {
        return RedisInfo.of(commands().info("memory"));
    }

    private static boolean isFreeing(RedisInfo memory) {
        return memory.number("lazyfree_pending_objects") > 0;
    }

    @Override
    public void look(Shortlist shortlist) {
        ScanArgs some = ScanArgs.Builder.limit(SCAN_STEP);
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            KeyScanCursor<String> found = commands().scan(cursor, some);
            List<RedisName> names =
                    found.getKeys().stream().map(RedisName::of).flatMap(Optional::stream).toList();
            for (int i = names.size(); i < found.getKeys().size(); i++) {
                shortlist.spareOthers();
            }
            if (!names.isEmpty()) {
                look(names, shortlist);
            }
            cursor = found;
        } while (!cursor.isFinished());
    }

    private void look(List<RedisName> names, Shortlist shortlist) {
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (RedisName name : names) {
            keys.add(name.key());
            keys.add(name.watchlist());
            arguments.add(name.symbol());
            arguments.add(type(name.kind()));
        }
        List<Long> figures =
                commands()
                        .evalsha(
                                lookDigest,
                                ScriptOutputType.MULTI,
                                keys.toArray(String[]::new),
                                arguments.toArray(String[]::new));
        for (int i = 0; i < names.size(); i++) {
            int at = i * FIGURES_OF_A_KEY;
            weigh(names.get(i), figures.subList(at, at + FIGURES_OF_A_KEY), shortlist);
        }
    }

    private void weigh(RedisName name, List<Long> figures, Shortlist shortlist) {
        long liveMillis = figures.get(1);
        if (liveMillis < 0) {
            shortlist.spareOthers();
            return;
        }
        boolean isWatched = figures.get(3) == 1;
        long idleMillis = figures.get(0) * MILLIS_PER_SECOND;
        long quietMillis = Math.max(idleMillis, renewedAtMillis - liveMillis);
        boolean isSpared = true;
        for (CleaningStep step : CleaningStep.values()) {
            if (step.kind() == name.kind() && step.isOfWatched() == isWatched) {
                shortlist.offer(new Candidate(step, name, quietMillis, figures.get(2)));
                isSpared = false;
            }
        }
        if (isSpared) {
            shortlist.spareWatched();
        }
    }

    /** What Redis calls what is there. */
    private static String type(RedisKey kind) {
        return switch (kind) {
            case TICKS -> "stream";
            case L1, BOOK, QUALITY -> "hash";
        };
    }

    @Override
    public Removal remove(CleaningStep step, List<Candidate> window) {
        List<RedisFuture<List<Long>>> answers = new ArrayList<>(window.size());
        for (Candidate candidate : window) {
            RedisName name = candidate.name();
            answers.add(
                    redis.connection()
                            .async()
                            .evalsha(
                                    removeDigest,
                                    ScriptOutputType.MULTI,
                                    new String[] {name.key(), name.watchlist()},
                                    name.symbol(),
                                    step.isOfWatched() ? "0" : "1",
                                    type(step.kind()),
                                    step.isCut() ? ENTRIES_LEFT : "0"));
        }
        Removal gone = Removal.NOTHING;
        for (RedisFuture<List<Long>> answer : answers) {
            gone = gone.plus(removal(answer.toCompletableFuture().join()));
        }
        return gone;
    }

    private static Removal removal(List<Long> figures) {
        if (figures.size() != FIGURES_OF_A_REMOVAL) {
            throw new IllegalStateException("an answer of " + figures.size() + " numbers");
        }
        return new Removal(figures.get(0), figures.get(1), figures.get(2));
    }
}
