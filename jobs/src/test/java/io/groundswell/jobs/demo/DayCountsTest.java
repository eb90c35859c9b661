package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import org.junit.jupiter.api.Test;

class DayCountsTest {
    private final DayCounts counts = new DayCounts();

    private static EventHeader header(Topic topic, long timeNanos) {
        return new EventHeader("SPY", topic, 1, 1, timeNanos, timeNanos, timeNanos, 0, 4, 0, 0);
    }

    private void tellBesideTheMarket(long timeNanos) {
        counts.count(new Fundamentals(header(Topic.L1S, timeNanos), CodeTable.IQFEED, "F,SPY"));
        EventHeader header = header(Topic.TICKS, timeNanos);
        counts.count(new HistoryBar(header, BarUnit.DAY, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void shouldBeEmptyWhenNothingHappenedInTheMarket() {
        tellBesideTheMarket(5);

        assertThat(counts.events()).isEqualTo(2);
        assertThat(counts.isEmpty()).isTrue();
    }

    @Test
    void shouldNotStretchTheDayByWhatIsToldBesideTheMarket() {
        tellBesideTheMarket(5);
        for (long timeNanos : new long[] {40, 60}) {
            EventHeader header = header(Topic.L2, timeNanos);
            counts.count(DepthUpdate.level(header, DepthAction.CHANGE, Side.BID, 1, 1));
        }
        tellBesideTheMarket(90);

        assertThat(counts.firstNanos()).isEqualTo(40);
        assertThat(counts.lastNanos()).isEqualTo(60);
        assertThat(counts.events()).isEqualTo(6);
        assertThat(counts.trades()).isZero();
    }
}
