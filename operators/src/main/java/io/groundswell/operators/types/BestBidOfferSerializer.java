package io.groundswell.operators.types;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.CrossState;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A best bid and offer between operators. */
public final class BestBidOfferSerializer extends RecordSerializer<BestBidOffer> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;
    private static final EnumByte<CrossState> CROSS_STATES = new EnumByte<>(CrossState.values());

    @Override
    public TypeSerializer<BestBidOffer> duplicate() {
        return this;
    }

    @Override
    public void serialize(BestBidOffer it, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeUTF(it.symbol());
        target.writeLong(it.timeNanos());
        target.writeLong(it.sequence());
        target.writeLong(it.bidPrice());
        target.writeLong(it.bidSize());
        target.writeLong(it.askPrice());
        target.writeLong(it.askSize());
        target.writeByte(it.priceExponent());
        target.writeByte(it.sizeExponent());
        CROSS_STATES.write(it.cross(), target);
        target.writeBoolean(it.trusted());
    }

    @Override
    public BestBidOffer deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        return new BestBidOffer(
                source.readUTF(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readByte(),
                source.readByte(),
                CROSS_STATES.read(source),
                source.readBoolean());
    }

    @Override
    public TypeSerializerSnapshot<BestBidOffer> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<BestBidOffer> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(BestBidOfferSerializer::new, VERSION);
        }
    }
}
