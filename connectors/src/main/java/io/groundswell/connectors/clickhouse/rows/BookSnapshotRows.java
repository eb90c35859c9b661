package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.contract.TableNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Snapshots of books, the levels of each side as three lists of one length, best first. */
public final class BookSnapshotRows implements RowLayout<DatedSnapshot> {
    private static final long serialVersionUID = 1L;

    private static final String NUMBERS = "Array(" + Decimals.NUMBER + ")";
    private static final SnapshotCause[] CAUSES = SnapshotCause.values();

    private static final List<Column> COLUMNS =
            List.of(
                    EventColumns.SYMBOL,
                    EventColumns.TRADING_DATE,
                    EventColumns.EVENT_TIME,
                    EventColumns.SEQUENCE,
                    new Column("cause", EnumTypes.of(CAUSES)),
                    new Column("trust", EnumTypes.of(TrustReason.values())),
                    new Column("trust_since", Times.NULLABLE_NANOS),
                    new Column("cross_state", EnumTypes.of(CrossState.values())),
                    new Column("price_exponent", "UInt8"),
                    new Column("size_exponent", "UInt8"),
                    new Column("bid_prices", NUMBERS),
                    new Column("bid_sizes", NUMBERS),
                    new Column("bid_orders", "Array(Int32)"),
                    new Column("bid_levels", "Int32"),
                    new Column("bid_total", Decimals.VOLUME),
                    new Column("ask_prices", NUMBERS),
                    new Column("ask_sizes", NUMBERS),
                    new Column("ask_orders", "Array(Int32)"),
                    new Column("ask_levels", "Int32"),
                    new Column("ask_total", Decimals.VOLUME));

    @Override
    public String table() {
        return TableNames.BOOK_SNAPSHOTS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void write(DatedSnapshot row, RowOutput out) {
        BookSnapshot book = row.snapshot();
        out.text(book.symbol());
        Times.writeDay(row.tradingDay(), out);
        Times.write(book.timeNanos(), out);
        out.int64(book.sequence());
        out.int8(code(book.cause()));
        out.int8(book.trust().reason().code());
        Times.writeNullable(book.trust().sinceNanos(), out);
        out.int8(book.cross().code());
        out.int8(book.priceExponent());
        out.int8(book.sizeExponent());
        write(book.bids(), book, out);
        out.int32(book.bidLevels());
        Decimals.writeWide(book.bidTotal(), book.sizeExponent(), out);
        write(book.asks(), book, out);
        out.int32(book.askLevels());
        Decimals.writeWide(book.askTotal(), book.sizeExponent(), out);
    }

    private static void write(List<BookLevel> levels, BookSnapshot book, RowOutput out) {
        int count = levels.size();
        out.size(count);
        for (int i = 0; i < count; i++) {
            Decimals.write(levels.get(i).price(), book.priceExponent(), out);
        }
        out.size(count);
        for (int i = 0; i < count; i++) {
            Decimals.write(levels.get(i).size(), book.sizeExponent(), out);
        }
        out.size(count);
        for (int i = 0; i < count; i++) {
            out.int32(levels.get(i).orders());
        }
    }

    /**
     * Whether the table can hold a snapshot exactly. Where every event fits, a level that is the
     * sum of many may still not.
     */
    public static boolean fits(BookSnapshot book) {
        return !book.symbol().isEmpty()
                && Times.fits(book.timeNanos())
                && Times.fitsNullable(book.trust().sinceNanos())
                && fits(book.bidTotal(), book)
                && fits(book.askTotal(), book)
                && fit(book.bids(), book)
                && fit(book.asks(), book);
    }

    private static boolean fits(long total, BookSnapshot book) {
        return total != ABSENT && Decimals.fitsWide(total, book.sizeExponent());
    }

    private static boolean fit(List<BookLevel> levels, BookSnapshot book) {
        for (BookLevel level : levels) {
            if (level.price() == ABSENT
                    || level.size() == ABSENT
                    || !Decimals.fits(level.price(), book.priceExponent())
                    || !Decimals.fits(level.size(), book.sizeExponent())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String around(List<DatedSnapshot> rows) {
        KeyRanges ranges = new KeyRanges();
        for (DatedSnapshot row : rows) {
            BookSnapshot book = row.snapshot();
            ranges.add(book.symbol(), row.tradingDay(), book.timeNanos());
        }
        return ranges.condition();
    }

    @Override
    public Object key(DatedSnapshot row) {
        BookSnapshot book = row.snapshot();
        return List.of(book.symbol(), book.timeNanos(), book.sequence(), book.cause());
    }

    @Override
    public DatedSnapshot read(RowInput in) throws IOException {
        try {
            return readRow(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("no row of " + table() + ": " + e.getMessage(), e);
        }
    }

    private static DatedSnapshot readRow(RowInput in) throws IOException {
        String symbol = in.text();
        int tradingDay = in.uint16();
        long timeNanos = in.int64();
        long sequence = in.int64();
        SnapshotCause cause = cause(in.int8());
        BookTrust trust = new BookTrust(TrustReason.ofCode(in.int8()), Times.readNullable(in));
        CrossState cross = CrossState.ofCode(in.int8());
        int priceExponent = in.uint8();
        int sizeExponent = in.uint8();
        List<BookLevel> bids = readLevels(priceExponent, sizeExponent, in);
        int bidLevels = in.int32();
        long bidTotal = Decimals.readWide(sizeExponent, in);
        List<BookLevel> asks = readLevels(priceExponent, sizeExponent, in);
        int askLevels = in.int32();
        long askTotal = Decimals.readWide(sizeExponent, in);
        return new DatedSnapshot(
                new BookSnapshot(
                        symbol,
                        timeNanos,
                        sequence,
                        cause,
                        trust,
                        cross,
                        priceExponent,
                        sizeExponent,
                        bids,
                        asks,
                        bidLevels,
                        askLevels,
                        bidTotal,
                        askTotal),
                tradingDay);
    }

    private static int code(SnapshotCause cause) {
        return switch (cause) {
            case GRID -> 0;
            case BEST_PRICE -> 1;
            case CHANGE -> 2;
        };
    }

    private static SnapshotCause cause(int code) throws IOException {
        if (code < 0 || code >= CAUSES.length) {
            throw new IOException("no cause of a snapshot has the code " + code);
        }
        return CAUSES[code];
    }

    private static List<BookLevel> readLevels(int priceExponent, int sizeExponent, RowInput in)
            throws IOException {
        int count = in.size();
        List<Long> prices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prices.add(Decimals.read(priceExponent, in));
        }
        List<Long> sizes = new ArrayList<>();
        requireSame(count, in);
        for (int i = 0; i < count; i++) {
            sizes.add(Decimals.read(sizeExponent, in));
        }
        List<BookLevel> levels = new ArrayList<>();
        requireSame(count, in);
        for (int i = 0; i < count; i++) {
            levels.add(new BookLevel(prices.get(i), sizes.get(i), in.int32()));
        }
        return levels;
    }

    private static void requireSame(int count, RowInput in) throws IOException {
        int size = in.size();
        if (size != count) {
            throw new IOException(count + " prices of levels, and lists of " + size);
        }
    }
}
