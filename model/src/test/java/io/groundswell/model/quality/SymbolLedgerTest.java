package io.groundswell.model.quality;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static io.groundswell.model.quality.Headers.l2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SymbolLedgerTest {
    // Never edited: a new version gets its own line.
    private static final String VERSION_1 =
            "010408050000000000000007000000000000000a000000000000000600000000"
                    + "0000002c010000000000000080f0290ebfe91700000000000000800000000000"
                    + "0000000000000000000080";

    private final SymbolLedger ledger = new SymbolLedger();

    private static Instrument instrument(int priceExponent, int sizeExponent) {
        return new Instrument(
                "IBM",
                "",
                SecurityType.EQUITY,
                "XNYS",
                "USD",
                1,
                priceExponent,
                sizeExponent,
                DepthMode.BY_ORDER,
                CodeTable.NONE);
    }

    private static EventHeader units(int priceExponent, int sizeExponent) {
        return new EventHeader(
                "IBM", Topic.L2, 1, 1, 0, ABSENT, ABSENT, 0, priceExponent, sizeExponent, 0);
    }

    private static String hex(SymbolLedger ledger) {
        byte[] bytes = new byte[SymbolLedger.ENCODED_LENGTH + 2];
        ledger.write(new UnsafeBuffer(bytes), 2);
        return HexFormat.of().formatHex(bytes, 2, bytes.length);
    }

    private static SymbolLedger read(byte[] bytes) {
        return SymbolLedger.read(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    @Test
    void shouldTakeTheFirstOfAnEpochAsNext() {
        assertThat(ledger.judge(l2(5, 1, 10))).isEqualTo(SequenceVerdict.NEXT);
    }

    @Test
    void shouldFindAHoleWhenTheFirstIsNotNumberOne() {
        assertThat(ledger.judge(l2(5, 3, 10))).isEqualTo(SequenceVerdict.AFTER_HOLE);
        assertThat(ledger.gapBefore(l2(5, 3, 10)).reason())
                .isEqualTo("2 events missing before sequence 3");
    }

    @Test
    void shouldJudgeByTheLastOneTaken() {
        ledger.take(l2(5, 7, 10));

        assertThat(ledger.judge(l2(5, 6, 10))).isEqualTo(SequenceVerdict.DUPLICATE);
        assertThat(ledger.judge(l2(5, 7, 10))).isEqualTo(SequenceVerdict.DUPLICATE);
        assertThat(ledger.judge(l2(5, 8, 10))).isEqualTo(SequenceVerdict.NEXT);
        assertThat(ledger.judge(l2(5, 9, 10))).isEqualTo(SequenceVerdict.AFTER_HOLE);
    }

    @Test
    void shouldNotTakeWhatItOnlyJudges() {
        assertThat(ledger.judge(l2(5, 1, 10))).isEqualTo(SequenceVerdict.NEXT);
        assertThat(ledger.judge(l2(5, 1, 10))).isEqualTo(SequenceVerdict.NEXT);
    }

    @Test
    void shouldBeginAnewInAHigherEpochAndDropALowerOne() {
        ledger.take(l2(5, 7, 10));

        assertThat(ledger.judge(l2(6, 1, 10))).isEqualTo(SequenceVerdict.NEXT);
        assertThat(ledger.judge(l2(6, 8, 10))).isEqualTo(SequenceVerdict.AFTER_HOLE);
        assertThat(ledger.judge(l2(4, 8, 10))).isEqualTo(SequenceVerdict.DUPLICATE);
    }

    @Test
    void shouldKeepTopicsApart() {
        ledger.take(l2(5, 7, 10));

        assertThat(ledger.judge(Headers.of(Topic.TICKS, 4, 1, 3))).isEqualTo(SequenceVerdict.NEXT);
        assertThat(ledger.goesBack(Headers.of(Topic.TICKS, 4, 1, 3))).isFalse();
    }

    @Test
    void shouldMarkAHoleWithItsTimesAndTheHeaderOfTheNextEvent() {
        ledger.take(l2(5, 7, 10));
        FeedStatus gap = ledger.gapBefore(l2(5, 10, 40));

        assertThat(gap.state()).isEqualTo(FeedState.GAP);
        assertThat(gap.firstLostNanos()).isEqualTo(10);
        assertThat(gap.lastLostNanos()).isEqualTo(40);
        assertThat(gap.reason()).isEqualTo("2 events missing before sequence 10");
        assertThat(gap.header())
                .isEqualTo(
                        new EventHeader(
                                "IBM",
                                Topic.L2,
                                5,
                                10,
                                40,
                                ABSENT,
                                ABSENT,
                                9,
                                4,
                                0,
                                EventFlags.INFERRED | EventFlags.TIME_ADJUSTED));
    }

    @Test
    void shouldFindATimeThatGoesBackBehindTheLatest() {
        ledger.take(l2(5, 1, 10));
        ledger.take(l2(5, 2, 8));

        assertThat(ledger.goesBack(l2(5, 3, 9))).isTrue();
        assertThat(ledger.goesBack(l2(5, 3, 10))).isFalse();
    }

    @Test
    void shouldFindOtherUnitsOnceAnInstrumentIsDefined() {
        assertThat(ledger.unitsDiffer(units(1, 2))).isFalse();
        ledger.define(instrument(4, 0));

        assertThat(ledger.unitsDiffer(units(4, 0))).isFalse();
        assertThat(ledger.unitsDiffer(units(4, 1))).isTrue();
        assertThat(ledger.unitsDiffer(units(2, 0))).isTrue();
    }

    private SymbolLedger eventful() {
        ledger.define(instrument(4, 8));
        ledger.take(Headers.of(Topic.TICKS, 5, 7, 10));
        ledger.take(l2(6, 300, 1_723_118_400_000_000_000L));
        return ledger;
    }

    @Test
    void shouldWriteTheGoldenBytes() {
        assertThat(hex(eventful())).isEqualTo(VERSION_1);
    }

    @Test
    void shouldReadTheGoldenBytes() {
        SymbolLedger restored = read(HexFormat.of().parseHex(VERSION_1));

        assertThat(restored.judge(Headers.of(Topic.TICKS, 5, 8, 10)))
                .isEqualTo(SequenceVerdict.NEXT);
        assertThat(restored.judge(l2(6, 300, 0))).isEqualTo(SequenceVerdict.DUPLICATE);
        assertThat(restored.judge(Headers.of(Topic.L1S, 1, 1, 0))).isEqualTo(SequenceVerdict.NEXT);
        assertThat(restored.goesBack(l2(6, 301, 1_723_118_399_999_999_999L))).isTrue();
        assertThat(restored.unitsDiffer(units(4, 8))).isFalse();
        assertThat(restored.unitsDiffer(units(4, 0))).isTrue();
        assertThat(hex(restored)).isEqualTo(VERSION_1);
    }

    @Test
    void shouldGiveAnEmptyLedgerBackWhenReadFromItsBytes() {
        SymbolLedger restored = read(HexFormat.of().parseHex(hex(ledger)));

        assertThat(restored.judge(l2(Long.MIN_VALUE + 1, 1, 0))).isEqualTo(SequenceVerdict.NEXT);
        assertThat(restored.unitsDiffer(units(1, 2))).isFalse();
        assertThat(hex(restored)).isEqualTo(hex(ledger));
    }

    @Test
    void shouldRefuseAnotherVersionOrLength() {
        byte[] newer = HexFormat.of().parseHex("02" + VERSION_1.substring(2));
        byte[] longer = HexFormat.of().parseHex(VERSION_1 + "00");
        byte[] shorter = HexFormat.of().parseHex(VERSION_1.substring(0, VERSION_1.length() - 2));

        for (byte[] bytes : new byte[][] {newer, longer, shorter, {}}) {
            assertThatThrownBy(() -> read(bytes))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not of version 1");
        }
    }
}
