package io.groundswell.operators.types;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.QualityFinding;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Something that was found wrong, between operators. */
public final class QualityFindingSerializer extends RecordSerializer<QualityFinding> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;

    @Override
    public TypeSerializer<QualityFinding> duplicate() {
        return this;
    }

    @Override
    public void serialize(QualityFinding it, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeUTF(it.kind());
        HeaderBytes.write(it.header(), target);
        target.writeInt(it.tradingDay());
        target.writeUTF(it.detail());
    }

    @Override
    public QualityFinding deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        String kind = source.readUTF();
        EventHeader header = HeaderBytes.read(source);
        return new QualityFinding(kind, header, source.readInt(), source.readUTF());
    }

    @Override
    public TypeSerializerSnapshot<QualityFinding> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<QualityFinding> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(QualityFindingSerializer::new, VERSION);
        }
    }
}
