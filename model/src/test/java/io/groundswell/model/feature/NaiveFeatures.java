package io.groundswell.model.feature;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.feature.FeatureFeed.Sample;
import io.groundswell.model.feature.NaiveBooks.Moment;
import io.groundswell.model.feature.NaivePrints.Booking;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.SessionInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The obvious features, against which the extractor is tested: each column of each interval is
 * computed from the list of all events, as C.2 words it. For a feed of price levels whose first
 * event defines the instrument.
 */
final class NaiveFeatures {
    private final FeatureOptions options;
    private final ExchangeCalendar calendar;
    private final NaiveBooks books;
    private final List<Booking> bookings;

    /** The interval that is computed: events at its first moment count only in a first one. */
    private long from;

    private long to;
    private boolean isFirst;

    private NaiveFeatures(
            FeatureOptions options,
            ExchangeCalendar calendar,
            List<MarketEvent> events,
            long untilNanos) {
        this.options = options;
        this.calendar = calendar;
        books = new NaiveBooks(events, options.gridNanos(), untilNanos);
        bookings =
                new NaivePrints(options, books, at -> calendar.intervalAt(at).endNanos())
                        .bookings();
    }

    /** All samples of the events up to a moment. */
    static List<Sample> of(
            FeatureOptions options,
            ExchangeCalendar calendar,
            List<MarketEvent> events,
            long untilNanos) {
        return new NaiveFeatures(options, calendar, events, untilNanos).samples(untilNanos);
    }

    private List<Sample> samples(long untilNanos) {
        List<Sample> samples = new ArrayList<>();
        long start = books.moments().get(0).timeNanos();
        while (start <= untilNanos) {
            SessionInterval its = calendar.intervalAt(start);
            SessionSpan session = new SessionSpan(its.session(), its.startNanos(), its.endNanos());
            isFirst = true;
            from = start;
            long grid = options.gridNanos();
            to = Math.floorDiv(start, grid) * grid + grid;
            while (session.isOpen() && to <= session.endNanos() && to <= untilNanos) {
                samples.add(new Sample(to, session, columns()));
                isFirst = false;
                from = to;
                to += grid;
            }
            start = session.endNanos();
        }
        return samples;
    }

    private boolean isIn(long timeNanos) {
        return timeNanos <= to && (isFirst ? timeNanos >= from : timeNanos > from);
    }

    private List<Long> columns() {
        long[] columns = new long[FeatureSchema.COUNT];
        columns[FeatureSchema.FLAGS] = flags();
        prices(columns);
        integrals(columns);
        flow(columns);
        for (Booking booking : bookings) {
            if (isIn(booking.timeNanos())) {
                columns[booking.column()] += booking.amount();
            }
        }
        List<Long> list = new ArrayList<>();
        for (long column : columns) {
            list.add(column);
        }
        return list;
    }

    private long flags() {
        long flags = isFirst ? FeatureSchema.FLAG_SESSION_FIRST : 0;
        flags |= books.at(to).isValid() ? FeatureSchema.FLAG_VALID : 0;
        flags |= books.isUntrustedAt(to) ? FeatureSchema.FLAG_GAP : 0;
        flags |= options.isConflated() ? FeatureSchema.FLAG_CONFLATED : 0;
        Moment carried = null;
        for (Moment moment : books.moments()) {
            if (isIn(moment.timeNanos())) {
                flags |= NaiveBooks.isLoss(moment.event()) ? FeatureSchema.FLAG_GAP : 0;
                flags |= moment.isJudged() ? standing(moment) : 0;
            } else if (moment.timeNanos() <= from) {
                carried = moment;
            }
        }
        return flags | (carried == null ? 0 : standing(carried));
    }

    private static long standing(Moment moment) {
        boolean isCrossed = moment.isTwoSided() && moment.bid() > moment.ask();
        boolean isLocked = moment.isTwoSided() && moment.bid() == moment.ask();
        return (moment.isGap() ? FeatureSchema.FLAG_GAP : 0)
                | (moment.isHalted() ? FeatureSchema.FLAG_HALTED : 0)
                | (moment.isTwoSided() ? 0 : FeatureSchema.FLAG_ONE_SIDED)
                | (isCrossed ? FeatureSchema.FLAG_CROSSED : 0)
                | (isLocked ? FeatureSchema.FLAG_LOCKED : 0);
    }

    /** Best prices at the end, or the last valid ones; high and low with what was carried in. */
    private void prices(long[] columns) {
        long high = 0;
        long low = Long.MAX_VALUE;
        long mid2 = 0;
        for (Moment moment : books.moments()) {
            if (moment.isValid() && moment.timeNanos() <= to) {
                boolean isInside = isIn(moment.timeNanos());
                mid2 = moment.bid() + moment.ask();
                high = isInside ? Math.max(high, mid2) : mid2;
                low = isInside ? Math.min(low, mid2) : mid2;
                columns[FeatureSchema.BID_PRICE] = moment.bid();
                columns[FeatureSchema.ASK_PRICE] = moment.ask();
            }
        }
        columns[FeatureSchema.MID2] = mid2;
        columns[FeatureSchema.MID2_HIGH] = high;
        columns[FeatureSchema.MID2_LOW] = low == Long.MAX_VALUE ? 0 : low;
    }

    private void integrals(long[] columns) {
        List<Moment> moments = books.moments();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            boolean isLast = i + 1 == moments.size();
            long end = Math.min(to, isLast ? to : moments.get(i + 1).timeNanos());
            long start = Math.max(from, moment.timeNanos());
            if (!moment.isValid() || end <= start) {
                continue;
            }
            long micros = Math.floorDiv(end, 1_000) - Math.floorDiv(start, 1_000);
            int levels = options.levels();
            columns[FeatureSchema.SPREAD_TIME] += micros * (moment.ask() - moment.bid());
            columns[FeatureSchema.BID_SIZE_TIME] += micros * moment.depth(true, 1);
            columns[FeatureSchema.ASK_SIZE_TIME] += micros * moment.depth(false, 1);
            columns[FeatureSchema.BID_DEPTH_TIME] += micros * moment.depth(true, levels);
            columns[FeatureSchema.ASK_DEPTH_TIME] += micros * moment.depth(false, levels);
            columns[FeatureSchema.VALID_TIME] += micros;
        }
    }

    private void flow(long[] columns) {
        List<Moment> moments = books.moments();
        for (int i = 1; i < moments.size(); i++) {
            Moment now = moments.get(i);
            Moment was = moments.get(i - 1);
            if (!now.isChange() || !isIn(now.timeNanos())) {
                continue;
            }
            columns[FeatureSchema.BOOK_EVENTS]++;
            if (now.isValid() && was.isValid()) {
                columns[FeatureSchema.OFI_BEST] += imbalance(was, now, 0);
                for (int level = 0; level < options.levels(); level++) {
                    columns[FeatureSchema.OFI_LEVELS] += imbalance(was, now, level);
                }
            }
        }
    }

    /**
     * B: e_n = q^b_n 1{P^b_n >= P^b_n-1} - q^b_n-1 1{P^b_n <= P^b_n-1} - q^a_n 1{P^a_n <= P^a_n-1}
     * + q^a_n-1 1{P^a_n >= P^a_n-1}, of a level that is there before and after.
     */
    private static long imbalance(Moment was, Moment now, int level) {
        long imbalance = 0;
        Map.Entry<Long, Long> bid = now.level(true, level);
        Map.Entry<Long, Long> oldBid = was.level(true, level);
        if (bid != null && oldBid != null) {
            imbalance += bid.getKey() >= oldBid.getKey() ? bid.getValue() : 0;
            imbalance -= bid.getKey() <= oldBid.getKey() ? oldBid.getValue() : 0;
        }
        Map.Entry<Long, Long> ask = now.level(false, level);
        Map.Entry<Long, Long> oldAsk = was.level(false, level);
        if (ask != null && oldAsk != null) {
            imbalance -= ask.getKey() <= oldAsk.getKey() ? ask.getValue() : 0;
            imbalance += ask.getKey() >= oldAsk.getKey() ? oldAsk.getValue() : 0;
        }
        return imbalance;
    }
}
