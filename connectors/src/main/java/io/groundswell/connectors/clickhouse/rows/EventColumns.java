package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What every raw table begins with: the header of an event and its trading date. The first columns
 * up to the sequence, without the trading date, are the primary key and the contract's total order.
 *
 * <p>Feed and receive time are kept as their distance from the order time, which is mostly nothing;
 * the tables tell them as aliases.
 */
public final class EventColumns {
    /** The symbol. */
    public static final Column SYMBOL = new Column("symbol", "LowCardinality(String)");

    /** The trading date, by which the tables are partitioned. */
    public static final Column TRADING_DATE = new Column("trading_date", Times.DAY);

    /** The order time. */
    public static final Column EVENT_TIME = new Column("event_time", Times.NANOS);

    /** The source's own message number, or 0. */
    public static final Column MATCH_ORDER = new Column("match_order", "Int64");

    /** The stream; its number is its rank. */
    public static final Column TOPIC = new Column("topic", EnumTypes.of(Topic.values()));

    /** Start of the collector run or import, nanoseconds since 1970 UTC. */
    public static final Column SOURCE_EPOCH = new Column("source_epoch", "Int64");

    /** Contiguous from 1 per epoch, symbol and topic. */
    public static final Column SEQUENCE = new Column("sequence", "Int64");

    /** Order time less feed time, nanoseconds. */
    public static final Column FEED_DELAY = new Column("feed_delay", "Nullable(Int64)");

    /** Receive time less order time, nanoseconds. */
    public static final Column RECEIVE_DELAY = new Column("receive_delay", "Nullable(Int64)");

    /** When the server stored the row, which is what retention counts from; never written. */
    public static final String INSERTED_AT = "inserted_at";

    /** The key within a table, in its order. */
    public static final List<Column> KEY =
            List.of(SYMBOL, EVENT_TIME, MATCH_ORDER, TOPIC, SOURCE_EPOCH, SEQUENCE);

    /** The columns in the order in which they are written. */
    public static final List<Column> ALL =
            List.of(
                    SYMBOL,
                    TRADING_DATE,
                    EVENT_TIME,
                    MATCH_ORDER,
                    TOPIC,
                    SOURCE_EPOCH,
                    SEQUENCE,
                    FEED_DELAY,
                    RECEIVE_DELAY,
                    new Column("price_exponent", "UInt8"),
                    new Column("size_exponent", "UInt8"),
                    new Column("flags", "UInt32"));

    private EventColumns() {}

    /** These columns and a table's own behind them. */
    static List<Column> and(Column... own) {
        List<Column> columns = new ArrayList<>(ALL);
        columns.addAll(List.of(own));
        return List.copyOf(columns);
    }

    static void write(EventHeader header, int tradingDay, RowOutput out) {
        long eventTimeNanos = header.eventTimeNanos();
        out.text(header.symbol());
        Times.writeDay(tradingDay, out);
        Times.write(eventTimeNanos, out);
        out.int64(header.matchOrder());
        out.int8(header.topic().code());
        out.int64(header.sourceEpoch());
        out.int64(header.sequence());
        writeDistance(eventTimeNanos, header.feedTimeNanos(), out);
        writeDistance(header.receiveTimeNanos(), eventTimeNanos, out);
        out.int8(header.priceExponent());
        out.int8(header.sizeExponent());
        out.int32(header.flags());
    }

    /** Of two moments of which one may be absent. */
    private static void writeDistance(long nanos, long fromNanos, RowOutput out) {
        boolean isAbsent = nanos == ABSENT || fromNanos == ABSENT;
        out.absent(isAbsent);
        if (!isAbsent) {
            out.int64(Math.subtractExact(nanos, fromNanos));
        }
    }

    /** The header of a row whose symbol and trading date are taken. */
    static EventHeader read(String symbol, RowInput in) throws IOException {
        long eventTimeNanos = in.int64();
        long matchOrder = in.int64();
        Topic topic = Topic.ofCode(in.int8());
        long sourceEpoch = in.int64();
        long sequence = in.int64();
        long feedTimeNanos = in.isAbsent() ? ABSENT : eventTimeNanos - in.int64();
        long receiveTimeNanos = in.isAbsent() ? ABSENT : eventTimeNanos + in.int64();
        return new EventHeader(
                symbol,
                topic,
                sourceEpoch,
                sequence,
                eventTimeNanos,
                feedTimeNanos,
                receiveTimeNanos,
                matchOrder,
                in.uint8(),
                in.uint8(),
                in.int32());
    }
}
