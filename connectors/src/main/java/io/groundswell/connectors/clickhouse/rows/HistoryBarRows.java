package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;

/** Bars as a feed's history tells them. */
final class HistoryBarRows extends EventRows {
    private static final long serialVersionUID = 1L;

    private static final List<Column> COLUMNS =
            EventColumns.and(
                    new Column("unit", EnumTypes.of(BarUnit.values())),
                    new Column("length", "UInt32"),
                    new Column("begin_time", Times.NANOS),
                    new Column("open", Decimals.NULLABLE_NUMBER),
                    new Column("high", Decimals.NULLABLE_NUMBER),
                    new Column("low", Decimals.NULLABLE_NUMBER),
                    new Column("close", Decimals.NULLABLE_NUMBER),
                    new Column("volume", Decimals.NULLABLE_VOLUME),
                    new Column("total_volume", Decimals.NULLABLE_VOLUME),
                    new Column("trade_count", "Nullable(Int64)"),
                    new Column("open_interest", "Nullable(Int64)"));

    @Override
    public String table() {
        return TableNames.HISTORY_BARS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    boolean takes(MarketEvent event) {
        return event instanceof HistoryBar;
    }

    @Override
    void writeEvent(MarketEvent event, RowOutput out) {
        HistoryBar bar = (HistoryBar) event;
        int priceExponent = bar.header().priceExponent();
        int sizeExponent = bar.header().sizeExponent();
        out.int8(bar.unit().code());
        out.int32(bar.length());
        Times.write(bar.beginNanos(), out);
        Decimals.writeNullable(bar.open(), priceExponent, out);
        Decimals.writeNullable(bar.high(), priceExponent, out);
        Decimals.writeNullable(bar.low(), priceExponent, out);
        Decimals.writeNullable(bar.close(), priceExponent, out);
        Decimals.writeNullableWide(bar.volume(), sizeExponent, out);
        Decimals.writeNullableWide(bar.totalVolume(), sizeExponent, out);
        out.nullableInt64(bar.tradeCount());
        out.nullableInt64(bar.openInterest());
    }

    @Override
    MarketEvent readEvent(EventHeader header, RowInput in) throws IOException {
        int priceExponent = header.priceExponent();
        int sizeExponent = header.sizeExponent();
        return new HistoryBar(
                header,
                BarUnit.ofCode(in.int8()),
                in.int32(),
                in.int64(),
                Decimals.readNullable(priceExponent, in),
                Decimals.readNullable(priceExponent, in),
                Decimals.readNullable(priceExponent, in),
                Decimals.readNullable(priceExponent, in),
                Decimals.readNullableWide(sizeExponent, in),
                Decimals.readNullableWide(sizeExponent, in),
                in.nullableInt64(),
                in.nullableInt64());
    }

    /** Whether every number of a bar fits its column. */
    static boolean fits(HistoryBar bar) {
        int priceExponent = bar.header().priceExponent();
        int sizeExponent = bar.header().sizeExponent();
        return Decimals.fits(bar.open(), priceExponent)
                && Decimals.fits(bar.high(), priceExponent)
                && Decimals.fits(bar.low(), priceExponent)
                && Decimals.fits(bar.close(), priceExponent)
                && Decimals.fitsWide(bar.volume(), sizeExponent)
                && Decimals.fitsWide(bar.totalVolume(), sizeExponent);
    }
}
