package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import java.io.IOException;
import java.math.BigDecimal;

/** The trades that count, less those that were taken back: how many, and their volume. */
final class TradeTally {
    private long trades;
    private BigDecimal volume = BigDecimal.ZERO;

    void add(MarketEvent event) {
        if (event instanceof Trade it) {
            count(1, it.size(), it.header());
        } else if (event instanceof TradeCorrection it) {
            switch (it.kind()) {
                case INSERT -> count(1, it.size(), it.header());
                case CANCEL -> count(-1, it.originalSize(), it.header());
                case CORRECT -> {
                    count(1, it.size(), it.header());
                    count(-1, it.originalSize(), it.header());
                }
            }
        }
    }

    private void count(int sign, long size, EventHeader header) {
        trades += sign;
        volume =
                volume.add(
                        BigDecimal.valueOf(size, header.sizeExponent())
                                .multiply(BigDecimal.valueOf(sign)));
    }

    /** Fails where the view of the trades tells another story. */
    void assertSame(StoredWorld world) throws IOException {
        String select = " FROM " + TableNames.TRADES;
        assertThat(Long.parseLong(world.ask("SELECT count()" + select)))
                .as("trades")
                .isEqualTo(trades);
        assertThat(new BigDecimal(world.ask("SELECT ifNull(sum(size), 0)" + select)))
                .as("volume")
                .isEqualByComparingTo(volume);
    }
}
