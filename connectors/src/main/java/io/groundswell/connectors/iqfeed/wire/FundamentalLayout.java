package io.groundswell.connectors.iqfeed.wire;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which field stands where in an F line. Immutable; there are two. */
public final class FundamentalLayout {
    /** From protocol 6.1 on: every field, no holes. */
    public static final FundamentalLayout WITHOUT_HOLES =
            new FundamentalLayout(Arrays.asList(FundamentalField.values()));

    /** Up to 6.0: some columns are reserved and empty, what came later is missing. */
    public static final FundamentalLayout WITH_HOLES =
            new FundamentalLayout(
                    Arrays.asList(
                            FundamentalField.SYMBOL,
                            FundamentalField.EXCHANGE_ID,
                            FundamentalField.PE,
                            FundamentalField.AVERAGE_VOLUME,
                            FundamentalField.FIFTY_TWO_WEEK_HIGH,
                            FundamentalField.FIFTY_TWO_WEEK_LOW,
                            FundamentalField.CALENDAR_YEAR_HIGH,
                            FundamentalField.CALENDAR_YEAR_LOW,
                            FundamentalField.DIVIDEND_YIELD,
                            FundamentalField.DIVIDEND_AMOUNT,
                            FundamentalField.DIVIDEND_RATE,
                            FundamentalField.PAY_DATE,
                            FundamentalField.EX_DIVIDEND_DATE,
                            null,
                            null,
                            null,
                            null,
                            null,
                            FundamentalField.CURRENT_YEAR_EPS,
                            FundamentalField.NEXT_YEAR_EPS,
                            FundamentalField.FIVE_YEAR_GROWTH_PERCENTAGE,
                            FundamentalField.FISCAL_YEAR_END,
                            null,
                            FundamentalField.COMPANY_NAME,
                            FundamentalField.ROOT_OPTION_SYMBOL,
                            FundamentalField.PERCENT_HELD_BY_INSTITUTIONS,
                            FundamentalField.BETA,
                            FundamentalField.LEAPS,
                            FundamentalField.CURRENT_ASSETS,
                            FundamentalField.CURRENT_LIABILITIES,
                            FundamentalField.BALANCE_SHEET_DATE,
                            FundamentalField.LONG_TERM_DEBT,
                            FundamentalField.COMMON_SHARES_OUTSTANDING,
                            null,
                            FundamentalField.SPLIT_FACTOR_1,
                            FundamentalField.SPLIT_FACTOR_2,
                            null,
                            null,
                            FundamentalField.FORMAT_CODE,
                            FundamentalField.PRECISION,
                            FundamentalField.SIC,
                            FundamentalField.HISTORICAL_VOLATILITY,
                            FundamentalField.SECURITY_TYPE,
                            FundamentalField.LISTED_MARKET,
                            FundamentalField.FIFTY_TWO_WEEK_HIGH_DATE,
                            FundamentalField.FIFTY_TWO_WEEK_LOW_DATE,
                            FundamentalField.CALENDAR_YEAR_HIGH_DATE,
                            FundamentalField.CALENDAR_YEAR_LOW_DATE,
                            FundamentalField.YEAR_END_CLOSE,
                            FundamentalField.MATURITY_DATE,
                            FundamentalField.COUPON_RATE,
                            FundamentalField.EXPIRATION_DATE,
                            FundamentalField.STRIKE_PRICE,
                            FundamentalField.NAICS,
                            FundamentalField.EXCHANGE_ROOT,
                            FundamentalField.OPTION_PREMIUM_MULTIPLIER,
                            FundamentalField.OPTION_MULTIPLE_DELIVERABLE));

    private final int size;
    private final Map<FundamentalField, Integer> columns = new EnumMap<>(FundamentalField.class);

    private FundamentalLayout(List<FundamentalField> fields) {
        size = fields.size();
        for (int column = 0; column < size; column++) {
            if (fields.get(column) != null) {
                columns.put(fields.get(column), column);
            }
        }
    }

    /** How many fields there are, holes included. */
    public int size() {
        return size;
    }

    /** The place of a field among the values, from 0; -1 where this layout lacks it. */
    public int column(FundamentalField field) {
        return columns.getOrDefault(field, -1);
    }
}
