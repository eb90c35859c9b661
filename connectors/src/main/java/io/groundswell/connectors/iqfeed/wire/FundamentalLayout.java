package io.groundswell.connectors.iqfeed.wire;

import static io.groundswell.connectors.iqfeed.wire.FundamentalField.*;

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
                            SYMBOL,
                            EXCHANGE_ID,
                            PE,
                            AVERAGE_VOLUME,
                            FIFTY_TWO_WEEK_HIGH,
                            FIFTY_TWO_WEEK_LOW,
                            CALENDAR_YEAR_HIGH,
                            CALENDAR_YEAR_LOW,
                            DIVIDEND_YIELD,
                            DIVIDEND_AMOUNT,
                            DIVIDEND_RATE,
                            PAY_DATE,
                            EX_DIVIDEND_DATE,
                            null,
                            null,
                            null,
                            null,
                            null,
                            CURRENT_YEAR_EPS,
                            NEXT_YEAR_EPS,
                            FIVE_YEAR_GROWTH_PERCENTAGE,
                            FISCAL_YEAR_END,
                            null,
                            COMPANY_NAME,
                            ROOT_OPTION_SYMBOL,
                            PERCENT_HELD_BY_INSTITUTIONS,
                            BETA,
                            LEAPS,
                            CURRENT_ASSETS,
                            CURRENT_LIABILITIES,
                            BALANCE_SHEET_DATE,
                            LONG_TERM_DEBT,
                            COMMON_SHARES_OUTSTANDING,
                            null,
                            SPLIT_FACTOR_1,
                            SPLIT_FACTOR_2,
                            null,
                            null,
                            FORMAT_CODE,
                            PRECISION,
                            SIC,
                            HISTORICAL_VOLATILITY,
                            SECURITY_TYPE,
                            LISTED_MARKET,
                            FIFTY_TWO_WEEK_HIGH_DATE,
                            FIFTY_TWO_WEEK_LOW_DATE,
                            CALENDAR_YEAR_HIGH_DATE,
                            CALENDAR_YEAR_LOW_DATE,
                            YEAR_END_CLOSE,
                            MATURITY_DATE,
                            COUPON_RATE,
                            EXPIRATION_DATE,
                            STRIKE_PRICE,
                            NAICS,
                            EXCHANGE_ROOT,
                            OPTION_PREMIUM_MULTIPLIER,
                            OPTION_MULTIPLE_DELIVERABLE));

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
