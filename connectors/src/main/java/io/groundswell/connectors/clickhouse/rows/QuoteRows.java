package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import java.io.IOException;
import java.util.List;

/** Best bids and offers. */
final class QuoteRows extends EventRows {
    private static final long serialVersionUID = 1L;

    private static final int ALL_SIDES_NAMED = 0xFF;

    private static final List<Column> COLUMNS =
            EventColumns.and(
                    new Column("bid_price", Decimals.NULLABLE_NUMBER),
                    new Column("bid_size", Decimals.NULLABLE_NUMBER),
                    new Column("bid_market_centre", "LowCardinality(String)"),
                    new Column("ask_price", Decimals.NULLABLE_NUMBER),
                    new Column("ask_size", Decimals.NULLABLE_NUMBER),
                    new Column("ask_market_centre", "LowCardinality(String)"),
                    new Column("sides_named", "UInt8"),
                    new Column("codes", EnumTypes.of(CodeTable.values())));

    @Override
    public String table() {
        return TableNames.L1;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    boolean takes(MarketEvent event) {
        return event instanceof Quote;
    }

    @Override
    void writeEvent(MarketEvent event, RowOutput out) {
        Quote quote = (Quote) event;
        int priceExponent = quote.header().priceExponent();
        int sizeExponent = quote.header().sizeExponent();
        Decimals.writeNullable(quote.bidPrice(), priceExponent, out);
        Decimals.writeNullable(quote.bidSize(), sizeExponent, out);
        out.text(quote.bidMarketCentre());
        Decimals.writeNullable(quote.askPrice(), priceExponent, out);
        Decimals.writeNullable(quote.askSize(), sizeExponent, out);
        out.text(quote.askMarketCentre());
        out.int8(quote.sidesNamed());
        out.int8(quote.codes().code());
    }

    @Override
    MarketEvent readEvent(EventHeader header, RowInput in) throws IOException {
        int priceExponent = header.priceExponent();
        int sizeExponent = header.sizeExponent();
        return new Quote(
                header,
                Decimals.readNullable(priceExponent, in),
                Decimals.readNullable(sizeExponent, in),
                in.text(),
                Decimals.readNullable(priceExponent, in),
                Decimals.readNullable(sizeExponent, in),
                in.text(),
                in.uint8(),
                CodeTable.ofCode(in.int8()));
    }

    /** Whether every number of a quote fits its column. */
    static boolean fits(Quote quote) {
        EventHeader header = quote.header();
        return Decimals.fits(quote.bidPrice(), header.priceExponent())
                && Decimals.fits(quote.bidSize(), header.sizeExponent())
                && Decimals.fits(quote.askPrice(), header.priceExponent())
                && Decimals.fits(quote.askSize(), header.sizeExponent())
                && quote.sidesNamed() >= 0
                && quote.sidesNamed() <= ALL_SIDES_NAMED;
    }
}
