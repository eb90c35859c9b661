package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.latency.LatencyFigures;
import io.groundswell.model.contract.Hop;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import java.time.Instant;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class SourceHopsTest {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    /** Microseconds count from here. */
    private static final long BEGIN_MILLIS = 1_700_000_000_000L;

    private Instant now = Instant.ofEpochMilli(BEGIN_MILLIS);
    private final SourceHops source = new SourceHops(new UnregisteredMetricsGroup(), () -> now);

    private void read(long toldMicros, long receivedMicros, long publishedMillis, long readMicros) {
        now = Instant.ofEpochMilli(BEGIN_MILLIS).plusNanos(readMicros * MICRO);
        source.read(event(toldMicros, receivedMicros), BEGIN_MILLIS + publishedMillis);
    }

    private static MarketEvent event(long toldMicros, long receivedMicros) {
        EventHeader header =
                new EventHeader(
                        "A",
                        Topic.L1S,
                        1,
                        1,
                        BEGIN_MILLIS * MILLI,
                        BEGIN_MILLIS * MILLI + toldMicros * MICRO,
                        BEGIN_MILLIS * MILLI + receivedMicros * MICRO,
                        0,
                        4,
                        0,
                        0);
        return new Quote(header, 1, 1, "K", 2, 1, "P", Quote.BID_NAMED, CodeTable.TAQ);
    }

    private LatencyFigures figures(Hop hop) {
        return source.hops().figures(hop);
    }

    @Test
    void shouldMeasureEachHopOfAnEvent() {
        read(10, 100, 3, 5_000);

        assertThat(figures(Hop.FEED).maxMicros()).isEqualTo(90);
        assertThat(figures(Hop.COLLECTOR).meanMicros()).isBetween(2_890.0, 2_910.0);
        assertThat(figures(Hop.KAFKA).meanMicros()).isBetween(1_990.0, 2_010.0);
        assertThat(figures(Hop.UNTIL_READ).meanMicros()).isBetween(4_880.0, 4_920.0);
    }

    @Test
    void shouldNotTakeARoundedMillisecondForAClockThatDiffers() {
        read(0, 900, 0, 1_020);

        assertThat(figures(Hop.COLLECTOR).negative()).isZero();
        assertThat(figures(Hop.COLLECTOR).maxMicros()).isZero();
        assertThat(figures(Hop.KAFKA).maxMicros()).isEqualTo(120);
    }

    @Test
    void shouldShowAFeedWhoseClockIsAhead() {
        read(150, 100, 3, 5_000);

        assertThat(figures(Hop.FEED).leastMicros()).isEqualTo(-50);
        assertThat(figures(Hop.FEED).negative()).isEqualTo(1);
    }

    @Test
    void shouldLookAtOneEventInSeven() {
        for (int i = 0; i < 3 * SourceHops.STRIDE; i++) {
            read(0, 100, 1, 2_000);
        }

        assertThat(figures(Hop.KAFKA).count()).isEqualTo(3);
    }

    @Test
    void shouldMeasureOnlyKafkaForARecordedDay() {
        long yearsAgo = -10_000_000_000_000L;
        read(yearsAgo, yearsAgo, 1, 2_000);

        assertThat(figures(Hop.KAFKA).count()).isEqualTo(1);
        for (Hop hop : new Hop[] {Hop.COLLECTOR, Hop.UNTIL_READ}) {
            assertThat(figures(hop).count()).as(hop.label()).isZero();
            assertThat(figures(hop).recorded()).as(hop.label()).isEqualTo(1);
        }
    }
}
