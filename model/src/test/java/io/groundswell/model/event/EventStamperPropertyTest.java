package io.groundswell.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class EventStamperPropertyTest {
    @Property(tries = 300)
    void shouldNeverReorderOneTopicWhateverTheSourceSays(
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = 143) Long> rows) {
        EventStamper stamper = new EventStamper(1, new Frontier(4, 0), "SPY", 4, 0);
        EventHeader[] last = new EventHeader[Topic.values().length];
        long highest = 0;
        for (long row : rows) {
            Topic topic = Topic.ofCode((int) (row % 3));
            long feedTime = row / 3 % 12 == 0 ? EventHeader.ABSENT : row / 3 % 12;
            EventHeader header = stamper.next(topic, feedTime, EventHeader.ABSENT, 3 - row / 36, 0);
            highest = Math.max(highest, feedTime);

            EventHeader previous = last[topic.code()];
            if (previous != null) {
                assertThat(EventOrder.compare(previous, header)).isNegative();
                assertThat(header.sequence()).isEqualTo(previous.sequence() + 1);
            }
            assertThat(header.eventTimeNanos()).isBetween(Math.max(0, highest - 4), highest);
            assertThat(header.has(EventFlags.TIME_ADJUSTED))
                    .isEqualTo(header.eventTimeNanos() != feedTime);
            last[topic.code()] = header;
        }
    }
}
