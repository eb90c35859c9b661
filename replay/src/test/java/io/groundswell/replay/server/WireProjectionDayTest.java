package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.model.book.LadderOrderBook;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.imports.LobsterImporter.Rows;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireProjectionDayTest {
    @Test
    void shouldTellEveryTradeAndQuoteOfTheBundledEquitiesWithCodesForAll() throws IOException {
        WireProjection projection = new WireProjection();
        Map<TradeBasis, Long> basis = new EnumMap<>(TradeBasis.class);
        long[] counts = new long[4];
        try (TapeReader tape = TapeReader.open(BundledDay.EQUITIES);
                EventCursor events = tape.all()) {
            assertThat(WireProjection.refusal(tape, Set.copyOf(tape.symbols()))).isEmpty();
            for (MarketEvent event = events.next(); event != null; event = events.next()) {
                counts[0] += event instanceof Trade || event instanceof Quote ? 1 : 0;
                projection.project(
                        event,
                        told -> {
                            counts[1]++;
                            if (told instanceof Trade trade) {
                                basis.merge(trade.basis(), 1L, Long::sum);
                                counts[2] += trade.marketCentre().isEmpty() ? 1 : 0;
                                assertThat(trade.codes()).isEqualTo(CodeTable.IQFEED);
                            }
                        });
            }
        }
        System.out.printf("equities: %s %s%n", basis, projection.notes());
        assertThat(counts[1]).isEqualTo(counts[0]).isGreaterThan(300_000);
        assertThat(counts[2]).isZero();
        assertThat(basis.get(TradeBasis.LAST_QUALIFIED)).isGreaterThan(50_000);
        assertThat(basis).containsKeys(TradeBasis.EXTENDED, TradeBasis.OTHER);
    }

    @Test
    void shouldRefuseTheBundledCryptoDayInWords() throws IOException {
        try (TapeReader tape = TapeReader.open(BundledDay.CRYPTO)) {
            assertThat(WireProjection.refusal(tape, Set.of("BTCUSDT")))
                    .contains("BTCUSDT", "fractions", "whole sizes");
        }
    }

    @ParameterizedTest
    @EnumSource(Rows.class)
    void shouldLeadToTheSameBookAfterEachRowOfALobsterDay(Rows rows) throws IOException {
        Path file =
                RealDays.require("lobster/AMZN_2012-06-21_34200000_57600000_orderbook_5.csv.xz");
        DepthMode mode = rows == Rows.ORDERS ? DepthMode.BY_ORDER : DepthMode.PRICE_LEVEL;
        WireProjection projection = new WireProjection();
        OrderBook recorded = new LadderOrderBook(mode);
        OrderBook told = new LadderOrderBook(mode);
        long[] seen = new long[2];
        LobsterImporter.of(file, "", rows)
                .importTo(
                        event -> {
                            seen[0] += apply(recorded, event);
                            projection.project(event, it -> seen[1] += apply(told, it));
                            if (seen[0] % 97 == 0) {
                                assertThat(told.stateHash()).isEqualTo(recorded.stateHash());
                            }
                        },
                        defect -> {});
        assertThat(told.stateHash()).isEqualTo(recorded.stateHash());
        assertThat(seen[1]).isEqualTo(seen[0]).isGreaterThan(100_000);
    }

    private static long apply(OrderBook book, MarketEvent event) {
        if (event instanceof DepthUpdate row) {
            book.apply(row);
            return 1;
        } else if (event instanceof SnapshotBegin) {
            book.clear();
        } else if (event instanceof BookClear clear) {
            book.clear(clear.bids() ? Side.BID : Side.ASK);
        }
        return 0;
    }
}
