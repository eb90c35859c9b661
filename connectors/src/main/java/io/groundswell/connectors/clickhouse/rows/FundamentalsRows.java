package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;

/** What a feed tells of an instrument beside its prices, raw. */
final class FundamentalsRows extends EventRows {
    private static final long serialVersionUID = 1L;

    private static final List<Column> COLUMNS =
            EventColumns.and(
                    new Column("codes", EnumTypes.of(CodeTable.values())),
                    new Column("text", "String"));

    @Override
    public String table() {
        return TableNames.FUNDAMENTALS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    boolean takes(MarketEvent event) {
        return event instanceof Fundamentals;
    }

    @Override
    void writeEvent(MarketEvent event, RowOutput out) {
        Fundamentals fundamentals = (Fundamentals) event;
        out.int8(fundamentals.codes().code());
        out.text(fundamentals.text());
    }

    @Override
    MarketEvent readEvent(EventHeader header, RowInput in) throws IOException {
        return new Fundamentals(header, CodeTable.ofCode(in.int8()), in.text());
    }
}
