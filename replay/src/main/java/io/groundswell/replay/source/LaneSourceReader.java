package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** Emits the events of its lanes with their order time, and remembers how far each lane came. */
final class LaneSourceReader
        extends SingleThreadMultiplexSourceReaderBase<
                MarketEvent, MarketEvent, LaneSplit, LaneProgress> {

    LaneSourceReader(SourceReaderContext context, Supplier<Shelf> shelf, int eventsPerFetch) {
        super(
                () -> new LaneReader(shelf.get(), eventsPerFetch),
                (event, output, progress) -> {
                    output.collect(event, event.header().eventTimeMillis());
                    progress.emitted(event.header());
                },
                context.getConfiguration(),
                context);
    }

    @Override
    protected void onSplitFinished(Map<String, LaneProgress> finished) {}

    @Override
    protected LaneProgress initializedState(LaneSplit split) {
        return new LaneProgress(split);
    }

    @Override
    protected LaneSplit toSplitType(String splitId, LaneProgress progress) {
        return progress.toSplit();
    }
}
