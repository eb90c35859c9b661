package io.groundswell.connectors.clickhouse.sink;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.rows.BookSnapshotRows;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.operators.types.ModelTypes;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What book snapshots the sink is spared. */
class FitFunctionTest {
    private static final long NOW_NANOS = 1_700_000_000_000_000_001L;
    private static final int DAY = 19_675;

    private static DatedSnapshot snapshot(long timeNanos, long price, long size, long total) {
        return new DatedSnapshot(
                new BookSnapshot(
                        "F",
                        timeNanos,
                        7,
                        SnapshotCause.GRID,
                        new BookTrust(TrustReason.SOUND, ABSENT),
                        CrossState.NORMAL,
                        4,
                        0,
                        List.of(new BookLevel(price, size, 1)),
                        List.of(),
                        1,
                        0,
                        total,
                        0),
                DAY);
    }

    private static OneInputStreamOperatorTestHarness<DatedSnapshot, DatedSnapshot> open()
            throws Exception {
        var harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(FitFunction.snapshots(ModelTypes.DEAD_LETTER)));
        harness.open();
        return harness;
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000000000001, 1, 12000000000, 1",
        "1700000000000000001, 100000000000000, 1, 1",
        "1700000000000000001, -9223372036854775808, 1, 1",
        "1700000000000000001, 1, 1, -9223372036854775808",
        "0, 1, 1, 1",
        "4102444800000000000, 1, 1, 1"
    })
    void shouldMakeALetterOfASnapshotThatTheTableCannotHold(
            long timeNanos, long price, long size, long total) throws Exception {
        DatedSnapshot unfit = snapshot(timeNanos, price, size, total);
        DatedSnapshot fit = snapshot(NOW_NANOS, 1, 9_999_999_999L, Long.MAX_VALUE);
        assertThatThrownBy(() -> new BookSnapshotRows().write(unfit, new RowOutput(1)))
                .hasMessageContaining("not storable");
        try (var harness = open()) {
            harness.processElement(unfit, 0);
            harness.processElement(fit, 0);

            assertThat(harness.extractOutputValues()).containsExactly(fit);
            assertThat(harness.getSideOutput(FitFunction.unfit(ModelTypes.DEAD_LETTER)))
                    .extracting(StreamRecord::getValue)
                    .singleElement()
                    .satisfies(it -> tellsOf(it, unfit.snapshot()));
        }
    }

    private static void tellsOf(DeadLetter letter, BookSnapshot unfit) {
        assertThat(letter.defect().reason()).isEqualTo(DefectReason.REFUSED_BY_STORE);
        assertThat(letter.defect().detail()).startsWith(TableNames.BOOK_SNAPSHOTS + ": a number");
        assertThat(new String(letter.raw(), UTF_8)).isEqualTo(unfit.toString());
    }
}
