package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvents;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.quality.QualityFinding;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The tables of what jobs find out, beside the raw ones. */
class KeptRowsPropertyTest {
    private static final long NOW_NANOS = 1_700_000_000_000_000_001L;

    @Provide
    Arbitrary<DatedSnapshot> snapshots() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(-9_999_999_999L, 9_999_999_999L);
        Arbitrary<List<BookLevel>> levels =
                Combinators.combine(numbers, numbers, Arbitraries.integers())
                        .as(BookLevel::new)
                        .list()
                        .ofMaxSize(20);
        return Combinators.combine(
                        MarketEvents.symbols(),
                        Arbitraries.of(SnapshotCause.class),
                        Arbitraries.of(TrustReason.class),
                        Arbitraries.of(CrossState.class),
                        Arbitraries.integers().between(0, 8),
                        levels,
                        levels,
                        Arbitraries.longs().greaterOrEqual(ABSENT + 1))
                .as(
                        (symbol, cause, trust, cross, exponent, bids, asks, total) ->
                                new DatedSnapshot(
                                        new BookSnapshot(
                                                symbol,
                                                NOW_NANOS,
                                                total,
                                                cause,
                                                new BookTrust(trust, ABSENT),
                                                cross,
                                                exponent,
                                                8 - exponent,
                                                bids,
                                                asks,
                                                bids.size(),
                                                -1,
                                                total,
                                                -total),
                                        19_000));
    }

    @Property
    void shouldReadTheSnapshotThatWasWritten(@ForAll("snapshots") DatedSnapshot row)
            throws IOException {
        assertThat(BookSnapshotRows.fits(row.snapshot())).isTrue();
        assertThat(Rows.readBack(new BookSnapshotRows(), row)).isEqualTo(row);
    }

    @Example
    void shouldSayThatALevelIsTooLarge() {
        BookLevel large = new BookLevel(1, 10_000_000_000L, 1);
        BookSnapshot book =
                new BookSnapshot(
                        "F",
                        NOW_NANOS,
                        1,
                        SnapshotCause.GRID,
                        new BookTrust(TrustReason.SOUND, NOW_NANOS),
                        CrossState.NORMAL,
                        4,
                        0,
                        List.of(large),
                        List.of(),
                        1,
                        0,
                        1,
                        0);

        assertThat(BookSnapshotRows.fits(book)).isFalse();
        assertThatThrownBy(
                        () ->
                                new BookSnapshotRows()
                                        .write(new DatedSnapshot(book, 1), new RowOutput(1)))
                .hasMessageContaining("not storable");
    }

    @Property
    void shouldReadTheDeadLetterThatWasWritten(
            @ForAll DefectReason reason,
            @ForAll String text,
            @ForAll long number,
            @ForAll byte[] key,
            @ForAll byte[] raw)
            throws IOException {
        String whole = text.replaceAll("[\\ud800-\\udfff]", "?");
        DeadLetter letter =
                new DeadLetter(
                        new Defect(reason, whole, "lines-é", number, number, whole, ""), key, raw);

        assertThat(Rows.readBack(new DeadLetterRows(), letter)).isEqualTo(letter);
    }

    @Property
    void shouldReadTheFindingThatWasWritten(
            @ForAll Topic topic, @ForAll long sequence, @ForAll long epoch) throws IOException {
        EventHeader header =
                new EventHeader(
                        "BRK.A", topic, epoch, sequence, NOW_NANOS, ABSENT, ABSENT, 0, 0, 0, 0);
        QualityFinding finding = new QualityFinding("GAP", header, 19943, "from 1 to 3 – lost");

        assertThat(Rows.readBack(new DataQualityRows(), finding)).isEqualTo(finding);
    }
}
