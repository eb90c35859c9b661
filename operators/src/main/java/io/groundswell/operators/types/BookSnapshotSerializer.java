package io.groundswell.operators.types;

import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A book snapshot between operators. */
public final class BookSnapshotSerializer extends RecordSerializer<BookSnapshot> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;
    private static final EnumByte<SnapshotCause> CAUSES = new EnumByte<>(SnapshotCause.values());
    private static final EnumByte<TrustReason> TRUST_REASONS = new EnumByte<>(TrustReason.values());
    private static final EnumByte<CrossState> CROSS_STATES = new EnumByte<>(CrossState.values());

    @Override
    public TypeSerializer<BookSnapshot> duplicate() {
        return this;
    }

    @Override
    public void serialize(BookSnapshot it, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeUTF(it.symbol());
        target.writeLong(it.timeNanos());
        target.writeLong(it.sequence());
        CAUSES.write(it.cause(), target);
        TRUST_REASONS.write(it.trust().reason(), target);
        target.writeLong(it.trust().sinceNanos());
        CROSS_STATES.write(it.cross(), target);
        target.writeByte(it.priceExponent());
        target.writeByte(it.sizeExponent());
        writeLevels(it.bids(), target);
        writeLevels(it.asks(), target);
        target.writeInt(it.bidLevels());
        target.writeInt(it.askLevels());
        target.writeLong(it.bidTotal());
        target.writeLong(it.askTotal());
    }

    @Override
    public BookSnapshot deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        return new BookSnapshot(
                source.readUTF(),
                source.readLong(),
                source.readLong(),
                CAUSES.read(source),
                new BookTrust(TRUST_REASONS.read(source), source.readLong()),
                CROSS_STATES.read(source),
                source.readByte(),
                source.readByte(),
                readLevels(source),
                readLevels(source),
                source.readInt(),
                source.readInt(),
                source.readLong(),
                source.readLong());
    }

    private static void writeLevels(List<BookLevel> levels, DataOutputView target)
            throws IOException {
        target.writeShort(levels.size());
        for (BookLevel level : levels) {
            target.writeLong(level.price());
            target.writeLong(level.size());
            target.writeInt(level.orders());
        }
    }

    private static List<BookLevel> readLevels(DataInputView source) throws IOException {
        int count = source.readUnsignedShort();
        List<BookLevel> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            levels.add(new BookLevel(source.readLong(), source.readLong(), source.readInt()));
        }
        return levels;
    }

    @Override
    public TypeSerializerSnapshot<BookSnapshot> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<BookSnapshot> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(BookSnapshotSerializer::new, VERSION);
        }
    }
}
