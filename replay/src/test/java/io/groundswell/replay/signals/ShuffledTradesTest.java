package io.groundswell.replay.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShuffledTradesTest {
    @Test
    void shouldKeepTimesBookAndTotalsWhenTradesExchangeSidesAndSizes() throws IOException {
        List<MarketEvent> day =
                RecordedDay.lobster(
                                RealDays.require(
                                        "lobster/AAPL_slice1000_2012-06-21_34200000_57600000"
                                                + "_message_10.csv.xz"),
                                10)
                        .events();

        List<MarketEvent> shuffled = ShuffledTrades.of(day, 1);

        assertThat(shuffled).isEqualTo(ShuffledTrades.of(day, 1)).isNotEqualTo(day);
        assertThat(shuffled).extracting(MarketEvent::header).isEqualTo(headers(day));
        assertThat(shuffled.stream().filter(it -> !isDisplayed(it)).toList())
                .isEqualTo(day.stream().filter(it -> !isDisplayed(it)).toList());
        assertThat(sizes(shuffled)).containsExactlyInAnyOrderElementsOf(sizes(day));
    }

    private static List<Object> headers(List<MarketEvent> events) {
        return events.stream().<Object>map(MarketEvent::header).toList();
    }

    private static boolean isDisplayed(MarketEvent event) {
        return event instanceof Trade trade && trade.liquidity() == Liquidity.DISPLAYED;
    }

    private static List<String> sizes(List<MarketEvent> events) {
        return events.stream()
                .filter(ShuffledTradesTest::isDisplayed)
                .map(Trade.class::cast)
                .map(it -> it.aggressor() + " " + it.size())
                .toList();
    }
}
