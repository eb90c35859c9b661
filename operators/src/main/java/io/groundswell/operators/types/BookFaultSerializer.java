package io.groundswell.operators.types;

import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.event.EventHeader;
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
        target.writeByte(VERSION);
        HeaderBytes.write(fault.header(), target);
        KINDS.write(fault.kind(), target);
        target.writeUTF(fault.detail());
    }

    @Override
    public BookFault deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        EventHeader header = HeaderBytes.read(source);
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
