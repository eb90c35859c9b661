package io.groundswell.replay.signals;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A day whose executions of displayed orders have exchanged sides and sizes at random: as many of
 * each as there were, at the times that there were, at the best price of the side that they now
 * hit; the book is as it was. What a score still sees in it, it sees by chance.
 */
final class ShuffledTrades {
    private ShuffledTrades() {}

    /**
     * Shuffles.
     *
     * @param seed decides which trade gets what
     */
    static List<MarketEvent> of(List<MarketEvent> events, long seed) {
        List<Trade> displayed = new ArrayList<>();
        for (MarketEvent event : events) {
            if (event instanceof Trade trade && trade.liquidity() == Liquidity.DISPLAYED) {
                displayed.add(trade);
            }
        }
        Collections.shuffle(displayed, new Random(seed));
        WatchedBook book = new WatchedBook(BookOptions.DEFAULT);
        List<MarketEvent> shuffled = new ArrayList<>(events.size());
        int next = 0;
        for (MarketEvent event : events) {
            book.accept(event, fault -> {});
            if (event instanceof Trade trade && trade.liquidity() == Liquidity.DISPLAYED) {
                shuffled.add(exchanged(trade, displayed.get(next), book));
                next++;
            } else {
                shuffled.add(event);
            }
        }
        return shuffled;
    }

    private static Trade exchanged(Trade trade, Trade other, WatchedBook book) {
        boolean isSell = other.aggressor() == Aggressor.SELLER;
        Side side = isSell ? Side.BID : Side.ASK;
        long price = book.book().levels(side) == 0 ? trade.price() : book.book().bestPrice(side);
        return trade.withExecution(price, other.size(), other.aggressor(), trade.liquidity(), 0);
    }
}
