package io.groundswell.connectors.redis.cleaner;

import io.groundswell.model.contract.RedisKey;

/**
 * What may be removed, what is missed least first. A step is taken only where all before it were
 * not enough. There is none for the quote of a symbol that is watched, nor for the soundness of its
 * book, nor for any watchlist.
 */
public enum CleaningStep {
    /** All but the last trades of symbols that nobody watches. */
    CUT_TRADES(RedisKey.TICKS, false, true, "older trades, unwatched"),
    /** What that left of them. */
    TRADES(RedisKey.TICKS, false, false, "trades, unwatched"),
    /** Their order books, which are the biggest hashes. */
    BOOKS(RedisKey.BOOK, false, false, "order books, unwatched"),
    /** What was known of those books. */
    QUALITY(RedisKey.QUALITY, false, false, "quality of books, unwatched"),
    /** Their latest quotes and trades. */
    QUOTES(RedisKey.L1, false, false, "latest quotes, unwatched"),
    /** All but the last trades of symbols that are watched. */
    CUT_WATCHED_TRADES(RedisKey.TICKS, true, true, "older trades, watched"),
    /** Their order books, which come again with the next change. */
    WATCHED_BOOKS(RedisKey.BOOK, true, false, "order books, watched");

    private final RedisKey kind;
    private final boolean isOfWatched;
    private final boolean isCut;
    private final String title;

    CleaningStep(RedisKey kind, boolean isOfWatched, boolean isCut, String title) {
        this.kind = kind;
        this.isOfWatched = isOfWatched;
        this.isCut = isCut;
        this.title = title;
    }

    /** Which keys it is about. */
    RedisKey kind() {
        return kind;
    }

    /** Whether it is about symbols that are watched, or about all others. */
    boolean isOfWatched() {
        return isOfWatched;
    }

    /** Whether a stream stays, with its last entries. */
    boolean isCut() {
        return isCut;
    }

    /** In words. */
    public String title() {
        return title;
    }
}
