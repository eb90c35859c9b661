package io.groundswell.connectors.redis.cleaner;

import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisInfo;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Passes of the cleaner over one Redis, over a connection that stays the caller's; each that was
 * needed is written down there. One thread.
 */
public final class Cleaning {
    private static final long USUAL_LIMIT_BYTES = 1_000_000_000;

    /** A pass that did not help looked through all keys; the next one would too. */
    private static final int PAUSE_AFTER_FAILURE = 10;

    private final Redis<String, String> redis;
    private final OptionalLong limitBytes;
    private final Duration life;
    private final InstantSource clock;
    private CleanedRedis store;

    /**
     * Prepares passes.
     *
     * @param limitBytes empty for what the server itself has as its limit, or 1 GB where it has
     *     none
     * @param life how long a key lives that nobody writes
     */
    public Cleaning(
            Redis<String, String> redis,
            OptionalLong limitBytes,
            Duration life,
            InstantSource clock) {
        this.life = life;
        this.redis = redis;
        this.limitBytes = limitBytes;
        this.clock = clock;
    }

    /** One pass. Throws what lettuce throws. */
    public CleaningReport pass() {
        if (store == null) {
            store = new CleanedRedis(redis, life);
        }
        CleaningReport report = new RedisCleaner(store, CleaningLimits.of(limit())).clean();
        if (report.wasNeeded()) {
            new CleanerLog(redis).add(report, clock.instant());
        }
        return report;
    }

    private long limit() {
        if (limitBytes.isPresent()) {
            return limitBytes.getAsLong();
        }
        long most = RedisInfo.of(redis.connection().sync().info("memory")).mostBytes();
        return most > 0 ? most : USUAL_LIMIT_BYTES;
    }

    /**
     * Passes for ever, whatever becomes of Redis meanwhile.
     *
     * @param ended done when there is nothing more to do
     * @param done told of each pass that was needed
     * @param trouble told why passes fail, once until one succeeds
     */
    public void repeat(
            long pauseMillis,
            Future<?> ended,
            Consumer<CleaningReport> done,
            Consumer<String> trouble)
            throws InterruptedException {
        boolean isTroubled = false;
        long nextMillis = 0;
        while (!endsWithin(nextMillis, ended)) {
            nextMillis = pauseMillis;
            try {
                CleaningReport report = pass();
                isTroubled = false;
                if (report.wasNeeded()) {
                    done.accept(report);
                }
                if (!report.isUnderLimit()) {
                    nextMillis = pauseMillis * PAUSE_AFTER_FAILURE;
                }
            } catch (RedisException e) {
                // It may be another server by now, or have lost the scripts.
                store = null;
                if (!isTroubled) {
                    trouble.accept(String.valueOf(e.getMessage()));
                }
                isTroubled = true;
            }
        }
    }

    private static boolean endsWithin(long millis, Future<?> ended) throws InterruptedException {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody can tell when to end", e.getCause());
        }
    }
}
