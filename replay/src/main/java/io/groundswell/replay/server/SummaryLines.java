package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.Level1Parser;
import io.groundswell.connectors.iqfeed.wire.Level1Update;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.SecurityType;
import java.nio.charset.StandardCharsets;

/**
 * Reads the P lines that stand on a tape as text: what they tell of the day no trade or quote does.
 * One thread at a time.
 */
final class SummaryLines {
    private final SecurityType type;
    private final ReplayTime time;
    private final Level1Parser parser = new Level1Parser(ProtocolVersion.V6_2);

    SummaryLines(SecurityType type, ReplayTime time) {
        this.type = type;
        this.time = time;
    }

    /**
     * Puts the day's figures of a P line into the fields.
     *
     * @return the letter of the last trade's basis, empty where none is told
     */
    String apply(Fundamentals line, TradeFields to) {
        byte[] bytes = line.text().getBytes(StandardCharsets.ISO_8859_1);
        if (!(parser.parse(bytes, 0, bytes.length) instanceof Level1Update told)) {
            return "";
        }
        return to.begin(told, line.header().priceExponent(), tradingDate(line.header(), told));
    }

    /** The line tells no date: a trade at a later time of the day than now was not today's. */
    private long tradingDate(EventHeader header, Level1Update told) {
        long local = time.local(header.eventTimeNanos());
        long traded = told.number(told.fieldset().column(Level1Field.MOST_RECENT_TRADE_TIME));
        boolean before = traded > Math.floorMod(local, EasternTime.DAY_MICROS);
        return TradingDates.ofLocal(local, type) - (before ? 1 : 0);
    }
}
