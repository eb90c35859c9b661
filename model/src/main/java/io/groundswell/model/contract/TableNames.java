package io.groundswell.model.contract;

/** Names of ClickHouse databases and tables. */
public final class TableNames {
    /** Each trade as it was received, corrections as rows. */
    public static final String TICKS = "market_ticks";

    /** Best bids and offers. */
    public static final String L1 = "market_l1";

    /** Depth of book: updates, where snapshots begin and end, clears. */
    public static final String L2 = "market_l2";

    /** States of connections and of trading, of any topic. */
    public static final String STATUS = "market_status";

    /** What each symbol was said to be. */
    public static final String INSTRUMENTS = "instruments";

    /** What a feed tells of an instrument beside its prices. */
    public static final String FUNDAMENTALS = "fundamentals";

    /** Bars as a feed's history tells them. */
    public static final String HISTORY_BARS = "history_bars";

    /** View of the trades with corrections applied. */
    public static final String TRADES = "market_trades";

    /** The top of books at moments. */
    public static final String BOOK_SNAPSHOTS = "book_snapshots";

    /** Contradictions and gaps that were found in what is stored. */
    public static final String DATA_QUALITY = "data_quality";

    /** Input that was not taken, with the reason. */
    public static final String DEAD_LETTERS = "dead_letters";

    /** Which of the schema's files a database has. */
    public static final String SCHEMA_MIGRATIONS = "schema_migrations";

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
