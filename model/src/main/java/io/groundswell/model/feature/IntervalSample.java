package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Arrays;

/**
 * The sample that is being filled: what the book's standing adds to it as time goes by. Columns of
 * prints are added by those who judge prints.
 */
final class IntervalSample {
    private final long[] columns = new long[FeatureSchema.COUNT];
    private long bidPrice;
    private long askPrice;
    private long mid2;
    private long passedMicros;

    /** The columns, to add to. */
    long[] columns() {
        return columns;
    }

    void flag(long bits) {
        columns[FeatureSchema.FLAGS] |= bits;
    }

    /** A session begins: nothing is carried into it but the last prices. */
    void beginSession(long timeNanos) {
        Arrays.fill(columns, 0);
        flag(FeatureSchema.FLAG_SESSION_FIRST);
        carry();
        passedMicros = FeatureUnits.micros(timeNanos);
    }

    private void carry() {
        columns[FeatureSchema.MID2_HIGH] = mid2;
        columns[FeatureSchema.MID2_LOW] = mid2;
    }

    /** Time goes by while the book stands so. */
    void pass(long timeNanos, BookTop top, boolean isValid) {
        long micros = FeatureUnits.micros(timeNanos);
        long during = micros - passedMicros;
        passedMicros = micros;
        if (!isValid || during == 0) {
            return;
        }
        columns[FeatureSchema.SPREAD_TIME] += during * (top.askPrice() - top.bidPrice());
        columns[FeatureSchema.BID_SIZE_TIME] += during * top.bidSize();
        columns[FeatureSchema.ASK_SIZE_TIME] += during * top.askSize();
        columns[FeatureSchema.BID_DEPTH_TIME] += during * top.bidDepth();
        columns[FeatureSchema.ASK_DEPTH_TIME] += during * top.askDepth();
        columns[FeatureSchema.VALID_TIME] += during;
    }

    /** The book stands otherwise now, and is valid. */
    void stands(BookTop top) {
        bidPrice = top.bidPrice();
        askPrice = top.askPrice();
        boolean isFirst = mid2 == 0;
        mid2 = top.mid2();
        long high = columns[FeatureSchema.MID2_HIGH];
        long low = columns[FeatureSchema.MID2_LOW];
        columns[FeatureSchema.MID2_HIGH] = isFirst ? mid2 : Math.max(high, mid2);
        columns[FeatureSchema.MID2_LOW] = isFirst ? mid2 : Math.min(low, mid2);
    }

    /** The interval is over: the columns are complete until {@link #next}. */
    long[] complete(boolean isValid) {
        if (isValid) {
            flag(FeatureSchema.FLAG_VALID);
        }
        columns[FeatureSchema.BID_PRICE] = bidPrice;
        columns[FeatureSchema.ASK_PRICE] = askPrice;
        columns[FeatureSchema.MID2] = mid2;
        return columns;
    }

    /** The next interval begins. */
    void next() {
        Arrays.fill(columns, 0);
        carry();
    }

    void write(StateWriter out) {
        out.writeLongs(columns);
        out.writeLong(bidPrice);
        out.writeLong(askPrice);
        out.writeLong(mid2);
        out.writeLong(passedMicros);
    }

    void read(StateReader in) {
        in.readLongs(columns);
        bidPrice = in.readLong();
        askPrice = in.readLong();
        mid2 = in.readLong();
        passedMicros = in.readLong();
    }
}
