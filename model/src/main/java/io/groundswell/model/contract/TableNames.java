package io.groundswell.model.contract;

/** Names of ClickHouse databases and tables. */
public final class TableNames {
    /** Each trade as it was received, corrections as rows. */
    public static final String TICKS = "market_ticks";

    /** Best bids and offers. */
    public static final String L1 = "market_l1";

    /** Depth updates. */
    public static final String L2 = "market_l2";

    /** View of the trades with corrections applied. */
    public static final String TRADES = "market_trades";

    /** Input that was not taken, with the reason. */
    public static final String DEAD_LETTERS = "dead_letters";

    static final String LIVE_DATABASE_SUFFIX = "market_data";

    private TableNames() {}

    /**
     * The realm's database: {@code l2_market_data}, or {@code l2_NAME} with _ for - in a replay.
     */
    public static String database(Realm realm) {
        return "l2_" + (realm.isLive() ? LIVE_DATABASE_SUFFIX : realm.name().replace('-', '_'));
    }

    /** A table with its database, such as {@code l2_market_data.market_ticks}. */
    public static String qualified(Realm realm, String table) {
        return database(realm) + '.' + table;
    }
}
