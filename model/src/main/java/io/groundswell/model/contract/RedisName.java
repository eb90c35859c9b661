package io.groundswell.model.contract;

import io.groundswell.model.event.EventHeader;
import java.util.Optional;

/**
 * A key of Redis that is a symbol's, taken apart.
 *
 * @param kind what is there
 * @param realm whose world it belongs to
 * @param symbol as IQFeed spells it; it may hold colons itself
 */
public record RedisName(RedisKey kind, Realm realm, String symbol) {
    private static final char FIRST_PRINTED = '!';
    private static final char LAST_PRINTED = '~';

    /** What a key names; empty for one that is none of ours. */
    public static Optional<RedisName> of(String key) {
        int end = key.indexOf(':');
        if (end < 0) {
            return Optional.empty();
        }
        String first = key.substring(0, end);
        String rest = key.substring(end + 1);
        Optional<RedisKey> live = kind(first);
        return live.isPresent() ? in(Realm.LIVE, live.get(), rest) : ofReplay(first, rest);
    }

    private static Optional<RedisName> ofReplay(String name, String key) {
        int end = key.indexOf(':');
        Optional<Realm> realm = realm(name);
        if (end < 0 || realm.isEmpty() || realm.get().isLive()) {
            return Optional.empty();
        }
        return kind(key.substring(0, end))
                .flatMap(kind -> in(realm.get(), kind, key.substring(end + 1)));
    }

    private static Optional<Realm> realm(String name) {
        try {
            return Optional.of(new Realm(name));
        } catch (IllegalArgumentException e) {
            // Somebody else's key may begin with anything.
            return Optional.empty();
        }
    }

    private static Optional<RedisKey> kind(String prefix) {
        for (RedisKey kind : RedisKey.values()) {
            if (kind.prefix().equals(prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static Optional<RedisName> in(Realm realm, RedisKey kind, String symbol) {
        boolean isSymbol =
                !symbol.isEmpty()
                        && symbol.length() <= EventHeader.MAX_SYMBOL_LENGTH
                        && symbol.chars().allMatch(it -> it >= FIRST_PRINTED && it <= LAST_PRINTED);
        return isSymbol ? Optional.of(new RedisName(kind, realm, symbol)) : Optional.empty();
    }

    /** The key. */
    public String key() {
        return kind.of(realm, symbol);
    }

    /** The key of the set that says whether the symbol is watched. */
    public String watchlist() {
        return RedisKey.watchlist(realm);
    }
}
