package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Recorded days as a bounded Flink source. Each symbol's events come in the total order, whatever
 * the parallelism; a checkpoint holds one position for each lane and may fall anywhere, also inside
 * a block. The tapes must be readable under the same paths on every machine.
 */
public final class ReplaySource
        implements Source<MarketEvent, LaneSplit, UnassignedLanes>,
                ResultTypeQueryable<MarketEvent> {
    private static final long serialVersionUID = 1L;
    private static final int EVENTS_PER_FETCH = 2048;

    private final List<String> tapes;
    private final TreeSet<String> symbols;
    private final TypeInformation<MarketEvent> type;

    /**
     * A source over tapes.
     *
     * @param tapes paths of tapes or of folders with tapes, in any order
     * @param symbols the symbols to read, or empty for all
     * @param type how Flink carries an event
     */
    public ReplaySource(
            List<String> tapes, Set<String> symbols, TypeInformation<MarketEvent> type) {
        this.tapes = List.copyOf(tapes);
        this.symbols = new TreeSet<>(symbols);
        this.type = type;
    }

    /** Watermarks that fit this source: a step behind each lane's order time. */
    public static WatermarkStrategy<MarketEvent> watermarks() {
        return WatermarkStrategy.forGenerator(context -> new FrontierWatermarks());
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<LaneSplit, UnassignedLanes> createEnumerator(
            SplitEnumeratorContext<LaneSplit> context) throws IOException {
        return new LaneEnumerator(context, Lanes.deal(tapes, symbols));
    }

    @Override
    public SplitEnumerator<LaneSplit, UnassignedLanes> restoreEnumerator(
            SplitEnumeratorContext<LaneSplit> context, UnassignedLanes checkpoint) {
        return new LaneEnumerator(context, checkpoint.lanes());
    }

    @Override
    public SourceReader<MarketEvent, LaneSplit> createReader(SourceReaderContext context) {
        return new ReplaySourceReader(context, EVENTS_PER_FETCH);
    }

    @Override
    public SimpleVersionedSerializer<LaneSplit> getSplitSerializer() {
        return new LaneSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<UnassignedLanes> getEnumeratorCheckpointSerializer() {
        return new UnassignedLanesSerializer();
    }

    @Override
    public TypeInformation<MarketEvent> getProducedType() {
        return type;
    }
}
