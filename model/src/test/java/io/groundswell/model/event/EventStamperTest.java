package io.groundswell.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventStamperTest {
    private static final long EPOCH = 7;
    private static final long SECOND = 1_000_000_000L;
    private static final long LAG = SECOND / 4;
    private static final long ABSENT = EventHeader.ABSENT;

    private final Frontier frontier = new Frontier();
    private final EventStamper spy = new EventStamper(EPOCH, frontier, "SPY", 4, 0);
    private final EventStamper ibm = new EventStamper(EPOCH, frontier, "IBM", 4, 0);

    @Test
    void shouldCountSequencesFromOnePerTopicWhenTopicsMix() {
        assertThat(stamp(spy, Topic.L2, SECOND, 0).sequence()).isEqualTo(1);
        assertThat(stamp(spy, Topic.TICKS, SECOND, 0).sequence()).isEqualTo(1);
        assertThat(stamp(spy, Topic.L2, SECOND, 0).sequence()).isEqualTo(2);
        assertThat(stamp(ibm, Topic.L2, SECOND, 0).sequence()).isEqualTo(1);
    }

    @Test
    void shouldKeepFeedTimeWhenItIsNotLate() {
        EventHeader header = spy.next(Topic.L2, SECOND, SECOND + 5, 3, EventFlags.MORE_FOLLOWS);

        assertThat(header)
                .isEqualTo(
                        new EventHeader(
                                "SPY",
                                Topic.L2,
                                EPOCH,
                                1,
                                SECOND,
                                SECOND,
                                SECOND + 5,
                                3,
                                4,
                                0,
                                EventFlags.MORE_FOLLOWS));
    }

    @Test
    void shouldTakeFrontierWhenAnotherSymbolIsFartherThanTheLag() {
        stamp(ibm, Topic.L1S, 2 * SECOND, 0);

        EventHeader late = stamp(spy, Topic.TICKS, SECOND, 0);

        assertThat(late.eventTimeNanos()).isEqualTo(2 * SECOND - LAG);
        assertThat(late.feedTimeNanos()).isEqualTo(SECOND);
        assertThat(late.has(EventFlags.TIME_ADJUSTED)).isTrue();
    }

    @Test
    void shouldTakeFeedTimeWhenItEqualsTheFrontier() {
        stamp(ibm, Topic.L1S, 2 * SECOND, 0);

        EventHeader onTime = stamp(spy, Topic.TICKS, 2 * SECOND - LAG, 0);

        assertThat(onTime.eventTimeNanos()).isEqualTo(2 * SECOND - LAG);
        assertThat(onTime.has(EventFlags.TIME_ADJUSTED)).isFalse();
    }

    @Test
    void shouldTakePreviousOrderTimeWhenTheTopicWentBackLessThanTheLag() {
        stamp(spy, Topic.L2, SECOND, 0);

        EventHeader sameTopic = stamp(spy, Topic.L2, SECOND - 1, 0);
        EventHeader otherTopic = stamp(spy, Topic.TICKS, SECOND - 1, 0);

        assertThat(sameTopic.eventTimeNanos()).isEqualTo(SECOND);
        assertThat(sameTopic.has(EventFlags.TIME_ADJUSTED)).isTrue();
        assertThat(otherTopic.eventTimeNanos()).isEqualTo(SECOND - 1);
        assertThat(otherTopic.has(EventFlags.TIME_ADJUSTED)).isFalse();
    }

    @Test
    void shouldTakeFrontierWhenTheFeedGaveNoTime() {
        stamp(ibm, Topic.L1S, SECOND, 0);

        EventHeader header = stamp(spy, Topic.L2, ABSENT, 0);

        assertThat(header.eventTimeNanos()).isEqualTo(SECOND - LAG);
        assertThat(header.feedTimeNanos()).isEqualTo(ABSENT);
        assertThat(header.has(EventFlags.TIME_ADJUSTED)).isTrue();
    }

    @Test
    void shouldRefuseWhenNoTimeIsKnownAtAll() {
        assertThatThrownBy(() -> stamp(spy, Topic.L2, ABSENT, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no time is known yet for SPY L2");
    }

    @Test
    void shouldKeepImplausibleTimeOutOfOrderAndFrontierWhenItIsAheadOfReceiveTime() {
        stamp(spy, Topic.L2, SECOND, 0);
        long receive = 2 * SECOND;
        long ahead = receive + Frontier.MAX_AHEAD_NANOS + 1;

        EventHeader header = spy.next(Topic.L2, ahead, receive, 0, 0);

        assertThat(Frontier.isPlausible(ahead, receive)).isFalse();
        assertThat(Frontier.isPlausible(ahead - 1, receive)).isTrue();
        assertThat(header.eventTimeNanos()).isEqualTo(SECOND);
        assertThat(header.feedTimeNanos()).isEqualTo(ahead);
        assertThat(header.has(EventFlags.TIME_ADJUSTED)).isTrue();
        assertThat(frontier.nanos()).isEqualTo(SECOND - LAG);
    }

    @Test
    void shouldNotGoBackWhenEarlierTimesAreObserved() {
        Frontier restored = new Frontier(LAG, 10 * SECOND);

        assertThat(restored.observe(9 * SECOND, ABSENT)).isTrue();
        assertThat(restored.nanos()).isEqualTo(10 * SECOND);
        restored.observe(11 * SECOND, ABSENT);
        assertThat(restored.nanos()).isEqualTo(11 * SECOND - LAG);
    }

    @Test
    void shouldKeepTheTotalOrderWhenMessageNumbersGoBackAtOneTime() {
        EventHeader first = stamp(spy, Topic.L2, SECOND, 500);
        EventHeader numberless = stamp(spy, Topic.L2, SECOND, 0);
        EventHeader later = stamp(spy, Topic.L2, SECOND + 1, 3);

        assertThat(numberless.matchOrder()).isEqualTo(500);
        assertThat(EventOrder.compare(first, numberless)).isNegative();
        assertThat(later.matchOrder()).isEqualTo(3);
        assertThat(EventOrder.compare(numberless, later)).isNegative();
    }

    private static EventHeader stamp(EventStamper stamper, Topic topic, long feed, long match) {
        return stamper.next(topic, feed, ABSENT, match, 0);
    }
}
