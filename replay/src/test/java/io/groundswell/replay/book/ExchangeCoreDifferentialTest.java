package io.groundswell.replay.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.orderbook.IOrderBook;
import io.groundswell.model.RealDays;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.LadderOrderBook;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second opinion: exchange-core's book after every row of every stream that it can follow. */
class ExchangeCoreDifferentialTest {
    private static final int LEVELS = 10;

    @ParameterizedTest
    @EnumSource(OrderStreams.class)
    void shouldShowTheSameTenLevelsAfterEveryRow(OrderStreams recorded) {
        RealDays.require(recorded.file());
        DepthUpdate[] rows = MatchableStream.of(recorded);
        OrderCommand[][] commands = ExchangeCoreBook.commands(rows);
        IOrderBook peer = ExchangeCoreBook.create();
        OrderBook book = new LadderOrderBook(DepthMode.BY_ORDER);
        L2MarketData seen = new L2MarketData(LEVELS, LEVELS);
        int deepest = 0;

        for (int i = 0; i < rows.length; i++) {
            assertEquals(FaultKind.NONE, book.apply(rows[i]));
            assertEquals(CommandResultCode.SUCCESS, ExchangeCoreBook.apply(peer, commands[i]));
            peer.fillBids(LEVELS, seen);
            assertSame(
                    book,
                    Side.BID,
                    seen.bidSize,
                    seen.bidPrices,
                    seen.bidVolumes,
                    seen.bidOrders,
                    i);
            peer.fillAsks(LEVELS, seen);
            assertSame(
                    book,
                    Side.ASK,
                    seen.askSize,
                    seen.askPrices,
                    seen.askVolumes,
                    seen.askOrders,
                    i);
            deepest = Math.max(deepest, Math.min(seen.bidSize, seen.askSize));
        }

        assertThat(deepest).as("the stream built ten levels on both sides").isEqualTo(LEVELS);
        assertThat(book.rows(Side.BID) + book.rows(Side.ASK)).isZero();
        assertThat(book.checkInvariants()).isEmpty();
    }

    private static void assertSame(
            OrderBook book,
            Side side,
            int levels,
            long[] prices,
            long[] sizes,
            long[] orders,
            int row) {
        boolean same = levels == Math.min(LEVELS, book.levels(side));
        for (int depth = 0; same && depth < levels; depth++) {
            same =
                    prices[depth] == book.price(side, depth)
                            && sizes[depth] == book.size(side, depth)
                            && orders[depth] == book.orders(side, depth);
        }
        assertThat(same).as("%s levels after row %d", side, row).isTrue();
    }
}
