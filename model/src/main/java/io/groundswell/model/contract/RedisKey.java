package io.groundswell.model.contract;

/** What Redis keeps for each symbol. */
public enum RedisKey {
    /** Hash of the latest best bid, offer and trade. */
    L1("l1"),
    /** Stream of the latest trades; its ids are made from their times, so a repeat is refused. */
    TICKS("ticks"),
    /** Hash of the latest order book. */
    L2("market_l2");

    private final String prefix;

    RedisKey(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** The key of a symbol: {@code l1:AAPL}, or {@code NAME:l1:AAPL} in a replay. */
    public String of(Realm realm, String symbol) {
        String key = prefix + ':' + symbol;
        return realm.isLive() ? key : realm.name() + ':' + key;
    }
}
