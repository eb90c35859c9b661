package io.groundswell.operators.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of model values in savepoints: those of every version are readable for ever. */
class ValueSerializersGoldenTest {
    /** Version 1 of {@link ModelTypesTest#EXAMPLES}; never edited, a new version gets its own. */
    private static final Map<TypeInformation<?>, String> VERSION_1 =
            Map.of(
                    ModelTypes.MARKET_EVENT,
                    "006b5e000100010001000080f0290ebfe9170080f0290ebfe917000000000000"
                            + "00800080f0290ebfe91702000000000000000000000000000000000000000102"
                            + "00e6460000000000000300000000000000000000000000000000000000000000"
                            + "80000000000101000349424d00",
                    ModelTypes.DATED_EVENT,
                    "0100004de7"
                            + "006b5e000100010001000080f0290ebfe9170080f0290ebfe917000000000000"
                            + "00800080f0290ebfe91702000000000000000000000000000000000000000102"
                            + "00e6460000000000000300000000000000000000000000000000000000000000"
                            + "80000000000101000349424d00",
                    ModelTypes.BEST_BID_OFFER,
                    "01000349424d0000000000000005000000000000000600000000000046e60000"
                            + "0000000000038000000000000000000000000000000002000101",
                    ModelTypes.BOOK_SNAPSHOT,
                    "01000349424d000000000000000500000000000000060002fffffffffffffff9"
                            + "020200000200000000000046e600000000000000030000000100000000000046"
                            + "e500000000000000090000000200000000001100000000000000000000019000"
                            + "00000000000000",
                    ModelTypes.DATED_SNAPSHOT,
                    "0100004de701000349424d000000000000000500000000000000060102ffffff"
                            + "fffffffff90002000000000100000000000046e6000000000000000300000001"
                            + "000000000000000100000000000000000000000000000003",
                    ModelTypes.QUALITY_FINDING,
                    "010003474150000349424d0017e9bf0e29f08000000000000000000117e9bf0e"
                            + "29f0800017e9bf0e29f080008000000000000000000000000000000002000000"
                            + "000000004de7001032206576656e7473206d697373696e67",
                    ModelTypes.BOOK_SUMMARY,
                    "0100000000000000090000000000000001000000000000000200000000000000"
                            + "0600000000000000000000000000000005000000000000000801000349424d00"
                            + "00000000000005000000000000000600000000000046e6000000000000000380"
                            + "0000000000000000000000000000000200010102fffffffffffffff900000000"
                            + "cafebabe",
                    ModelTypes.BOOK_FAULT,
                    "01000349424d0017e9bf0e29f08000000000000000000117e9bf0e29f0800017"
                            + "e9bf0e29f0800080000000000000000000000000000000020000000000090007"
                            + "666f7220362073",
                    ModelTypes.DEFECT,
                    "0101000349424d0005612e637376000000000000000400000000000000050008"
                            + "746f6f2066696e650007312e3233343536",
                    ModelTypes.DEAD_LETTER,
                    "010103000349424d0003742d330000000000000009ffffffffffffffff00036f"
                            + "646400000000000349424d0000000300ff02");

    /** What is written otherwise by now: an event in version 2 of the event schema. */
    private static final Map<TypeInformation<?>, String> WRITTEN_NOW =
            Map.of(
                    ModelTypes.DATED_EVENT,
                    "0100004de7"
                            + "006b5e000100010002000080f0290ebfe9170080f0290ebfe917000000000000"
                            + "00800080f0290ebfe91702000000000000000000000000000000000000000102"
                            + "00e6460000000000000300000000000000000000000000000000000000000000"
                            + "80000000000101000349424d00",
                    ModelTypes.MARKET_EVENT,
                    "006b5e000100010002000080f0290ebfe9170080f0290ebfe917000000000000"
                            + "00800080f0290ebfe91702000000000000000000000000000000000000000102"
                            + "00e6460000000000000300000000000000000000000000000000000000000000"
                            + "80000000000101000349424d00");

    static Stream<TypeInformation<?>> types() {
        return VERSION_1.keySet().stream();
    }

    private static <T> TypeSerializer<T> serializerOf(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static byte[] golden(TypeInformation<?> type) {
        return HexFormat.of().parseHex(VERSION_1.get(type));
    }

    private static <T> T read(TypeInformation<T> type, byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        T value = serializerOf(type).deserialize(in);
        assertThat(in.available()).isZero();
        return value;
    }

    @Test
    void shouldHaveGoldenBytesOfEveryType() {
        assertThat(VERSION_1.keySet()).isEqualTo(ModelTypesTest.EXAMPLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldWriteTheGoldenBytes(TypeInformation<T> type) throws IOException {
        @SuppressWarnings("unchecked")
        T value = (T) ModelTypesTest.EXAMPLES.get(type);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializerOf(type).serialize(value, out);

        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer()))
                .isEqualTo(WRITTEN_NOW.getOrDefault(type, VERSION_1.get(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldReadTheGoldenBytes(TypeInformation<T> type) throws IOException {
        assertThat(read(type, golden(type))).isEqualTo(ModelTypesTest.EXAMPLES.get(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldNeverTakeBytesThatAreCutOff(TypeInformation<T> type) {
        byte[] bytes = golden(type);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(type, cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    /** Events carry their version in the SBE header, which the codec's own tests hold. */
    static Stream<TypeInformation<?>> typesWithAVersionByte() {
        return types().filter(type -> !type.equals(ModelTypes.MARKET_EVENT));
    }

    @ParameterizedTest
    @MethodSource("typesWithAVersionByte")
    <T> void shouldRefuseAnotherVersion(TypeInformation<T> type) {
        for (int version : new int[] {0, 2, 255}) {
            byte[] bytes = golden(type);
            bytes[0] = (byte) version;
            assertThatThrownBy(() -> read(type, bytes))
                    .isInstanceOf(IOException.class)
                    .hasMessage("value of version " + version + ", known are 1 to 1");
        }
    }

    /** {@link EnumByte} writes the place of a constant: new ones go to the end. */
    @Test
    void shouldKeepThePlacesOfEnumConstants() {
        assertThat(Arrays.toString(FaultKind.values()))
                .isEqualTo(
                        "[NONE, UNKNOWN_ID, DUPLICATE_ID, NEGATIVE_SIZE, EXCESS_SIZE, NO_PRICE,"
                                + " WRONG_MODE, GAP, DISCONNECTED, CROSSED, TOO_MANY_ROWS]");
        assertThat(Arrays.toString(TrustReason.values()))
                .isEqualTo(
                        "[SOUND, AWAITING_SNAPSHOT, GAP, DISCONNECTED, UNKNOWN_ID, CROSSED,"
                                + " TOO_MANY_ROWS]");
        assertThat(Arrays.toString(CrossState.values())).isEqualTo("[NORMAL, LOCKED, CROSSED]");
        assertThat(Arrays.toString(SnapshotCause.values())).isEqualTo("[GRID, BEST_PRICE, CHANGE]");
        assertThat(Arrays.toString(DefectReason.values()))
                .isEqualTo(
                        "[MALFORMED, PRECISION, IMPLAUSIBLE_TIME, UNREADABLE, DUPLICATE,"
                                + " OUT_OF_ORDER, REFUSED_BY_STORE]");
    }

    @Test
    void shouldRefuseAPlaceThatNoConstantHas() throws IOException {
        EnumByte<CrossState> crossStates = new EnumByte<>(CrossState.values());
        DataOutputSerializer out = new DataOutputSerializer(1);
        crossStates.write(CrossState.CROSSED, out);
        assertThat(out.getCopyOfBuffer()).containsExactly(2);

        DataInputDeserializer beyond = new DataInputDeserializer(new byte[] {3});
        assertThatThrownBy(() -> crossStates.read(beyond))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no constant 3");
    }
}
