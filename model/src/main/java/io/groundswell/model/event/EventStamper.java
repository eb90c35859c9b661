package io.groundswell.model.event;

import java.util.Arrays;

/**
 * Gives the events of one symbol and source epoch their headers: sequence, order time and place in
 * the {@linkplain EventOrder total order}.
 *
 * <p>The order time is the highest of the feed time, the {@link Frontier} and the previous order
 * time of this symbol and topic; where it is not the feed time the event carries {@link
 * EventFlags#TIME_ADJUSTED}. Sequences count from 1 per topic. Headers of one topic come out in the
 * total order, always: where a source's message number would go back at an unchanged order time
 * (late rows, rows without a number), the previous number is used again and the sequence decides.
 *
 * <p>One thread at a time; costs one header per event.
 */
public final class EventStamper {
    private static final int TOPICS = Topic.values().length;

    private final long sourceEpoch;
    private final Frontier frontier;
    private final String symbol;
    private final int priceExponent;
    private final int sizeExponent;
    private final long[] sequences = new long[TOPICS];
    private final long[] orderTimesNanos = new long[TOPICS];
    private final long[] matchOrders = new long[TOPICS];

    /**
     * A stamper whose next sequence is 1 in each topic.
     *
     * @param sourceEpoch start of the collector run or import, nanoseconds since 1970 UTC
     * @param frontier shared by every symbol of the same run
     * @param symbol the symbol of every event
     * @param priceExponent prices are in units of 10^-priceExponent
     * @param sizeExponent sizes are in units of 10^-sizeExponent
     */
    public EventStamper(
            long sourceEpoch,
            Frontier frontier,
            String symbol,
            int priceExponent,
            int sizeExponent) {
        this.sourceEpoch = sourceEpoch;
        this.frontier = frontier;
        this.symbol = symbol;
        this.priceExponent = priceExponent;
        this.sizeExponent = sizeExponent;
        Arrays.fill(orderTimesNanos, EventHeader.ABSENT);
    }

    /**
     * The header of the next event of a topic. Shows the feed time to the frontier first.
     *
     * <p>A feed time that is not {@linkplain Frontier#isPlausible plausible} is kept in the header
     * but orders nothing: the event is placed as if the feed had given no time. Whether it becomes
     * a {@code Defect} instead of, or beside, the event is the caller's decision, to be taken with
     * {@link Frontier#isPlausible} before the call.
     *
     * @param feedTimeNanos nanoseconds since 1970 UTC, or {@link EventHeader#ABSENT}
     * @param receiveTimeNanos nanoseconds since 1970 UTC, or {@link EventHeader#ABSENT}; never
     *     orders anything
     * @param matchOrder the source's own message number where trades and depth come from one
     *     stream, else 0
     * @param flags bits of {@link EventFlags} that the source gives
     * @throws IllegalStateException where neither this event, nor the frontier, nor an earlier
     *     event of the topic has a time; give the frontier a start or the first event a feed time
     */
    public EventHeader next(
            Topic topic, long feedTimeNanos, long receiveTimeNanos, long matchOrder, int flags) {
        boolean plausible = frontier.observe(feedTimeNanos, receiveTimeNanos);
        int of = topic.code();
        long previous = orderTimesNanos[of];
        // ABSENT is the lowest long, so that a time that is not there never wins.
        long orderTime =
                Math.max(
                        plausible ? feedTimeNanos : EventHeader.ABSENT,
                        Math.max(frontier.nanos(), previous));
        if (orderTime == EventHeader.ABSENT) {
            throw new IllegalStateException("no time is known yet for " + symbol + " " + topic);
        }
        matchOrders[of] =
                orderTime == previous ? Math.max(matchOrder, matchOrders[of]) : matchOrder;
        orderTimesNanos[of] = orderTime;
        sequences[of]++;
        return new EventHeader(
                symbol,
                topic,
                sourceEpoch,
                sequences[of],
                orderTime,
                feedTimeNanos,
                receiveTimeNanos,
                matchOrders[of],
                priceExponent,
                sizeExponent,
                orderTime == feedTimeNanos ? flags : flags | EventFlags.TIME_ADJUSTED);
    }
}
