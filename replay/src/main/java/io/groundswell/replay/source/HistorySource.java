package io.groundswell.replay.source;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What a database holds as a bounded Flink source: the same events in the same order as from the
 * tapes that they came from, each once, however often it was stored.
 *
 * <p>What is read is settled when the job is first started: by day and lane, how many events, and a
 * sum of their identities. An event that is stored later, or is gone, makes the reading of its day
 * fail, also after a restore: a position would no longer mean the same. So days are read that are
 * over; those that were read already may change.
 */
public final class HistorySource extends LaneSource {
    private static final long serialVersionUID = 1L;

    private final ClickHouseConnection connection;
    private final HistoryChoice choice;

    /**
     * A source over a realm's database.
     *
     * @param connection how to reach it, from the JobManager and from every TaskManager
     * @param choice what to read
     * @param type how Flink carries an event
     */
    public HistorySource(
            ClickHouseConnection connection,
            HistoryChoice choice,
            TypeInformation<MarketEvent> type) {
        super(type, ContentFormat.DATABASE);
        this.connection = connection;
        this.choice = choice;
    }

    @Override
    List<LaneSplit> deal() throws IOException {
        try (StoredHistory history = StoredHistory.open(connection)) {
            return Lanes.deal(history, choice);
        }
    }

    @Override
    Shelf shelf() throws IOException {
        return new HistoryShelf(StoredHistory.open(connection));
    }
}
