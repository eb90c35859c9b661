package io.groundswell.operators.types;

import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An event with its trading date between operators: the day, then the event's own bytes. */
public final class DatedEventSerializer extends RecordSerializer<DatedEvent> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<MarketEvent> events = new MarketEventSerializer();

    @Override
    public TypeSerializer<DatedEvent> duplicate() {
        return new DatedEventSerializer();
    }

    @Override
    public void serialize(DatedEvent dated, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeInt(dated.tradingDay());
        events.serialize(dated.event(), target);
    }

    @Override
    public DatedEvent deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        int tradingDay = source.readInt();
        return new DatedEvent(events.deserialize(source), tradingDay);
    }

    @Override
    public TypeSerializerSnapshot<DatedEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<DatedEvent> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(DatedEventSerializer::new, VERSION);
        }
    }
}
