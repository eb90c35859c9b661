package io.groundswell.connectors.iqfeed.wire;

/**
 * The fields of an F line, in the order of protocols 6.1 and 6.2.
 *
 * <p>Source: the answer of IQConnect 6.1 to a request for the names.
 */
public enum FundamentalField {
    /** "Symbol". */
    SYMBOL("Symbol"),
    /** "Exchange ID". */
    EXCHANGE_ID("Exchange ID"),
    /** "PE". */
    PE("PE"),
    /** "Average Volume". */
    AVERAGE_VOLUME("Average Volume"),
    /** "52 Week High". */
    FIFTY_TWO_WEEK_HIGH("52 Week High"),
    /** "52 Week Low". */
    FIFTY_TWO_WEEK_LOW("52 Week Low"),
    /** "Calendar Year High". */
    CALENDAR_YEAR_HIGH("Calendar Year High"),
    /** "Calendar Year Low". */
    CALENDAR_YEAR_LOW("Calendar Year Low"),
    /** "Dividend Yield". */
    DIVIDEND_YIELD("Dividend Yield"),
    /** "Dividend Amount". */
    DIVIDEND_AMOUNT("Dividend Amount"),
    /** "Dividend Rate". */
    DIVIDEND_RATE("Dividend Rate"),
    /** "Pay Date". */
    PAY_DATE("Pay Date"),
    /** "Ex-dividend Date". */
    EX_DIVIDEND_DATE("Ex-dividend Date"),
    /** "Current Year EPS". */
    CURRENT_YEAR_EPS("Current Year EPS"),
    /** "Next Year EPS". */
    NEXT_YEAR_EPS("Next Year EPS"),
    /** "Five-year Growth Percentage". */
    FIVE_YEAR_GROWTH_PERCENTAGE("Five-year Growth Percentage"),
    /** "Fiscal Year End". */
    FISCAL_YEAR_END("Fiscal Year End"),
    /** "Company Name". */
    COMPANY_NAME("Company Name"),
    /** "Root Option Symbol". */
    ROOT_OPTION_SYMBOL("Root Option Symbol"),
    /** "Percent Held By Institutions". */
    PERCENT_HELD_BY_INSTITUTIONS("Percent Held By Institutions"),
    /** "Beta". */
    BETA("Beta"),
    /** "Leaps". */
    LEAPS("Leaps"),
    /** "Current Assets". */
    CURRENT_ASSETS("Current Assets"),
    /** "Current Liabilities". */
    CURRENT_LIABILITIES("Current Liabilities"),
    /** "Balance Sheet Date". */
    BALANCE_SHEET_DATE("Balance Sheet Date"),
    /** "Long-term Debt". */
    LONG_TERM_DEBT("Long-term Debt"),
    /** "Common Shares Outstanding". */
    COMMON_SHARES_OUTSTANDING("Common Shares Outstanding"),
    /** "Split Factor 1". */
    SPLIT_FACTOR_1("Split Factor 1"),
    /** "Split Factor 2". */
    SPLIT_FACTOR_2("Split Factor 2"),
    /** "Format Code". */
    FORMAT_CODE("Format Code"),
    /** "Precision". */
    PRECISION("Precision"),
    /** "SIC". */
    SIC("SIC"),
    /** "Historical Volatility". */
    HISTORICAL_VOLATILITY("Historical Volatility"),
    /** "Security Type". */
    SECURITY_TYPE("Security Type"),
    /** "Listed Market". */
    LISTED_MARKET("Listed Market"),
    /** "52 Week High Date". */
    FIFTY_TWO_WEEK_HIGH_DATE("52 Week High Date"),
    /** "52 Week Low Date". */
    FIFTY_TWO_WEEK_LOW_DATE("52 Week Low Date"),
    /** "Calendar Year High Date". */
    CALENDAR_YEAR_HIGH_DATE("Calendar Year High Date"),
    /** "Calendar Year Low Date". */
    CALENDAR_YEAR_LOW_DATE("Calendar Year Low Date"),
    /** "Year End Close". */
    YEAR_END_CLOSE("Year End Close"),
    /** "Maturity Date". */
    MATURITY_DATE("Maturity Date"),
    /** "Coupon Rate". */
    COUPON_RATE("Coupon Rate"),
    /** "Expiration Date". */
    EXPIRATION_DATE("Expiration Date"),
    /** "Strike Price". */
    STRIKE_PRICE("Strike Price"),
    /** "NAICS". */
    NAICS("NAICS"),
    /** "Exchange Root". */
    EXCHANGE_ROOT("Exchange Root"),
    /** "Option Premium Multiplier". */
    OPTION_PREMIUM_MULTIPLIER("Option Premium Multiplier"),
    /** "Option Multiple Deliverable". */
    OPTION_MULTIPLE_DELIVERABLE("Option Multiple Deliverable"),
    /** "Session Open Time". */
    SESSION_OPEN_TIME("Session Open Time"),
    /** "Session Close Time". */
    SESSION_CLOSE_TIME("Session Close Time"),
    /** "Base Currency". */
    BASE_CURRENCY("Base Currency"),
    /** "Contract Size". */
    CONTRACT_SIZE("Contract Size"),
    /** "Contract Months". */
    CONTRACT_MONTHS("Contract Months"),
    /** "Minimum Tick Size". */
    MINIMUM_TICK_SIZE("Minimum Tick Size"),
    /** "First Delivery Date". */
    FIRST_DELIVERY_DATE("First Delivery Date"),
    /** "FIGI". */
    FIGI("FIGI"),
    /** "Security SubType". */
    SECURITY_SUBTYPE("Security SubType");

    private final String wireName;

    FundamentalField(String wireName) {
        this.wireName = wireName;
    }

    /** The name as the wire spells it. */
    public String wireName() {
        return wireName;
    }
}
