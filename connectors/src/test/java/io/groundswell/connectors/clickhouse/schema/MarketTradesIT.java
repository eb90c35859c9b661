package io.groundswell.connectors.clickhouse.schema;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view of the trades that count. */
class MarketTradesIT {
    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final int DAY = 19_675;

    /** What the plan says of a reading as a whole, behind what each index leaves of it. */
    private static final Pattern PARTS = Pattern.compile("Parts: (\\d+) \\|");

    @TempDir Path folder;

    private TestEngine engine;
    private ClickHouse clickHouse;
    private int sequence;

    @BeforeEach
    void open() throws IOException {
        engine = TestEngine.migrated("rows-trades", folder);
        clickHouse = engine.clickHouse();
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    private EventHeader next(String symbol) {
        sequence++;
        long nanos = START_NANOS + sequence;
        return new EventHeader(symbol, Topic.TICKS, 1, sequence, nanos, nanos, ABSENT, 0, 2, 0, 0);
    }

    private void store(int day, MarketEvent... events) throws IOException {
        RowLayout<DatedEvent> layout = MarketTables.of(events[0]);
        RowOutput out = new RowOutput(1000);
        for (MarketEvent event : events) {
            layout.write(new DatedEvent(event, day), out);
        }
        String token = UUID.randomUUID().toString();
        clickHouse.insert(layout, Zstd.compress(out.toByteArray()), token);
    }

    private Trade trade(String symbol, String centre, long tickId, long price, long size) {
        return new Trade(
                next(symbol),
                price,
                size,
                Aggressor.BUYER,
                Liquidity.DISPLAYED,
                TradeBasis.LAST_QUALIFIED,
                CodeTable.IQFEED,
                centre,
                "01",
                tickId,
                0,
                ABSENT);
    }

    private TradeCorrection correction(
            CorrectionKind kind, Trade of, long tickId, long price, long size) {
        return new TradeCorrection(
                next(of.symbol()),
                kind,
                CodeTable.IQFEED,
                of.marketCentre(),
                tickId,
                of.header().feedTimeNanos(),
                of.price(),
                of.size(),
                price,
                size,
                "3D",
                TradeBasis.OTHER);
    }

    /** What counts, as {@code tick id@price*size conditions}. */
    private List<String> counting(String condition) throws IOException {
        return clickHouse
                .table(
                        "SELECT concat(toString(ifNull(tick_id, 0)), '@', toString(price), '*',"
                                + " toString(size), ' ', conditions) FROM market_trades WHERE "
                                + condition
                                + " ORDER BY symbol, event_time")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    @Test
    void shouldShowTradesThatNobodyCorrectedAsTheyAreAndOnce() throws IOException {
        Trade trade = trade("F", "5", 1, 1234, 100);
        store(DAY, trade);
        store(DAY, trade);

        assertThat(counting("symbol = 'F'")).containsExactly("1@12.34*100 01");
    }

    @Test
    void shouldTakeCancelledTradesAway() throws IOException {
        Trade gone = trade("F", "5", 1, 1234, 100);
        Trade elsewhere = trade("F", "6", 1, 1235, 100);
        Trade other = trade("GM", "5", 1, 1236, 100);
        store(DAY, gone, elsewhere, other, correction(CorrectionKind.CANCEL, gone, 1, 0, 0));

        assertThat(counting("1")).containsExactly("1@12.35*100 01", "1@12.36*100 01");
    }

    @Test
    void shouldShowWhatTheLastCorrectionSays() throws IOException {
        Trade trade = trade("F", "5", 1, 1234, 100);
        store(
                DAY,
                trade,
                correction(CorrectionKind.CORRECT, trade, 1, 1300, 90),
                correction(CorrectionKind.CORRECT, trade, 1, 1400, 80));

        assertThat(counting("is_corrected AND basis = 'OTHER'")).containsExactly("1@14*80 3D");
    }

    @Test
    void shouldShowInsertedTradesAndCorrectThemToo() throws IOException {
        Trade never = trade("F", "5", 7, 1234, 100);
        store(DAY, correction(CorrectionKind.INSERT, never, 7, 1234, 100));
        assertThat(counting("is_inserted")).containsExactly("7@12.34*100 3D");

        store(DAY, correction(CorrectionKind.CORRECT, never, 7, 1300, 90));
        assertThat(counting("is_inserted AND is_corrected")).containsExactly("7@13*90 3D");
    }

    @Test
    void shouldFindTheTradeByTimePriceAndSizeWhereNoTickIdIsTold() throws IOException {
        Trade gone = trade("F", "5", ABSENT, 1234, 100);
        Trade changed = trade("F", "5", ABSENT, 1234, 100);
        Trade stays = trade("F", "5", ABSENT, 1234, 100);
        store(
                DAY,
                gone,
                changed,
                stays,
                correction(CorrectionKind.CANCEL, gone, ABSENT, 0, 0),
                correction(CorrectionKind.CORRECT, changed, ABSENT, 1240, 50));

        assertThat(counting("1")).containsExactly("0@12.4*50 3D", "0@12.34*100 01");
    }

    @Test
    void shouldNotMistakeTheTickIdOfAnotherDay() throws IOException {
        Trade today = trade("F", "5", 1, 1234, 100);
        Trade yesterday = trade("F", "5", 1, 1200, 100);
        store(DAY, today, correction(CorrectionKind.CANCEL, today, 1, 0, 0));
        store(DAY - 1, yesterday);

        assertThat(counting("1")).containsExactly("1@12*100 01");
    }

    /** As when a symbol's calendar was learnt between the two. */
    @Test
    void shouldCountOnceWhatWasStoredUnderTwoDates() throws IOException {
        Trade trade = trade("F", "5", 1, 1234, 100);
        Trade wrong = trade("F", "5", 2, 1235, 100);
        TradeCorrection cancel = correction(CorrectionKind.CANCEL, wrong, 2, 0, 0);
        store(DAY + 1, trade, wrong, cancel);
        store(DAY, trade, wrong, cancel);

        assertThat(counting("symbol = 'F'")).containsExactly("1@12.34*100 01");
        assertThat(counting("trading_date = '2023-11-14'")).containsExactly("1@12.34*100 01");
    }

    @Test
    void shouldReadOnlyTheDayAndSymbolThatAreAskedFor() throws IOException {
        Trade asked = trade("F", "5", 1, 1234, 100);
        store(DAY, asked, correction(CorrectionKind.CORRECT, asked, 1, 1300, 90));
        for (int day = 1; day <= 5; day++) {
            store(DAY - day, trade("F", "5", 1, 1200, 100));
        }
        String day = " AND trading_date = '2023-11-14'";

        // Three readings of the table, each of the one part of that day.
        assertThat(partsRead(day)).containsExactly("1", "1", "1");
        assertThat(partsRead("")).containsExactly("6", "6", "6");
    }

    /** How many parts each reading of the table is planned to read. */
    private List<String> partsRead(String condition) throws IOException {
        String sql = "EXPLAIN indexes = 1 SELECT * FROM market_trades WHERE symbol = 'F'";
        return clickHouse.table(sql + condition).stream()
                .map(row -> PARTS.matcher(row.get(0)))
                .filter(Matcher::find)
                .map(it -> it.group(1))
                .toList();
    }
}
