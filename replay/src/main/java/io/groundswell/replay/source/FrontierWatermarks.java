package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * What the writer's heartbeats do on a live topic: each time a lane's order time enters another
 * tenth of a second, everything before that tenth is complete. Exact, because a lane is in order.
 */
final class FrontierWatermarks implements WatermarkGenerator<MarketEvent> {
    private static final long STEP_MILLIS = 100;

    private long stepStart = Long.MIN_VALUE;

    @Override
    public void onEvent(MarketEvent event, long eventTimeMillis, WatermarkOutput output) {
        long step = Math.floorDiv(eventTimeMillis, STEP_MILLIS);
        if (step > stepStart) {
            stepStart = step;
            output.emitWatermark(new Watermark(step * STEP_MILLIS - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Punctuated: the events alone decide.
    }
}
