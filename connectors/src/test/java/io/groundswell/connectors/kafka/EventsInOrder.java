package io.groundswell.connectors.kafka;

import io.groundswell.model.event.MarketEvent;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets events through and fails the job at one that the watermark has already passed. */
final class EventsInOrder extends ProcessFunction<MarketEvent, MarketEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out) {
        if (context.timestamp() <= context.timerService().currentWatermark()) {
            throw new IllegalStateException("late: " + event);
        }
        out.collect(event);
    }
}
