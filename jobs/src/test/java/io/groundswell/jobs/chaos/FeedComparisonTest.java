package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import org.junit.jupiter.api.Test;

class FeedComparisonTest {
    private static EventHeader header(long sequence, long timeNanos) {
        long absent = EventHeader.ABSENT;
        return new EventHeader(
                "IBM", Topic.TICKS, 1, sequence, timeNanos, timeNanos, absent, 0, 4, 0, 0);
    }

    private static MarketEvent trade(long price) {
        return new Trade(
                header(price, price * 1000),
                price,
                100,
                Aggressor.UNKNOWN,
                Liquidity.UNKNOWN,
                TradeBasis.LAST_QUALIFIED,
                CodeTable.IQFEED,
                "5",
                "01",
                price,
                0,
                EventHeader.ABSENT);
    }

    private static MarketEvent gap() {
        return new FeedStatus(header(9, 9), FeedState.GAP, 1, 2, "test");
    }

    private static FeedTrail trail(MarketEvent... events) {
        FeedTrail trail = new FeedTrail();
        for (MarketEvent event : events) {
            trail.add(event);
        }
        return trail;
    }

    private static final FeedTrail DAY = trail(trade(1), trade(2), trade(3), trade(4), trade(5));

    @Test
    void shouldBeCleanWhereAllWasCaptured() {
        FeedComparison all = FeedComparison.of(DAY, DAY);
        assertThat(all).isEqualTo(new FeedComparison(5, 5, 0, 0, 0, 0));
        assertThat(all.isClean()).isTrue();
    }

    @Test
    void shouldAllowAHoleBehindAMarkedGap() {
        FeedTrail captured = trail(trade(1), gap(), trade(4), trade(5));
        assertThat(FeedComparison.of(DAY, captured))
                .isEqualTo(new FeedComparison(5, 3, 2, 0, 0, 1));
    }

    @Test
    void shouldFindAHoleThatNoGapMarks() {
        FeedTrail captured = trail(gap(), trade(1), trade(2), trade(4), trade(5));
        FeedComparison found = FeedComparison.of(DAY, captured);
        assertThat(found.unmarked()).isEqualTo(1);
        assertThat(found.isClean()).isFalse();
    }

    @Test
    void shouldFindAnEndThatIsMissing() {
        assertThat(FeedComparison.of(DAY, trail(trade(1), trade(2), trade(3))).unmarked())
                .isEqualTo(2);
    }

    @Test
    void shouldFindWhatNeverHappenedOrHappenedBefore() {
        assertThat(FeedComparison.of(DAY, trail(trade(1), trade(7), trade(2))).foreign())
                .isEqualTo(1);
        assertThat(FeedComparison.of(DAY, trail(trade(2), gap(), trade(1))).foreign()).isEqualTo(1);
    }
}
