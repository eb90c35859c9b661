package io.groundswell.connectors.iqfeed.wire;

import java.util.List;

/**
 * The columns of P and Q at protocol 4.9, which nobody can choose. They bear the names of later
 * versions where they mean the same and are spelled the same; the others are texts.
 */
final class FixedFieldset {
    /** The only one. */
    static final Fieldset OF_4_9 =
            Fieldset.ofNames(
                    List.of(
                            "Symbol",
                            "Exchange ID",
                            "Last",
                            "Change",
                            "Percent Change",
                            "Total Volume",
                            "Incremental Volume",
                            "High",
                            "Low",
                            "Bid",
                            "Ask",
                            "Bid Size",
                            "Ask Size",
                            "Tick",
                            "Bid Tick",
                            "Range",
                            "Last Trade Time",
                            "Open Interest",
                            "Open",
                            "Close",
                            "Spread",
                            "Reserved 22",
                            "Settle",
                            "Delay",
                            "Reserved 25",
                            "Restricted Code",
                            "Net Asset Value",
                            "Average Maturity",
                            "7 Day Yield",
                            "Last Trade Date",
                            "Reserved 31",
                            "Extended Trading Last",
                            "Reserved 33",
                            "Regional Volume",
                            "Net Asset Value 2",
                            "Extended Trading Change",
                            "Extended Trading Difference",
                            "Price-Earnings Ratio",
                            "Percent Off Average Volume",
                            "Bid Change",
                            "Ask Change",
                            "Change From Open",
                            "Market Open",
                            "Volatility",
                            "Market Capitalization",
                            "Fraction Display Code",
                            "Decimal Precision",
                            "Days to Expiration",
                            "Previous Day Volume",
                            "Regions",
                            "Open Range 1",
                            "Close Range 1",
                            "Open Range 2",
                            "Close Range 2",
                            "Number of Trades Today",
                            "Bid Time",
                            "Ask Time",
                            "VWAP",
                            "TickID",
                            "Financial Status Indicator",
                            "Settlement Date",
                            "Last Market Center",
                            "Bid Market Center",
                            "Ask Market Center",
                            "Trade Time",
                            "Available Regions"));

    private FixedFieldset() {}
}
