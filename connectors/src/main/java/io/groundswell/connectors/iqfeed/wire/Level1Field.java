package io.groundswell.connectors.iqfeed.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of Level 1 that a connection can choose, in the server's own order.
 *
 * <p>Source: the answer of IQConnect 6.1 to a request for all field names.
 */
public enum Level1Field {
    /** "Symbol". */
    SYMBOL("Symbol", Kind.TEXT),
    /** "Exchange ID". */
    EXCHANGE_ID("Exchange ID", Kind.TEXT),
    /** "Last". */
    LAST("Last", Kind.DECIMAL),
    /** "Change". */
    CHANGE("Change", Kind.DECIMAL),
    /** "Percent Change". */
    PERCENT_CHANGE("Percent Change", Kind.DECIMAL),
    /** "Total Volume". */
    TOTAL_VOLUME("Total Volume", Kind.INTEGER),
    /** "High". */
    HIGH("High", Kind.DECIMAL),
    /** "Low". */
    LOW("Low", Kind.DECIMAL),
    /** "Bid". */
    BID("Bid", Kind.DECIMAL),
    /** "Ask". */
    ASK("Ask", Kind.DECIMAL),
    /** "Bid Size". */
    BID_SIZE("Bid Size", Kind.INTEGER),
    /** "Ask Size". */
    ASK_SIZE("Ask Size", Kind.INTEGER),
    /** "Tick". */
    TICK("Tick", Kind.INTEGER),
    /** "Range". */
    RANGE("Range", Kind.DECIMAL),
    /** "Open Interest". */
    OPEN_INTEREST("Open Interest", Kind.INTEGER),
    /** "Open". */
    OPEN("Open", Kind.DECIMAL),
    /** "Close". */
    CLOSE("Close", Kind.DECIMAL),
    /** "Spread". */
    SPREAD("Spread", Kind.DECIMAL),
    /** "Settle". */
    SETTLE("Settle", Kind.DECIMAL),
    /** "Delay". */
    DELAY("Delay", Kind.INTEGER),
    /** "Restricted Code". */
    RESTRICTED_CODE("Restricted Code", Kind.TEXT),
    /** "Net Asset Value". */
    NET_ASSET_VALUE("Net Asset Value", Kind.DECIMAL),
    /** "Average Maturity". */
    AVERAGE_MATURITY("Average Maturity", Kind.DECIMAL),
    /** "7 Day Yield". */
    SEVEN_DAY_YIELD("7 Day Yield", Kind.DECIMAL),
    /** "Extended Trading Change". */
    EXTENDED_TRADING_CHANGE("Extended Trading Change", Kind.DECIMAL),
    /** "Extended Trading Difference". */
    EXTENDED_TRADING_DIFFERENCE("Extended Trading Difference", Kind.DECIMAL),
    /** "Price-Earnings Ratio". */
    PRICE_EARNINGS_RATIO("Price-Earnings Ratio", Kind.DECIMAL),
    /** "Percent Off Average Volume". */
    PERCENT_OFF_AVERAGE_VOLUME("Percent Off Average Volume", Kind.DECIMAL),
    /** "Bid Change". */
    BID_CHANGE("Bid Change", Kind.DECIMAL),
    /** "Ask Change". */
    ASK_CHANGE("Ask Change", Kind.DECIMAL),
    /** "Change From Open". */
    CHANGE_FROM_OPEN("Change From Open", Kind.DECIMAL),
    /** "Market Open". */
    MARKET_OPEN("Market Open", Kind.INTEGER),
    /** "Volatility". */
    VOLATILITY("Volatility", Kind.DECIMAL),
    /** "Market Capitalization". */
    MARKET_CAPITALIZATION("Market Capitalization", Kind.DECIMAL),
    /** "Fraction Display Code". */
    FRACTION_DISPLAY_CODE("Fraction Display Code", Kind.TEXT),
    /** "Decimal Precision". */
    DECIMAL_PRECISION("Decimal Precision", Kind.INTEGER),
    /** "Days to Expiration". */
    DAYS_TO_EXPIRATION("Days to Expiration", Kind.TEXT),
    /** "Previous Day Volume". */
    PREVIOUS_DAY_VOLUME("Previous Day Volume", Kind.INTEGER),
    /** "Open Range 1". */
    OPEN_RANGE_1("Open Range 1", Kind.DECIMAL),
    /** "Close Range 1". */
    CLOSE_RANGE_1("Close Range 1", Kind.DECIMAL),
    /** "Open Range 2". */
    OPEN_RANGE_2("Open Range 2", Kind.DECIMAL),
    /** "Close Range 2". */
    CLOSE_RANGE_2("Close Range 2", Kind.DECIMAL),
    /** "Number of Trades Today". */
    NUMBER_OF_TRADES_TODAY("Number of Trades Today", Kind.INTEGER),
    /** "VWAP". */
    VWAP("VWAP", Kind.DECIMAL),
    /** "TickID". */
    TICK_ID("TickID", Kind.INTEGER),
    /** "Financial Status Indicator". */
    FINANCIAL_STATUS_INDICATOR("Financial Status Indicator", Kind.TEXT),
    /** "Settlement Date". */
    SETTLEMENT_DATE("Settlement Date", Kind.DATE),
    /** "Bid Market Center". */
    BID_MARKET_CENTRE("Bid Market Center", Kind.INTEGER),
    /** "Ask Market Center". */
    ASK_MARKET_CENTRE("Ask Market Center", Kind.INTEGER),
    /** "Available Regions". */
    AVAILABLE_REGIONS("Available Regions", Kind.TEXT),
    /** "Last Size". */
    LAST_SIZE("Last Size", Kind.INTEGER),
    /** "Last Time". */
    LAST_TIME("Last Time", Kind.TIME),
    /** "Last Market Center". */
    LAST_MARKET_CENTRE("Last Market Center", Kind.INTEGER),
    /** "Most Recent Trade". */
    MOST_RECENT_TRADE("Most Recent Trade", Kind.DECIMAL),
    /** "Most Recent Trade Size". */
    MOST_RECENT_TRADE_SIZE("Most Recent Trade Size", Kind.INTEGER),
    /** "Most Recent Trade Time". */
    MOST_RECENT_TRADE_TIME("Most Recent Trade Time", Kind.TIME),
    /** "Most Recent Trade Conditions". */
    MOST_RECENT_TRADE_CONDITIONS("Most Recent Trade Conditions", Kind.TEXT),
    /** "Most Recent Trade Market Center". */
    MOST_RECENT_TRADE_MARKET_CENTRE("Most Recent Trade Market Center", Kind.INTEGER),
    /** "Extended Trade". */
    EXTENDED_TRADE("Extended Trade", Kind.DECIMAL),
    /** "Extended Trade Size". */
    EXTENDED_TRADE_SIZE("Extended Trade Size", Kind.INTEGER),
    /** "Extended Trade Time". */
    EXTENDED_TRADE_TIME("Extended Trade Time", Kind.TIME),
    /** "Extended Trade Market Center". */
    EXTENDED_TRADE_MARKET_CENTRE("Extended Trade Market Center", Kind.INTEGER),
    /** "Message Contents". */
    MESSAGE_CONTENTS("Message Contents", Kind.TEXT),
    /** "Ask Time". */
    ASK_TIME("Ask Time", Kind.TIME),
    /** "Bid Time". */
    BID_TIME("Bid Time", Kind.TIME),
    /** "Last Date". */
    LAST_DATE("Last Date", Kind.DATE),
    /** "Extended Trade Date". */
    EXTENDED_TRADE_DATE("Extended Trade Date", Kind.DATE),
    /** "Most Recent Trade Date". */
    MOST_RECENT_TRADE_DATE("Most Recent Trade Date", Kind.DATE),
    /** "Most Recent Trade Aggressor". */
    MOST_RECENT_TRADE_AGGRESSOR("Most Recent Trade Aggressor", Kind.INTEGER),
    /** "Most Recent Trade Day Code". */
    MOST_RECENT_TRADE_DAY_CODE("Most Recent Trade Day Code", Kind.INTEGER);

    /** How a value is spelled. */
    public enum Kind {
        /** As it stands. */
        TEXT,
        /** A number without a point. */
        INTEGER,
        /** A number with as many digits after the point as the feed likes. */
        DECIMAL,
        /** {@code HH:MM:SS} with up to six digits of a second, local time. */
        TIME,
        /** {@code MM/DD/CCYY}. */
        DATE
    }

    private static final Map<String, Level1Field> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(it -> it.wireName, it -> it));

    private final String wireName;
    private final Kind kind;

    Level1Field(String wireName, Kind kind) {
        this.wireName = wireName;
        this.kind = kind;
    }

    /** The name as the wire spells it. */
    public String wireName() {
        return wireName;
    }

    /** How its values are spelled. */
    public Kind kind() {
        return kind;
    }

    /** The field of that name, or null. */
    public static Level1Field of(String wireName) {
        return BY_NAME.get(wireName);
    }
}
