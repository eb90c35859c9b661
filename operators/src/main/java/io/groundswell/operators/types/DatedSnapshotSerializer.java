package io.groundswell.operators.types;

import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.DatedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A book snapshot with its trading date between operators: the day, then the snapshot's bytes. */
public final class DatedSnapshotSerializer extends RecordSerializer<DatedSnapshot> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;
    private static final BookSnapshotSerializer SNAPSHOTS = new BookSnapshotSerializer();

    @Override
    public TypeSerializer<DatedSnapshot> duplicate() {
        return this;
    }

    @Override
    public void serialize(DatedSnapshot it, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeInt(it.tradingDay());
        SNAPSHOTS.serialize(it.snapshot(), target);
    }

    @Override
    public DatedSnapshot deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        int tradingDay = source.readInt();
        BookSnapshot snapshot = SNAPSHOTS.deserialize(source);
        return new DatedSnapshot(snapshot, tradingDay);
    }

    @Override
    public TypeSerializerSnapshot<DatedSnapshot> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<DatedSnapshot> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(DatedSnapshotSerializer::new, VERSION);
        }
    }
}
