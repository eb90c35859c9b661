package io.groundswell.model.contract;

/**
 * What Redis keeps for each symbol. What is new at a key is told on the channel of the same name.
 */
public enum RedisKey {
    /** Hash of the latest consolidated best bid and offer, and of the latest trade. */
    L1("l1"),
    /** Stream of the latest trades; its ids are made from their order, so a repeat is refused. */
    TICKS("ticks"),
    /** Hash of the latest order book. */
    BOOK("market_book"),
    /** Hash of what is known of the soundness of the order book. */
    QUALITY("market_quality");

    private static final String WATCHLIST = "watchlist";
    private static final String CLEANER = "cleaner";

    private final String prefix;

    RedisKey(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** The key of a symbol: {@code l1:AAPL}, or {@code NAME:l1:AAPL} in a replay. */
    public String of(Realm realm, String symbol) {
        return in(realm, prefix + ':' + symbol);
    }

    /** The key of the set of symbols that are watched: {@code watchlist}. */
    public static String watchlist(Realm realm) {
        return in(realm, WATCHLIST);
    }

    /** The key of the hash with what the cleaner did, which looks after all realms at once. */
    public static String cleaner() {
        return CLEANER;
    }

    private static String in(Realm realm, String key) {
        return realm.isLive() ? key : realm.name() + ':' + key;
    }
}
