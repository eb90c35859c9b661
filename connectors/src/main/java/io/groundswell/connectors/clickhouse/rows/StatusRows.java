package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import java.io.IOException;
import java.util.List;

/** States of connections and of trading. */
final class StatusRows extends EventRows {
    private static final long serialVersionUID = 1L;

    private static final String KINDS = EnumTypes.named("FEED", "TRADING");
    private static final int FEED = 0;
    private static final int TRADING = 1;

    private static final List<Column> COLUMNS =
            EventColumns.and(
                    new Column("kind", KINDS),
                    new Column("feed_state", EnumTypes.optional(FeedState.values())),
                    new Column("first_lost", Times.NULLABLE_NANOS),
                    new Column("last_lost", Times.NULLABLE_NANOS),
                    new Column("phase", EnumTypes.optional(TradingPhase.values())),
                    new Column("reason", "String"));

    @Override
    public String table() {
        return TableNames.STATUS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    boolean takes(MarketEvent event) {
        return event instanceof FeedStatus || event instanceof TradingStatus;
    }

    @Override
    void writeEvent(MarketEvent event, RowOutput out) {
        if (event instanceof FeedStatus status) {
            out.int8(FEED);
            out.int8(status.state().code());
            Times.writeNullable(status.firstLostNanos(), out);
            Times.writeNullable(status.lastLostNanos(), out);
            out.int8(EnumTypes.NONE);
            out.text(status.reason());
        } else {
            TradingStatus status = (TradingStatus) event;
            out.int8(TRADING);
            out.int8(EnumTypes.NONE);
            out.absent(true);
            out.absent(true);
            out.int8(status.phase().code());
            out.text(status.reason());
        }
    }

    @Override
    MarketEvent readEvent(EventHeader header, RowInput in) throws IOException {
        int kind = in.int8();
        int state = in.int8();
        long firstLostNanos = Times.readNullable(in);
        long lastLostNanos = Times.readNullable(in);
        int phase = in.int8();
        String reason = in.text();
        if (kind == FEED) {
            return new FeedStatus(
                    header, FeedState.ofCode(state), firstLostNanos, lastLostNanos, reason);
        }
        if (kind == TRADING) {
            return new TradingStatus(header, TradingPhase.ofCode(phase), reason);
        }
        throw new IOException("no kind of status row has the code " + kind);
    }

    /** Whether the times of a gap fit their columns. */
    static boolean fits(FeedStatus status) {
        return Times.fitsNullable(status.firstLostNanos())
                && Times.fitsNullable(status.lastLostNanos());
    }
}
