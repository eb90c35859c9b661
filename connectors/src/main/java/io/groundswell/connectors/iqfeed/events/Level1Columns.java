package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.Fieldset;
import io.groundswell.connectors.iqfeed.wire.Level1Field;

/** Where in the lines of a fieldset that stands which events are made of; -1 where it is not. */
final class Level1Columns {
    final Fieldset fieldset;
    final int contents;
    final int trade;
    final int tradeSize;
    final int tradeTime;
    final int tradeDate;
    final int tradeCentre;
    final int tradeConditions;
    final int tradeAggressor;
    final int tickId;
    final int totalVolume;
    final int bid;
    final int bidSize;
    final int bidTime;
    final int bidCentre;
    final int ask;
    final int askSize;
    final int askTime;
    final int askCentre;

    Level1Columns(Fieldset fieldset) {
        this.fieldset = fieldset;
        contents = fieldset.column(Level1Field.MESSAGE_CONTENTS);
        trade = fieldset.column(Level1Field.MOST_RECENT_TRADE);
        tradeSize = fieldset.column(Level1Field.MOST_RECENT_TRADE_SIZE);
        tradeTime = fieldset.column(Level1Field.MOST_RECENT_TRADE_TIME);
        tradeDate = fieldset.column(Level1Field.MOST_RECENT_TRADE_DATE);
        tradeCentre = fieldset.column(Level1Field.MOST_RECENT_TRADE_MARKET_CENTRE);
        tradeConditions = fieldset.column(Level1Field.MOST_RECENT_TRADE_CONDITIONS);
        tradeAggressor = fieldset.column(Level1Field.MOST_RECENT_TRADE_AGGRESSOR);
        tickId = fieldset.column(Level1Field.TICK_ID);
        totalVolume = fieldset.column(Level1Field.TOTAL_VOLUME);
        bid = fieldset.column(Level1Field.BID);
        bidSize = fieldset.column(Level1Field.BID_SIZE);
        bidTime = fieldset.column(Level1Field.BID_TIME);
        bidCentre = fieldset.column(Level1Field.BID_MARKET_CENTRE);
        ask = fieldset.column(Level1Field.ASK);
        askSize = fieldset.column(Level1Field.ASK_SIZE);
        askTime = fieldset.column(Level1Field.ASK_TIME);
        askCentre = fieldset.column(Level1Field.ASK_MARKET_CENTRE);
    }
}
