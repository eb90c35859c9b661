package io.groundswell.operators.types;

import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A defect between operators. */
public final class DefectSerializer extends RecordSerializer<Defect> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;
    private static final EnumByte<DefectReason> REASONS = new EnumByte<>(DefectReason.values());

    @Override
    public TypeSerializer<Defect> duplicate() {
        return this;
    }

    @Override
    public void serialize(Defect defect, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        REASONS.write(defect.reason(), target);
        target.writeUTF(defect.symbol());
        target.writeUTF(defect.source());
        target.writeLong(defect.position());
        target.writeLong(defect.eventTimeNanos());
        target.writeUTF(defect.detail());
        target.writeUTF(defect.raw());
    }

    @Override
    public Defect deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        return new Defect(
                REASONS.read(source),
                source.readUTF(),
                source.readUTF(),
                source.readLong(),
                source.readLong(),
                source.readUTF(),
                source.readUTF());
    }

    @Override
    public TypeSerializerSnapshot<Defect> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<Defect> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(DefectSerializer::new, VERSION);
        }
    }
}
