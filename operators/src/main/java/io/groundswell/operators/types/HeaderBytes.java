package io.groundswell.operators.types;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The header of an event within a value that is no event. */
final class HeaderBytes {
    private HeaderBytes() {}

    static void write(EventHeader header, DataOutputView target) throws IOException {
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
    }

    static EventHeader read(DataInputView source) throws IOException {
        return new EventHeader(
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
    }
}
