package io.groundswell.replay.history;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;

/** Made-up trades. */
final class Trades {
    private static final long PRICE = 15_900;

    private Trades() {}

    static Trade of(long nanos, String centre, long tickId, long size, long totalVolume) {
        return new Trade(
                new EventHeader(
                        "NEPT", Topic.TICKS, 1, 1, nanos, nanos, EventHeader.ABSENT, 0, 4, 0, 0),
                PRICE,
                size,
                Aggressor.UNKNOWN,
                Liquidity.UNKNOWN,
                TradeBasis.LAST_QUALIFIED,
                CodeTable.IQFEED,
                centre,
                "01",
                tickId,
                0,
                totalVolume);
    }
}
