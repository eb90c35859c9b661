package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds the events of one import to the contracts: total order, contiguous sequences, the
 * definition first on each topic, one epoch, the instrument's units.
 */
final class EventAudit implements Consumer<MarketEvent> {
    private final Consumer<? super MarketEvent> next;
    private final Map<Topic, Long> sequences = new EnumMap<>(Topic.class);
    private EventHeader last;

    /** A number that changes with any event. */
    long fingerprint;

    EventAudit(Consumer<? super MarketEvent> next) {
        this.next = next;
    }

    @Override
    public void accept(MarketEvent event) {
        EventHeader header = event.header();
        long sequence = sequences.merge(header.topic(), 1L, Long::sum);
        boolean inOrder = last == null || EventOrder.compare(last, header) < 0;
        boolean sameRun =
                last == null
                        || (last.sourceEpoch() == header.sourceEpoch()
                                && last.symbol().equals(header.symbol())
                                && last.priceExponent() == header.priceExponent()
                                && last.sizeExponent() == header.sizeExponent());
        boolean definedFirst = event instanceof InstrumentDefined || sequence > 1;
        if (!inOrder || !sameRun || !definedFirst || header.sequence() != sequence) {
            assertThat(header).as("against the contracts after %s", last).isNull();
        }
        last = header;
        fingerprint = fingerprint * 31 + event.hashCode();
        next.accept(event);
    }
}
