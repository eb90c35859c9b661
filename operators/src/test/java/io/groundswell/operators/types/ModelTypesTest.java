package io.groundswell.operators.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import io.groundswell.model.event.Side;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.quality.QualityFinding;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTypesTest {
    private static final BestBidOffer BEST =
            new BestBidOffer(
                    "IBM", 5, 6, 18150, 3, EventHeader.ABSENT, 0, 2, 0, CrossState.LOCKED, true);
    private static final BookTrust TRUST = new BookTrust(TrustReason.GAP, -7);

    /** One value of each type that a job carries, by its type information. */
    static final Map<TypeInformation<?>, Object> EXAMPLES =
            Map.of(
                    ModelTypes.MARKET_EVENT,
                    new ScriptedDay("IBM", DepthMode.PRICE_LEVEL)
                            .level(Side.BID, 18150, 3)
                            .events()
                            .get(2),
                    ModelTypes.DATED_EVENT,
                    new DatedEvent(
                            new ScriptedDay("IBM", DepthMode.PRICE_LEVEL)
                                    .level(Side.BID, 18150, 3)
                                    .events()
                                    .get(2),
                            19943),
                    ModelTypes.DATED_SNAPSHOT,
                    new DatedSnapshot(
                            new BookSnapshot(
                                    "IBM",
                                    5,
                                    6,
                                    SnapshotCause.BEST_PRICE,
                                    TRUST,
                                    CrossState.NORMAL,
                                    2,
                                    0,
                                    List.of(),
                                    List.of(new BookLevel(18150, 3, 1)),
                                    0,
                                    1,
                                    0,
                                    3),
                            19943),
                    ModelTypes.QUALITY_FINDING,
                    new QualityFinding(
                            "GAP",
                            new ScriptedDay("IBM", DepthMode.BY_ORDER).events().get(0).header(),
                            19943,
                            "2 events missing"),
                    ModelTypes.BEST_BID_OFFER,
                    BEST,
                    ModelTypes.BOOK_SNAPSHOT,
                    new BookSnapshot(
                            "IBM",
                            5,
                            6,
                            SnapshotCause.GRID,
                            TRUST,
                            CrossState.CROSSED,
                            2,
                            0,
                            List.of(new BookLevel(18150, 3, 1), new BookLevel(18149, 9, 2)),
                            List.of(),
                            17,
                            0,
                            400,
                            0),
                    ModelTypes.BOOK_SUMMARY,
                    new BookSummary(9, 1, 2, 6, 0, 5, 8, BEST, TRUST, 0xCAFEBABEL),
                    ModelTypes.BOOK_FAULT,
                    new BookFault(
                            new ScriptedDay("IBM", DepthMode.BY_ORDER).events().get(0).header(),
                            FaultKind.CROSSED,
                            "for 6 s"),
                    ModelTypes.DEFECT,
                    new Defect(DefectReason.PRECISION, "IBM", "a.csv", 4, 5, "too fine", "1.23456"),
                    ModelTypes.DEAD_LETTER,
                    new DeadLetter(
                            new Defect(DefectReason.UNREADABLE, "IBM", "t-3", 9, -1, "odd", ""),
                            new byte[] {'I', 'B', 'M'},
                            new byte[] {0, -1, 2}));

    static Stream<TypeInformation<?>> types() {
        return EXAMPLES.keySet().stream();
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeSerializer<T> serializerOf(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <T> T throughBytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T back = serializer.duplicate().deserialize(in);
        assertThat(in.available()).isZero();
        return back;
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldGiveTheValueBackWhenReadFromItsBytes(TypeInformation<T> type)
            throws IOException {
        @SuppressWarnings("unchecked")
        T value = (T) EXAMPLES.get(type);
        assertThat(throughBytes(serializerOf(type), value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldNeverFallBackToKryo(TypeInformation<T> type) {
        assertThat(serializerOf(type).getClass().getName()).startsWith("io.groundswell");
        assertThat(serializerOf(type).isImmutableType()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldRestoreASerializerWhenASavepointNamesIt(TypeInformation<T> type)
            throws IOException {
        TypeSerializer<T> serializer = serializerOf(type);
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

        TypeSerializerSnapshot<T> restored =
                TypeSerializerSnapshot.readVersionedSnapshot(
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader());

        assertThat(restored.restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer.snapshotConfiguration().resolveSchemaCompatibility(restored))
                .matches(TypeSerializerSchemaCompatibility::isCompatibleAsIs);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldRefuseASavepointWhenItsValuesAreNewer(TypeInformation<T> type)
            throws IOException {
        TypeSerializer<T> serializer = serializerOf(type);
        TypeSerializerSnapshot<T> newer = serializer.snapshotConfiguration();
        DataOutputSerializer version = new DataOutputSerializer(4);
        version.writeInt(99);
        newer.readSnapshot(
                newer.getCurrentVersion(),
                new DataInputDeserializer(version.getCopyOfBuffer()),
                getClass().getClassLoader());

        assertThat(serializer.snapshotConfiguration().resolveSchemaCompatibility(newer))
                .matches(TypeSerializerSchemaCompatibility::isIncompatible);
    }

    @Property(tries = 300)
    void shouldGiveAnyEventBackWhenReadFromItsBytes(@ForAll("events") MarketEvent event)
            throws IOException {
        assertThat(throughBytes(serializerOf(ModelTypes.MARKET_EVENT), event)).isEqualTo(event);
    }

    @Test
    void shouldShareNothingBetweenDuplicatesWhenTheyHaveScratchSpace() {
        TypeSerializer<MarketEvent> serializer = serializerOf(ModelTypes.MARKET_EVENT);
        assertThat(serializer.duplicate()).isNotSameAs(serializer);
    }

    @Provide
    Arbitrary<MarketEvent> events() {
        return MarketEvents.any();
    }
}
