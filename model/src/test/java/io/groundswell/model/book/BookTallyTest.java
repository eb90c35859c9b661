package io.groundswell.model.book;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BookTallyTest {
    private static final List<MarketEvent> EVENTS =
            List.of(
                    trade(10),
                    trade(11),
                    trade(12),
                    new Quote(header(13), 1, 1, "", 2, 2, "", Quote.BID_NAMED, CodeTable.NONE),
                    new Quote(header(14), 1, 1, "", 2, 2, "", Quote.BID_NAMED, CodeTable.NONE),
                    DepthRows.add(Side.BID, 1, 2, 3),
                    new TradingStatus(header(20), TradingPhase.HALTED, ""));

    private final BookTally tally = new BookTally();

    private static EventHeader header(long timeNanos) {
        return new EventHeader("TEST", Topic.L1S, 1, 1, timeNanos, ABSENT, ABSENT, 0, 2, 0, 0);
    }

    private static Trade trade(long timeNanos) {
        return new Trade(
                header(timeNanos),
                5,
                1,
                Aggressor.BUYER,
                Liquidity.DISPLAYED,
                TradeBasis.UNSPECIFIED,
                CodeTable.NONE,
                "",
                "",
                ABSENT,
                0,
                ABSENT);
    }

    private static BookSummary summary(BookTally tally) {
        return tally.summaryOf(BookFeed.newBook());
    }

    @Test
    void shouldTellTheSameTimesInWhateverOrderTheTopicsCome() {
        tally.count(trade(12), false);
        tally.count(trade(10), false);
        tally.count(trade(11), false);

        assertThat(summary(tally).firstNanos()).isEqualTo(10);
        assertThat(summary(tally).lastNanos()).isEqualTo(12);
    }

    @Test
    void shouldCountEachKindOfEventByItself() {
        EVENTS.forEach(event -> tally.count(event, event instanceof DepthUpdate));
        tally.countFault();

        BookSummary summary = summary(tally);
        assertThat(summary.events()).isEqualTo(7);
        assertThat(summary.trades()).isEqualTo(3);
        assertThat(summary.quotes()).isEqualTo(2);
        assertThat(summary.bookChanges()).isEqualTo(1);
        assertThat(summary.faults()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheTimesOfTheEarliestAndTheLatestEvent() {
        assertThat(tally.isEmpty()).isTrue();
        assertThat(summary(tally).firstNanos()).isEqualTo(ABSENT);
        EVENTS.forEach(event -> tally.count(event, event instanceof DepthUpdate));

        assertThat(tally.isEmpty()).isFalse();
        assertThat(summary(tally).firstNanos())
                .isEqualTo(DepthRows.HEADER.eventTimeNanos())
                .isLessThan(10);
        assertThat(summary(tally).lastNanos()).isEqualTo(20);
    }

    @Test
    void shouldGiveTheCountsBackWhenReadFromItsBytes() {
        EVENTS.forEach(event -> tally.count(event, event instanceof DepthUpdate));
        tally.countFault();
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[BookTally.ENCODED_LENGTH + 1]);
        tally.write(bytes, 1);
        BookTally restored = new BookTally();
        restored.read(bytes, 1);

        assertThat(summary(restored)).isEqualTo(summary(tally));
    }
}
