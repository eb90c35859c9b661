package io.groundswell.connectors.iqfeed.events;

/** Is told of the gaps in trades as a translator comes to them. On the translator's thread. */
public interface TradeGaps {
    /** Nobody wants to know. */
    TradeGaps NOBODY =
            new TradeGaps() {
                @Override
                public void opened(TradeGap gap) {}

                @Override
                public void ended(TradeGap gap) {}
            };

    /** Trades were lost, in this epoch or in one before, and nothing has filled the gap yet. */
    void opened(TradeGap gap);

    /** History was asked for all of it, or will not be asked again: the capture says so. */
    void ended(TradeGap gap);
}
