package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;

/**
 * The columns of a sample that rings keep, as many of {@link FeatureSchema}'s as scores are
 * computed from. Those that the long window has the sum of come first, so that a sum over samples
 * reads one stretch of each row.
 */
final class FineSchema {
    static final int SOLD = 0;
    static final int BOUGHT = 1;
    static final int BID_TESTED = 2;
    static final int BID_HELD = 3;
    static final int ASK_TESTED = 4;
    static final int ASK_HELD = 5;
    static final int BID_REFILLED = 6;
    static final int ASK_REFILLED = 7;
    static final int HIDDEN_BID = 8;
    static final int HIDDEN_ASK = 9;
    static final int OFF_EXCHANGE = 10;
    static final int OFF_EXCHANGE_LARGE = 11;
    static final int VOLUME = 12;
    static final int BID_SIZE_TIME = 13;
    static final int ASK_SIZE_TIME = 14;
    static final int VALID_TIME = 15;
    static final int SELL_ORDERS = 16;
    static final int BUY_ORDERS = 17;

    /** Columns before this one are summed over the long window. */
    static final int SUMMED = 18;

    static final int MID2 = 18;
    static final int SPREAD_TIME = 19;
    static final int BID_DEPTH_TIME = 20;
    static final int ASK_DEPTH_TIME = 21;
    static final int COUNT = 22;

    private static final int[] FEATURES = {
        FeatureSchema.SOLD,
        FeatureSchema.BOUGHT,
        FeatureSchema.BID_TESTED,
        FeatureSchema.BID_HELD,
        FeatureSchema.ASK_TESTED,
        FeatureSchema.ASK_HELD,
        FeatureSchema.BID_REFILLED,
        FeatureSchema.ASK_REFILLED,
        FeatureSchema.HIDDEN_BID,
        FeatureSchema.HIDDEN_ASK,
        FeatureSchema.OFF_EXCHANGE,
        FeatureSchema.OFF_EXCHANGE_LARGE,
        FeatureSchema.VOLUME,
        FeatureSchema.BID_SIZE_TIME,
        FeatureSchema.ASK_SIZE_TIME,
        FeatureSchema.VALID_TIME,
        FeatureSchema.SELL_ORDERS,
        FeatureSchema.BUY_ORDERS,
        FeatureSchema.MID2,
        FeatureSchema.SPREAD_TIME,
        FeatureSchema.BID_DEPTH_TIME,
        FeatureSchema.ASK_DEPTH_TIME
    };

    private FineSchema() {}

    /** Copies what is kept of a sample. */
    static void keep(long[] sample, long[] ring, int at) {
        for (int column = 0; column < COUNT; column++) {
            ring[at + column] = sample[FEATURES[column]];
        }
    }
}
