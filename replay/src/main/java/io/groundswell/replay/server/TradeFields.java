package io.groundswell.replay.server;

import static io.groundswell.connectors.iqfeed.wire.Level1Field.CHANGE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.CHANGE_FROM_OPEN;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.CLOSE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.EXTENDED_TRADE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.EXTENDED_TRADE_DATE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.EXTENDED_TRADE_MARKET_CENTRE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.EXTENDED_TRADE_SIZE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.EXTENDED_TRADE_TIME;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.HIGH;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.LAST;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.LAST_DATE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.LAST_MARKET_CENTRE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.LAST_SIZE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.LAST_TIME;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.LOW;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE_AGGRESSOR;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE_CONDITIONS;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE_DATE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE_DAY_CODE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE_MARKET_CENTRE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE_SIZE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MOST_RECENT_TRADE_TIME;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.NUMBER_OF_TRADES_TODAY;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.OPEN;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.PREVIOUS_DAY_VOLUME;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.RANGE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.TICK;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.TICK_ID;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.TOTAL_VOLUME;

import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.Level1Row;
import io.groundswell.connectors.iqfeed.wire.Level1Update;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import java.time.LocalDate;
import java.util.List;

/**
 * The fields of a Level 1 row that trades change: the last ones, and what the day adds up to. Open,
 * high and low come from last-qualified trades, the volume from all. One thread at a time.
 */
final class TradeFields {
    private static final int UP = 173;
    private static final int DOWN = 175;
    private static final int UNCHANGED = 183;
    private static final int MAX_CENTRE_DIGITS = 6;

    private static final List<Level1Field> OF_THE_DAY =
            List.of(
                    MOST_RECENT_TRADE,
                    MOST_RECENT_TRADE_SIZE,
                    MOST_RECENT_TRADE_TIME,
                    MOST_RECENT_TRADE_MARKET_CENTRE,
                    MOST_RECENT_TRADE_CONDITIONS,
                    TOTAL_VOLUME,
                    OPEN,
                    HIGH,
                    LOW,
                    CLOSE);

    private final Level1Row row;
    private final ReplayTime time;
    private final SecurityType type;
    private final StringBuilder changed = new StringBuilder();
    private long day = EventHeader.ABSENT;
    private long trades;
    private long last = EventHeader.ABSENT;

    TradeFields(Level1Row row, ReplayTime time, SecurityType type) {
        this.row = row;
        this.time = time;
        this.type = type;
    }

    /**
     * Takes a trade, as it is projected.
     *
     * @return Message Contents: what of the row has changed
     */
    String apply(Trade trade) {
        EventHeader header = trade.header();
        int exponent = header.priceExponent();
        long nanos = header.feedTimeNanos();
        long local = time.local(nanos == EventHeader.ABSENT ? header.eventTimeNanos() : nanos);
        long tradingDate = TradingDates.ofLocal(local, type);
        if (tradingDate != day) {
            beginDay(tradingDate, exponent);
        }
        putMostRecent(trade, exponent, tradingDate);
        row.putInteger(TOTAL_VOLUME, trade.totalVolume());
        if (!header.has(EventFlags.SUMMARY)) {
            trades++;
            row.putInteger(NUMBER_OF_TRADES_TODAY, trades);
        }
        changed.setLength(0);
        changed.append(letter(trade.basis()));
        if (trade.basis() == TradeBasis.LAST_QUALIFIED) {
            putLast(trade, exponent);
        }
        if (trade.basis() == TradeBasis.LAST_QUALIFIED || trade.basis() == TradeBasis.EXTENDED) {
            row.put(EXTENDED_TRADE, trade.price(), exponent);
            row.putInteger(EXTENDED_TRADE_SIZE, trade.size());
            row.putTime(EXTENDED_TRADE_TIME, time.timeOfDay(nanos));
            row.putDate(EXTENDED_TRADE_DATE, time.date(nanos));
            row.putInteger(EXTENDED_TRADE_MARKET_CENTRE, centre(trade.marketCentre()));
        }
        return changed.toString();
    }

    /**
     * Takes what the feed told of the day so far when it was asked: it is as if these trades had
     * been told.
     *
     * @param told in the columns that IQFeed has by default
     * @param tradingDate in days since 1970
     * @return the letter of the last trade's basis, empty where none has been
     */
    String begin(Level1Update told, int exponent, long tradingDate) {
        day = tradingDate;
        for (Level1Field field : OF_THE_DAY) {
            int column = told.fieldset().column(field);
            switch (field.kind()) {
                case DECIMAL -> row.put(field, units(told, column, exponent), exponent);
                case INTEGER -> row.putInteger(field, told.number(column));
                case TIME -> row.putTime(field, told.number(column));
                default -> row.putText(field, told.text(column));
            }
        }
        String contents = told.text(told.fieldset().column(Level1Field.MESSAGE_CONTENTS));
        boolean traded = !contents.isEmpty() && "CEO".indexOf(contents.charAt(0)) >= 0;
        last = traded && contents.charAt(0) == 'C' ? row.number(MOST_RECENT_TRADE) : last;
        return traded ? contents.substring(0, 1) : "";
    }

    private static long units(Level1Update told, int column, int exponent) {
        long units = told.units(column, exponent);
        return units == WireDecimal.TOO_FINE ? EventHeader.ABSENT : units;
    }

    static char letter(TradeBasis basis) {
        return switch (basis) {
            case LAST_QUALIFIED -> 'C';
            case EXTENDED -> 'E';
            case OTHER, UNSPECIFIED -> 'O';
        };
    }

    /** A market centre as a number, or ABSENT. */
    static long centre(String code) {
        long number = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i >= MAX_CENTRE_DIGITS) {
                return EventHeader.ABSENT;
            }
            number = number * 10 + digit;
        }
        return code.isEmpty() ? EventHeader.ABSENT : number;
    }

    private void beginDay(long tradingDate, int exponent) {
        if (day != EventHeader.ABSENT) {
            row.put(CLOSE, last, exponent);
            row.putInteger(PREVIOUS_DAY_VOLUME, row.number(TOTAL_VOLUME));
        }
        day = tradingDate;
        trades = 0;
        row.put(OPEN, EventHeader.ABSENT, exponent);
        row.put(HIGH, EventHeader.ABSENT, exponent);
        row.put(LOW, EventHeader.ABSENT, exponent);
        row.put(RANGE, EventHeader.ABSENT, exponent);
        row.put(CHANGE_FROM_OPEN, EventHeader.ABSENT, exponent);
    }

    private void putMostRecent(Trade trade, int exponent, long tradingDate) {
        long nanos = trade.header().feedTimeNanos();
        row.put(MOST_RECENT_TRADE, trade.price(), exponent);
        row.putInteger(MOST_RECENT_TRADE_SIZE, trade.size());
        row.putTime(MOST_RECENT_TRADE_TIME, time.timeOfDay(nanos));
        row.putDate(MOST_RECENT_TRADE_DATE, time.date(nanos));
        row.putText(MOST_RECENT_TRADE_CONDITIONS, trade.conditions());
        row.putInteger(MOST_RECENT_TRADE_MARKET_CENTRE, centre(trade.marketCentre()));
        row.putInteger(MOST_RECENT_TRADE_AGGRESSOR, trade.aggressor().code());
        row.putInteger(
                MOST_RECENT_TRADE_DAY_CODE, LocalDate.ofEpochDay(tradingDate).getDayOfMonth());
        row.putInteger(TICK_ID, trade.tickId());
    }

    private void putLast(Trade trade, int exponent) {
        long price = trade.price();
        long nanos = trade.header().feedTimeNanos();
        if (last != EventHeader.ABSENT) {
            row.putInteger(TICK, price > last ? UP : price < last ? DOWN : UNCHANGED);
        }
        last = price;
        row.put(LAST, price, exponent);
        row.putInteger(LAST_SIZE, trade.size());
        row.putTime(LAST_TIME, time.timeOfDay(nanos));
        row.putDate(LAST_DATE, time.date(nanos));
        row.putInteger(LAST_MARKET_CENTRE, centre(trade.marketCentre()));
        if (row.number(OPEN) == EventHeader.ABSENT) {
            row.put(OPEN, price, exponent);
            changed.append('o');
        }
        if (row.number(HIGH) == EventHeader.ABSENT || price > row.number(HIGH)) {
            row.put(HIGH, price, exponent);
            changed.append('h');
        }
        if (row.number(LOW) == EventHeader.ABSENT || price < row.number(LOW)) {
            row.put(LOW, price, exponent);
            changed.append('l');
        }
        row.put(RANGE, row.number(HIGH) - row.number(LOW), exponent);
        row.put(CHANGE_FROM_OPEN, price - row.number(OPEN), exponent);
        if (row.number(CLOSE) != EventHeader.ABSENT) {
            row.put(CHANGE, price - row.number(CLOSE), exponent);
        }
    }
}
