package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.TradeCorrection;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final Market.Level1Watcher READER =
            new Market.Level1Watcher() {
                @Override
                public void onTrade(SymbolState symbol) {}

                @Override
                public void onQuote(SymbolState symbol) {}

                @Override
                public void onSummary(SymbolState symbol) {}

                @Override
                public void onFundamentals(SymbolState symbol) {}

                @Override
                public void onCorrection(SymbolState symbol, TradeCorrection correction) {}
            };

    private static Instrument instrument(String symbol, DepthMode depth) {
        return new Instrument(
                symbol,
                symbol,
                SecurityType.EQUITY,
                "XNYS",
                "USD",
                100,
                4,
                0,
                depth,
                CodeTable.IQFEED);
    }

    @Test
    void shouldBeAllWatchedOnceTheLastSymbolIsAndItsDepthToo() {
        Market market =
                new Market(
                        List.of(
                                instrument("IBM", DepthMode.TOP_OF_BOOK),
                                instrument("AAPL", DepthMode.BY_ORDER)),
                        new ReplayTime(0));

        market.watch(market.find("IBM"), READER);
        assertThat(market.isAllWatched()).isFalse();
        market.watch(market.find("AAPL"), READER);
        assertThat(market.isAllWatched()).as("depth is missing").isFalse();
        market.watch(market.find("AAPL"), symbol -> {});
        assertThat(market.isAllWatched()).isTrue();

        market.unwatch(market.find("IBM"), READER);
        assertThat(market.isAllWatched()).isFalse();
    }
}
