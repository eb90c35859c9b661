package io.groundswell.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.history.StoredDay;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneSplitSerializerTest {
    private static final LaneSplit STARTED =
            new LaneSplit(
                    7,
                    List.of("AMZN", "GOOG"),
                    new LaneContent.Tapes(
                            List.of(
                                    new TapeRef("a.tape", 1, 2, 3),
                                    new TapeRef("b.tape", 4, 5, -6))),
                    Optional.of(new EventPosition(123, "GOOG", 4, Topic.L2, 5, 6)));
    private static final LaneSplit FRESH =
            new LaneSplit(
                    8,
                    List.of("IBM"),
                    new LaneContent.Tapes(List.of(new TapeRef("b.tape", 4, 5, -6))),
                    Optional.empty());

    /** Version 1; never edited. */
    private static final String GOLDEN =
            "00000007000000020004414d5a4e0004474f4f4700000002"
                    + "0006612e746170650000000000000001000000000000000200000003"
                    + "0006622e7461706500000000000000040000000000000005fffffffa"
                    + "01000000000000007b0004474f4f47000000000000000401"
                    + "00000000000000050000000000000006";

    private static final LaneSplit STORED =
            new LaneSplit(
                    9,
                    List.of("IBM"),
                    new LaneContent.Stored(List.of(new StoredDay(1, 2, 3, 4, -5))),
                    Optional.empty());

    /** Version 2, of databases; never edited. */
    private static final String GOLDEN_STORED =
            "0000000900000001000349424d00000001"
                    + "0000000100000002000000030000000000000004fffffffffffffffb00";

    private final LaneSplitSerializer serializer = new LaneSplitSerializer(ContentFormat.TAPES);

    @Test
    void shouldGiveTheLaneBackWhenReadFromItsBytes() throws IOException {
        for (LaneSplit lane : List.of(STARTED, FRESH)) {
            assertThat(serializer.deserialize(1, serializer.serialize(lane))).isEqualTo(lane);
        }
    }

    @Test
    void shouldReadTheBytesOfVersionOneForEver() throws IOException {
        assertThat(HexFormat.of().formatHex(serializer.serialize(STARTED))).isEqualTo(GOLDEN);
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(GOLDEN))).isEqualTo(STARTED);
    }

    @Test
    void shouldRefuseANewerVersionAndTrailingBytes() throws IOException {
        byte[] bytes = serializer.serialize(STARTED);
        assertThatThrownBy(() -> serializer.deserialize(2, bytes))
                .hasMessageContaining("version 2");
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> serializer.deserialize(1, longer))
                .hasMessageContaining("left over");
    }

    @Test
    void shouldGiveTheEnumeratorsLanesBackWhenReadFromTheirBytes() throws IOException {
        UnassignedLanesSerializer lanes = new UnassignedLanesSerializer(ContentFormat.TAPES);
        UnassignedLanes state = new UnassignedLanes(List.of(STARTED, FRESH));
        assertThat(lanes.deserialize(lanes.getVersion(), lanes.serialize(state))).isEqualTo(state);
    }

    @Test
    void shouldReadTheLanesOfDatabasesForEver() throws IOException {
        LaneSplitSerializer databases = new LaneSplitSerializer(ContentFormat.DATABASE);
        assertThat(HexFormat.of().formatHex(databases.serialize(STORED))).isEqualTo(GOLDEN_STORED);
        assertThat(databases.deserialize(2, HexFormat.of().parseHex(GOLDEN_STORED)))
                .isEqualTo(STORED);
    }

    @Test
    void shouldRefuseTheLanesOfTheOtherKind() throws IOException {
        LaneSplitSerializer databases = new LaneSplitSerializer(ContentFormat.DATABASE);
        byte[] tapes = serializer.serialize(STARTED);
        assertThatThrownBy(() -> databases.deserialize(serializer.getVersion(), tapes))
                .hasMessage("replay source state of version 1, known is 2 (DATABASE)");
        byte[] stored = databases.serialize(STORED);
        assertThatThrownBy(() -> serializer.deserialize(databases.getVersion(), stored))
                .hasMessage("replay source state of version 2, known is 1 (TAPES)");
    }
}
