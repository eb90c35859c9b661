package io.groundswell.connectors.clickhouse.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Rows are held together as the tables are partitioned: bars by year, all else by trading date. */
class MarketChoicePropertyTest {
    private final MarketChoice choice = new MarketChoice();

    @Provide
    Arbitrary<MarketEvent> events() {
        return MarketEvents.any();
    }

    @Property(tries = 300)
    void shouldTellPartitionsApartAsTheTableDoes(
            @ForAll("events") MarketEvent event,
            @ForAll @IntRange(max = 40_000) int left,
            @ForAll @IntRange(max = 40_000) int right) {
        boolean isOne =
                event instanceof HistoryBar
                        ? LocalDate.ofEpochDay(left).getYear()
                                == LocalDate.ofEpochDay(right).getYear()
                        : left == right;

        assertThat(
                        choice.partitionOf(new DatedEvent(event, left))
                                == choice.partitionOf(new DatedEvent(event, right)))
                .isEqualTo(isOne);
    }
}
