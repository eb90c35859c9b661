package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.RealDays;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** IQFeed's own history of NEPT, as events and back as rows. */
final class NeptHistory {
    static final String SYMBOL = "NEPT";

    private static final int PRICE_EXPONENT = 4;

    private NeptHistory() {}

    static List<DayImporter> days(String file) throws IOException {
        return bars(file, null, null);
    }

    static List<DayImporter> bars(String file, String span, BarLabel label) throws IOException {
        ReplyText text = ReplyText.ofFile(RealDays.require("iqfeed/nept_history/" + file));
        BarSpan length = span == null ? null : BarSpan.of(span);
        return HistoryImporter.of(text, SYMBOL, length, label);
    }

    static List<Recording> recordings(List<DayImporter> days) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        for (DayImporter day : days) {
            recordings.add(Recording.of(day));
        }
        return recordings;
    }

    static <E extends MarketEvent> List<E> all(List<DayImporter> days, Class<E> kind)
            throws IOException {
        List<E> all = new ArrayList<>();
        for (DayImporter day : days) {
            all.addAll(Recording.of(day).all(kind));
        }
        return all;
    }

    static LocalDate date(long nanos) {
        return LocalDate.ofEpochDay(
                Math.floorDiv(new EasternTime().toLocalMicros(nanos), EasternTime.DAY_MICROS));
    }

    /** Rows of trades, made of the events of a day: each trade at the quote before it. */
    static String rows(List<MarketEvent> events, ProtocolVersion version) {
        IqFeedFormatter formatter = new IqFeedFormatter(version);
        StringBuilder text = new StringBuilder();
        long bid = EventHeader.ABSENT;
        long ask = EventHeader.ABSENT;
        for (MarketEvent event : events) {
            if (event instanceof Quote quote) {
                bid = quote.bidPrice();
                ask = quote.askPrice();
            } else if (event instanceof Trade trade) {
                text.append(formatter.format(row(trade, bid, ask))).append("\r\n");
            }
        }
        return text.toString();
    }

    static String end(ProtocolVersion version) {
        return new IqFeedFormatter(version).format(new EndOfReply("")) + "\r\n";
    }

    private static TickRow row(Trade trade, long bid, long ask) {
        long nanos = trade.header().feedTimeNanos();
        return new TickRow(
                "",
                new EasternTime().toLocalMicros(nanos),
                WireDecimal.ofUnits(trade.price(), PRICE_EXPONENT),
                trade.size(),
                trade.totalVolume(),
                WireDecimal.ofUnits(bid, PRICE_EXPONENT),
                WireDecimal.ofUnits(ask, PRICE_EXPONENT),
                trade.tickId(),
                switch (trade.basis()) {
                    case LAST_QUALIFIED -> 'C';
                    case EXTENDED -> 'E';
                    default -> 'O';
                },
                Long.parseLong(trade.marketCentre()),
                trade.conditions(),
                trade.aggressor().code(),
                date(nanos).getDayOfMonth());
    }
}
