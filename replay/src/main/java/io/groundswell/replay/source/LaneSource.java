package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
 * Lanes as a bounded Flink source, whatever they are read from. Each symbol's events come in the
 * total order, whatever the parallelism; a checkpoint holds one position for each lane and may fall
 * anywhere.
 */
public abstract class LaneSource
        implements Source<MarketEvent, LaneSplit, UnassignedLanes>,
                ResultTypeQueryable<MarketEvent> {
    private static final long serialVersionUID = 1L;
    private static final int EVENTS_PER_FETCH = 2048;

    private final TypeInformation<MarketEvent> type;
    private final ContentFormat format;

    LaneSource(TypeInformation<MarketEvent> type, ContentFormat format) {
        this.type = type;
        this.format = format;
    }

    /** Watermarks that fit such a source: a step behind each lane's order time. */
    public static WatermarkStrategy<MarketEvent> watermarks() {
        return WatermarkStrategy.forGenerator(context -> new FrontierWatermarks());
    }

    /** Every lane, from its start. */
    abstract List<LaneSplit> deal() throws IOException;

    /** What a reader has its lanes on; belongs to the thread that reads. */
    abstract Shelf shelf() throws IOException;

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<LaneSplit, UnassignedLanes> createEnumerator(
            SplitEnumeratorContext<LaneSplit> context) throws IOException {
        return new LaneEnumerator(context, deal());
    }

    @Override
    public SplitEnumerator<LaneSplit, UnassignedLanes> restoreEnumerator(
            SplitEnumeratorContext<LaneSplit> context, UnassignedLanes checkpoint) {
        return new LaneEnumerator(context, checkpoint.lanes());
    }

    @Override
    public SourceReader<MarketEvent, LaneSplit> createReader(SourceReaderContext context) {
        return new LaneSourceReader(context, this::openShelf, EVENTS_PER_FETCH);
    }

    private Shelf openShelf() {
        try {
            return shelf();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SimpleVersionedSerializer<LaneSplit> getSplitSerializer() {
        return new LaneSplitSerializer(format);
    }

    @Override
    public SimpleVersionedSerializer<UnassignedLanes> getEnumeratorCheckpointSerializer() {
        return new UnassignedLanesSerializer(format);
    }

    @Override
    public TypeInformation<MarketEvent> getProducedType() {
        return type;
    }
}
