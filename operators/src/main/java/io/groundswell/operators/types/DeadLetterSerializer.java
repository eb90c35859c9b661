package io.groundswell.operators.types;

import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A dead letter between operators: its defect, its key and its bytes. */
public final class DeadLetterSerializer extends RecordSerializer<DeadLetter> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;

    private final DefectSerializer defects = new DefectSerializer();

    @Override
    public TypeSerializer<DeadLetter> duplicate() {
        return this;
    }

    @Override
    public void serialize(DeadLetter letter, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        defects.serialize(letter.defect(), target);
        writeBytes(letter.key(), target);
        writeBytes(letter.raw(), target);
    }

    @Override
    public DeadLetter deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        Defect defect = defects.deserialize(source);
        byte[] key = readBytes(source, DeadLetter.MAX_KEY_LENGTH);
        return new DeadLetter(defect, key, readBytes(source, DeadLetter.MAX_RAW_LENGTH));
    }

    private static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    private static byte[] readBytes(DataInputView source, int most) throws IOException {
        int length = source.readInt();
        if (length < 0 || length > most) {
            throw new IOException("dead letter with " + length + " bytes, at most " + most);
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return bytes;
    }

    @Override
    public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<DeadLetter> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(DeadLetterSerializer::new, VERSION);
        }
    }
}
