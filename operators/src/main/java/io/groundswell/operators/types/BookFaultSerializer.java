package io.groundswell.operators.types;

import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A book fault between operators. */
public final class BookFaultSerializer extends RecordSerializer<BookFault> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;
    private static final EnumByte<FaultKind> KINDS = new EnumByte<>(FaultKind.values());

    @Override
    public TypeSerializer<BookFault> duplicate() {
        return this;
    }

    @Override
    public void serialize(BookFault fault, DataOutputView target) throws IOException {
        EventHeader header = fault.header();
        target.writeByte(VERSION);
        target.writeUTF(header.symbol());
        target.writeByte(header.topic().code());
        target.writeLong(header.sourceEpoch());
        target.writeLong(header.sequence());
        target.writeLong(header.eventTimeNanos());
        target.writeLong(header.feedTimeNanos());
        target.writeLong(header.receiveTimeNanos());
        target.writeLong(header.matchOrder());
        target.writeByte(header.priceExponent());
        target.writeByte(header.sizeExponent());
        target.writeInt(header.flags());
        KINDS.write(fault.kind(), target);
        target.writeUTF(fault.detail());
    }

    @Override
    public BookFault deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        EventHeader header =
                new EventHeader(
                        source.readUTF(),
                        Topic.ofCode(source.readByte()),
                        source.readLong(),
                        source.readLong(),
                        source.readLong(),
                        source.readLong(),
                        source.readLong(),
                        source.readLong(),
                        source.readByte(),
                        source.readByte(),
                        source.readInt());
        return new BookFault(header, KINDS.read(source), source.readUTF());
    }

    @Override
    public TypeSerializerSnapshot<BookFault> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<BookFault> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(BookFaultSerializer::new, VERSION);
        }
    }
}
