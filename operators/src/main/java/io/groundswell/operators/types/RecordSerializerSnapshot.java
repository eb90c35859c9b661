package io.groundswell.operators.types;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint remembers of a {@link RecordSerializer}: the format version that it wrote. Older
 * versions are read as they are, because every value carries its own; a newer one is refused.
 *
 * @param <T> an immutable record of the model
 */
abstract class RecordSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int SNAPSHOT_FORMAT = 1;

    private final Supplier<TypeSerializer<T>> serializer;
    private final int currentVersion;
    private int writtenVersion;

    RecordSerializerSnapshot(Supplier<TypeSerializer<T>> serializer, int currentVersion) {
        this.serializer = serializer;
        this.currentVersion = currentVersion;
        this.writtenVersion = currentVersion;
    }

    @Override
    public int getCurrentVersion() {
        return SNAPSHOT_FORMAT;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeInt(writtenVersion);
    }

    @Override
    public void readSnapshot(int format, DataInputView in, ClassLoader userClassLoader)
            throws IOException {
        if (format != SNAPSHOT_FORMAT) {
            throw new IOException("serializer snapshot of format " + format + ", this is 1");
        }
        writtenVersion = in.readInt();
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer.get();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> old) {
        if (old.getClass() != getClass()) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        int oldVersion = ((RecordSerializerSnapshot<T>) old).writtenVersion;
        return oldVersion <= currentVersion
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
