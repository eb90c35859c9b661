package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import java.io.IOException;
import java.util.List;

/** Depth of book: updates, where snapshots begin and end, clears. */
final class DepthRows extends EventRows {
    private static final long serialVersionUID = 1L;

    private static final String KINDS =
            EnumTypes.named("UPDATE", "SNAPSHOT_BEGIN", "SNAPSHOT_END", "CLEAR");
    private static final int UPDATE = 0;
    private static final int SNAPSHOT_BEGIN = 1;
    private static final int SNAPSHOT_END = 2;
    private static final int CLEAR = 3;

    /** What a clear takes away; the code has a bit for each side. */
    private static final String CLEARED = EnumTypes.named("NONE", "BIDS", "ASKS", "BOTH");

    private static final int BIDS = 1;
    private static final int ASKS = 2;

    private static final List<Column> COLUMNS =
            EventColumns.and(
                    new Column("kind", KINDS),
                    new Column("mode", EnumTypes.optional(DepthMode.values())),
                    new Column("action", EnumTypes.optional(DepthAction.values())),
                    new Column("side", EnumTypes.optional(Side.values())),
                    new Column("price", Decimals.NULLABLE_NUMBER),
                    new Column("size", Decimals.NULLABLE_NUMBER),
                    new Column("order_id", "Int64"),
                    new Column("priority", "Nullable(UInt64)"),
                    new Column("market_maker", "LowCardinality(String)"),
                    new Column("order_count", "Int32"),
                    new Column("cleared", CLEARED));

    @Override
    public String table() {
        return TableNames.L2;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    boolean takes(MarketEvent event) {
        return event instanceof DepthUpdate
                || event instanceof SnapshotBegin
                || event instanceof SnapshotEnd
                || event instanceof BookClear;
    }

    @Override
    void writeEvent(MarketEvent event, RowOutput out) {
        if (event instanceof DepthUpdate update) {
            write(update, out);
        } else if (event instanceof SnapshotBegin begin) {
            writeMark(SNAPSHOT_BEGIN, begin.mode().code(), 0, out);
        } else if (event instanceof SnapshotEnd end) {
            writeMark(SNAPSHOT_END, end.mode().code(), 0, out);
        } else {
            BookClear clear = (BookClear) event;
            int cleared = (clear.bids() ? BIDS : 0) | (clear.asks() ? ASKS : 0);
            writeMark(CLEAR, EnumTypes.NONE, cleared, out);
        }
    }

    private static void write(DepthUpdate update, RowOutput out) {
        EventHeader header = update.header();
        out.int8(UPDATE);
        out.int8(update.mode().code());
        out.int8(update.action().code());
        out.int8(update.side().code());
        Decimals.writeNullable(update.price(), header.priceExponent(), out);
        Decimals.writeNullable(update.size(), header.sizeExponent(), out);
        out.int64(update.orderId());
        out.nullableInt64(update.priority());
        out.text(update.marketMaker());
        out.int32(update.orderCount());
        out.int8(0);
    }

    private static void writeMark(int kind, int mode, int cleared, RowOutput out) {
        out.int8(kind);
        out.int8(mode);
        out.int8(EnumTypes.NONE);
        out.int8(EnumTypes.NONE);
        out.absent(true);
        out.absent(true);
        out.int64(0);
        out.absent(true);
        out.text("");
        out.int32(0);
        out.int8(cleared);
    }

    @Override
    MarketEvent readEvent(EventHeader header, RowInput in) throws IOException {
        int kind = in.int8();
        int mode = in.int8();
        int action = in.int8();
        int side = in.int8();
        long price = Decimals.readNullable(header.priceExponent(), in);
        long size = Decimals.readNullable(header.sizeExponent(), in);
        long orderId = in.int64();
        long priority = in.nullableInt64();
        String marketMaker = in.text();
        int orderCount = in.int32();
        int cleared = in.int8();
        if (kind == UPDATE) {
            return new DepthUpdate(
                    header,
                    DepthMode.ofCode(mode),
                    DepthAction.ofCode(action),
                    Side.ofCode(side),
                    price,
                    size,
                    orderId,
                    priority,
                    marketMaker,
                    orderCount);
        }
        if (kind == SNAPSHOT_BEGIN) {
            return new SnapshotBegin(header, DepthMode.ofCode(mode));
        }
        if (kind == SNAPSHOT_END) {
            return new SnapshotEnd(header, DepthMode.ofCode(mode));
        }
        if (kind == CLEAR) {
            return new BookClear(header, (cleared & BIDS) != 0, (cleared & ASKS) != 0);
        }
        throw new IOException("no kind of depth row has the code " + kind);
    }

    /** Whether every number of an update fits its column. */
    static boolean fits(DepthUpdate update) {
        EventHeader header = update.header();
        return Decimals.fits(update.price(), header.priceExponent())
                && Decimals.fits(update.size(), header.sizeExponent());
    }
}
