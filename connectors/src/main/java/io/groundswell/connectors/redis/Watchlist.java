package io.groundswell.connectors.redis;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisKey;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The symbols of a realm that somebody watches, whose latest quote nobody removes. It lives in
 * Redis and has no end of life. Waits for Redis, and throws what lettuce throws. Any number of
 * threads.
 */
public final class Watchlist {
    private final Redis<String, String> redis;
    private final String key;

    /** The list of a realm, over a connection that stays the caller's. */
    public Watchlist(Redis<String, String> redis, Realm realm) {
        this.redis = redis;
        this.key = RedisKey.watchlist(realm);
    }

    /** Puts symbols on it and returns how many were not there yet. */
    public long add(Collection<String> symbols) {
        return redis.connection().sync().sadd(key, symbols.toArray(String[]::new));
    }

    /** Takes symbols off it and returns how many were there. */
    public long remove(Collection<String> symbols) {
        return redis.connection().sync().srem(key, symbols.toArray(String[]::new));
    }

    /** All symbols that are on it. */
    public SortedSet<String> symbols() {
        return new TreeSet<>(redis.connection().sync().smembers(key));
    }
}
