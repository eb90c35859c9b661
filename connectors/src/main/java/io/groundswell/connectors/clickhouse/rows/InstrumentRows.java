package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import java.io.IOException;
import java.util.List;

/** Definitions of instruments; the symbol and the exponents are those of the header. */
final class InstrumentRows extends EventRows {
    private static final long serialVersionUID = 1L;

    private static final List<Column> COLUMNS =
            EventColumns.and(
                    new Column("description", "String"),
                    new Column("security_type", EnumTypes.of(SecurityType.values())),
                    new Column("calendar", "LowCardinality(String)"),
                    new Column("currency", "LowCardinality(String)"),
                    new Column("tick_size", Decimals.NULLABLE_NUMBER),
                    new Column("depth", EnumTypes.of(DepthMode.values())),
                    new Column("codes", EnumTypes.of(CodeTable.values())));

    @Override
    public String table() {
        return TableNames.INSTRUMENTS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    boolean takes(MarketEvent event) {
        return event instanceof InstrumentDefined;
    }

    @Override
    void writeEvent(MarketEvent event, RowOutput out) {
        Instrument instrument = ((InstrumentDefined) event).instrument();
        out.text(instrument.description());
        out.int8(instrument.type().code());
        out.text(instrument.calendar());
        out.text(instrument.currency());
        Decimals.writeNullable(instrument.tickSize(), instrument.priceExponent(), out);
        out.int8(instrument.depth().code());
        out.int8(instrument.codes().code());
    }

    @Override
    MarketEvent readEvent(EventHeader header, RowInput in) throws IOException {
        return new InstrumentDefined(
                header,
                new Instrument(
                        header.symbol(),
                        in.text(),
                        SecurityType.ofCode(in.int8()),
                        in.text(),
                        in.text(),
                        Decimals.readNullable(header.priceExponent(), in),
                        header.priceExponent(),
                        header.sizeExponent(),
                        DepthMode.ofCode(in.int8()),
                        CodeTable.ofCode(in.int8())));
    }

    /** Whether the tick size fits its column. */
    static boolean fits(InstrumentDefined defined) {
        return Decimals.fits(defined.instrument().tickSize(), defined.instrument().priceExponent());
    }

    /** Whether the definition is of the header's symbol and units. */
    static boolean agrees(InstrumentDefined defined) {
        EventHeader header = defined.header();
        Instrument instrument = defined.instrument();
        return instrument.symbol().equals(header.symbol())
                && instrument.priceExponent() == header.priceExponent()
                && instrument.sizeExponent() == header.sizeExponent();
    }
}
