package io.groundswell.operators.types;

import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Events in Flink's network and state: a two-byte length and the SBE message of the event codec.
 */
public final class MarketEventSerializer extends RecordSerializer<MarketEvent> {
    private static final long serialVersionUID = 1L;

    private transient Buffers buffers;

    @Override
    public TypeSerializer<MarketEvent> duplicate() {
        return new MarketEventSerializer();
    }

    @Override
    public void serialize(MarketEvent event, DataOutputView target) throws IOException {
        Buffers mine = buffers();
        int length = mine.encoder.encode(event, mine.buffer, 0);
        target.writeShort(length);
        target.write(mine.bytes, 0, length);
    }

    @Override
    public MarketEvent deserialize(DataInputView source) throws IOException {
        Buffers mine = buffers();
        int length = source.readUnsignedShort();
        if (length > mine.bytes.length) {
            throw new IOException("event of " + length + " bytes, at most " + mine.bytes.length);
        }
        source.readFully(mine.bytes, 0, length);
        return mine.decoder.decode(mine.buffer, 0, length);
    }

    @Override
    public TypeSerializerSnapshot<MarketEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    private Buffers buffers() {
        if (buffers == null) {
            buffers = new Buffers();
        }
        return buffers;
    }

    /** The codec and its scratch space; made on first use in the task, never shipped. */
    private static final class Buffers {
        final byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final MarketEventEncoder encoder = new MarketEventEncoder();
        final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
    }

    /** Remembers the event schema's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<MarketEvent> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(MarketEventSerializer::new, MarketEventEncoder.SCHEMA_VERSION);
        }
    }
}
