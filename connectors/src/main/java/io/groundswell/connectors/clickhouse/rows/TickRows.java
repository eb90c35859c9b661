package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import java.io.IOException;
import java.util.List;

/** Trades, and corrections of trades as rows of their own. */
final class TickRows extends EventRows {
    private static final long serialVersionUID = 1L;

    /** What a row is: a trade, or as {@link CorrectionKind} one code higher. */
    private static final String KINDS = EnumTypes.named("TRADE", "CANCEL", "CORRECT", "INSERT");

    private static final int TRADE = 0;
    private static final int FIRST_CORRECTION = 1;

    private static final List<Column> COLUMNS =
            EventColumns.and(
                    new Column("kind", KINDS),
                    new Column("price", Decimals.NULLABLE_NUMBER),
                    new Column("size", Decimals.NULLABLE_NUMBER),
                    new Column("aggressor", EnumTypes.of(Aggressor.values())),
                    new Column("liquidity", EnumTypes.of(Liquidity.values())),
                    new Column("basis", EnumTypes.of(TradeBasis.values())),
                    new Column("codes", EnumTypes.of(CodeTable.values())),
                    new Column("market_centre", "LowCardinality(String)"),
                    new Column("conditions", "LowCardinality(String)"),
                    new Column("tick_id", "Nullable(Int64)"),
                    new Column("resting_order_id", "Int64"),
                    new Column("total_volume", Decimals.NULLABLE_VOLUME),
                    new Column("original_time", Times.NULLABLE_NANOS),
                    new Column("original_price", Decimals.NULLABLE_NUMBER),
                    new Column("original_size", Decimals.NULLABLE_NUMBER));

    @Override
    public String table() {
        return TableNames.TICKS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    boolean takes(MarketEvent event) {
        return event instanceof Trade || event instanceof TradeCorrection;
    }

    @Override
    void writeEvent(MarketEvent event, RowOutput out) {
        if (event instanceof Trade trade) {
            write(trade, out);
        } else {
            write((TradeCorrection) event, out);
        }
    }

    private static void write(Trade trade, RowOutput out) {
        int priceExponent = trade.header().priceExponent();
        int sizeExponent = trade.header().sizeExponent();
        out.int8(TRADE);
        Decimals.writeNullable(trade.price(), priceExponent, out);
        Decimals.writeNullable(trade.size(), sizeExponent, out);
        out.int8(trade.aggressor().code());
        out.int8(trade.liquidity().code());
        out.int8(trade.basis().code());
        out.int8(trade.codes().code());
        out.text(trade.marketCentre());
        out.text(trade.conditions());
        out.nullableInt64(trade.tickId());
        out.int64(trade.restingOrderId());
        Decimals.writeNullableWide(trade.totalVolume(), sizeExponent, out);
        out.absent(true);
        out.absent(true);
        out.absent(true);
    }

    private static void write(TradeCorrection correction, RowOutput out) {
        int priceExponent = correction.header().priceExponent();
        int sizeExponent = correction.header().sizeExponent();
        out.int8(FIRST_CORRECTION + correction.kind().code());
        Decimals.writeNullable(correction.price(), priceExponent, out);
        Decimals.writeNullable(correction.size(), sizeExponent, out);
        out.int8(Aggressor.UNKNOWN.code());
        out.int8(Liquidity.UNKNOWN.code());
        out.int8(correction.basis().code());
        out.int8(correction.codes().code());
        out.text(correction.marketCentre());
        out.text(correction.conditions());
        out.nullableInt64(correction.tickId());
        out.int64(0);
        out.absent(true);
        Times.writeNullable(correction.originalTimeNanos(), out);
        Decimals.writeNullable(correction.originalPrice(), priceExponent, out);
        Decimals.writeNullable(correction.originalSize(), sizeExponent, out);
    }

    @Override
    MarketEvent readEvent(EventHeader header, RowInput in) throws IOException {
        int priceExponent = header.priceExponent();
        int sizeExponent = header.sizeExponent();
        int kind = in.int8();
        long price = Decimals.readNullable(priceExponent, in);
        long size = Decimals.readNullable(sizeExponent, in);
        Aggressor aggressor = Aggressor.ofCode(in.int8());
        Liquidity liquidity = Liquidity.ofCode(in.int8());
        TradeBasis basis = TradeBasis.ofCode(in.int8());
        CodeTable codes = CodeTable.ofCode(in.int8());
        String centre = in.text();
        String conditions = in.text();
        long tickId = in.nullableInt64();
        long restingOrderId = in.int64();
        long totalVolume = Decimals.readNullableWide(sizeExponent, in);
        long originalTimeNanos = Times.readNullable(in);
        long originalPrice = Decimals.readNullable(priceExponent, in);
        long originalSize = Decimals.readNullable(sizeExponent, in);
        if (kind == TRADE) {
            return new Trade(
                    header,
                    price,
                    size,
                    aggressor,
                    liquidity,
                    basis,
                    codes,
                    centre,
                    conditions,
                    tickId,
                    restingOrderId,
                    totalVolume);
        }
        return new TradeCorrection(
                header,
                CorrectionKind.ofCode(kind - FIRST_CORRECTION),
                codes,
                centre,
                tickId,
                originalTimeNanos,
                originalPrice,
                originalSize,
                price,
                size,
                conditions,
                basis);
    }

    /** Whether every number of a trade fits its column. */
    static boolean fits(Trade trade) {
        EventHeader header = trade.header();
        return Decimals.fits(trade.price(), header.priceExponent())
                && Decimals.fits(trade.size(), header.sizeExponent())
                && Decimals.fitsWide(trade.totalVolume(), header.sizeExponent());
    }

    /** Whether every number of a correction fits its column. */
    static boolean fits(TradeCorrection correction) {
        EventHeader header = correction.header();
        return Decimals.fits(correction.price(), header.priceExponent())
                && Decimals.fits(correction.size(), header.sizeExponent())
                && Decimals.fits(correction.originalPrice(), header.priceExponent())
                && Decimals.fits(correction.originalSize(), header.sizeExponent());
    }
}
