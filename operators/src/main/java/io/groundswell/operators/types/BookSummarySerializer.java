package io.groundswell.operators.types;

import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.TrustReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A book summary between operators. */
public final class BookSummarySerializer extends RecordSerializer<BookSummary> {
    static final int VERSION = 1;
    private static final long serialVersionUID = 1L;
    private static final EnumByte<TrustReason> TRUST_REASONS = new EnumByte<>(TrustReason.values());

    private final BestBidOfferSerializer best = new BestBidOfferSerializer();

    @Override
    public TypeSerializer<BookSummary> duplicate() {
        return this;
    }

    @Override
    public void serialize(BookSummary it, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeLong(it.events());
        target.writeLong(it.trades());
        target.writeLong(it.quotes());
        target.writeLong(it.bookChanges());
        target.writeLong(it.faults());
        target.writeLong(it.firstNanos());
        target.writeLong(it.lastNanos());
        best.serialize(it.best(), target);
        TRUST_REASONS.write(it.trust().reason(), target);
        target.writeLong(it.trust().sinceNanos());
        target.writeLong(it.stateHash());
    }

    @Override
    public BookSummary deserialize(DataInputView source) throws IOException {
        ValueVersion.read(source, VERSION);
        return new BookSummary(
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                best.deserialize(source),
                new BookTrust(TRUST_REASONS.read(source), source.readLong()),
                source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<BookSummary> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Remembers the format's version in a savepoint. */
    public static final class Snapshot extends RecordSerializerSnapshot<BookSummary> {
        /** For Flink, which makes it by reflection. */
        public Snapshot() {
            super(BookSummarySerializer::new, VERSION);
        }
    }
}
