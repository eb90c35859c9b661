package io.groundswell.connectors.clickhouse.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class MarketTablesPropertyTest {
    @Provide
    Arbitrary<MarketEvent> storable() {
        return StorableMarketEvents.any();
    }

    @Provide
    Arbitrary<MarketEvent> wild() {
        return MarketEvents.any().filter(event -> !(event instanceof Heartbeat));
    }

    @Property
    void shouldReadWhatWasWritten(
            @ForAll("storable") MarketEvent event, @ForAll @IntRange(max = 0xFFFF) int day)
            throws IOException {
        DatedEvent row = new DatedEvent(event, day);
        Statistics.label("kind").collect(event.getClass().getSimpleName());

        assertThat(StorableEvents.defectOf(event)).isEmpty();
        assertThat(Rows.readBack(MarketTables.of(event), row)).isEqualTo(row);
    }

    @Property
    void shouldTakeAnEventExactlyOrSayThatItDoesNotFit(@ForAll("wild") MarketEvent event)
            throws IOException {
        DatedEvent row = new DatedEvent(event, 19_000);
        boolean fits = StorableEvents.defectOf(event).isEmpty();
        Statistics.label("fits").collect(fits);

        if (fits) {
            assertThat(Rows.readBack(MarketTables.of(event), row)).isEqualTo(row);
        } else {
            assertThat(StorableEvents.defectOf(event).get().raw()).isNotEmpty();
        }
    }

    @Property(tries = 300)
    void shouldRefuseDamagedRowsInOneWay(
            @ForAll("storable") MarketEvent event, @ForAll Random random) throws IOException {
        RowLayout<DatedEvent> layout = MarketTables.of(event);
        RowOutput out = new RowOutput(64);
        layout.write(new DatedEvent(event, 19_000), out);
        byte[] bytes = out.toByteArray();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();

        try {
            layout.read(new RowInput(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Property(tries = 20)
    void shouldHaveNoTableForHeartbeats(@ForAll("heartbeats") MarketEvent heartbeat) {
        assertThatThrownBy(() -> MarketTables.of(heartbeat))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never stored");
    }

    @Provide
    Arbitrary<MarketEvent> heartbeats() {
        return MarketEvents.heartbeats().map(MarketEvent.class::cast);
    }
}
