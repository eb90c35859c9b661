package io.groundswell.operators.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A book row in keyed state: one version byte and three longs. */
public final class BookRowSerializer extends RecordSerializer<BookRow> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;

    @Override
    public TypeSerializer<BookRow> duplicate() {
        return this;
    }

    @Override
    public void serialize(BookRow row, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeLong(row.price());
        target.writeLong(row.size());
        target.writeLong(row.rank());
    }

    @Override
    public BookRow deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        return new BookRow(source.readLong(), source.readLong(), source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<BookRow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the row format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<BookRow> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(BookRowSerializer::new, VERSION);
        }
    }
}
