package io.groundswell.connectors.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.TestDatabase;
import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterTableIT {
    private static final DeadLetterRows ROWS = new DeadLetterRows();
    private static final LetterFilter ANY =
            new LetterFilter(Optional.empty(), Optional.empty(), Optional.empty());
    private static final Instant LATER = Letters.NOON.plusMillis(1);

    @TempDir static Path folder;
    private static TestDatabase database;

    private LetterTable table;

    @BeforeAll
    static void make() throws IOException {
        database = TestDatabase.make("letter-table", folder);
    }

    @AfterAll
    static void drop() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void clear() throws IOException {
        database.clear();
        Migrations.bundled().apply(database.clickHouse());
        table = new LetterTable(database.clickHouse());
    }

    private static void store(List<DeadLetter> letters) throws IOException {
        RowOutput out = new RowOutput(1 << 16);
        letters.forEach(it -> ROWS.write(it, out));
        database.clickHouse()
                .insert(ROWS, Zstd.compress(out.toByteArray()), UUID.randomUUID().toString());
    }

    private static DeadLetter odd(long position) {
        return Letters.letter(
                DefectReason.UNREADABLE, "a 'tape'\\\n", position, "", new byte[] {-1, 0, 10});
    }

    private List<StoredLetter> pages(int size) throws IOException {
        List<StoredLetter> all = new ArrayList<>();
        List<StoredLetter> page = table.openBehind(Optional.empty(), size);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            all.addAll(page);
            page = table.openBehind(Optional.of(page.get(page.size() - 1)), size);
        }
        return all;
    }

    @Test
    void shouldGiveEachOpenLetterOnceWhenAskedPageByPage() throws IOException {
        List<DeadLetter> letters = new ArrayList<>();
        for (long position = -3; position < 4; position++) {
            letters.add(odd(position));
            letters.add(Letters.refused(Letters.event(position + 4)));
        }
        store(letters);
        store(letters);

        assertThat(pages(3))
                .extracting(StoredLetter::letter)
                .containsExactlyInAnyOrderElementsOf(letters);
    }

    @Test
    void shouldMarkTheLettersThatWereSentAndNoOther() throws IOException {
        store(List.of(odd(1), odd(2), odd(3)));
        List<StoredLetter> before = table.openBehind(Optional.empty(), 2);
        table.mark(before, LATER);

        assertThat(pages(9)).extracting(StoredLetter::letter).containsExactly(odd(3));
        assertThat(table.find(before.get(0).id()))
                .hasValueSatisfying(
                        it -> {
                            assertThat(it.letter()).isEqualTo(odd(1));
                            assertThat(it.sentAgainAt()).contains(LATER);
                            assertThat(it.storedAt()).isEqualTo(before.get(0).storedAt());
                        });
    }

    /** The job may be quicker than the mark. */
    @Test
    void shouldStayOpenWhenRefusedOnceMoreBeforeTheMark() throws IOException {
        store(List.of(odd(1)));
        List<StoredLetter> read = table.openBehind(Optional.empty(), 9);
        database.clickHouse()
                .command(
                        "INSERT INTO dead_letters (source, position, reason, version) SELECT"
                                + " source, position, reason, version + 1000 FROM dead_letters");
        table.mark(read, LATER);

        assertThat(pages(9)).hasSize(1);
    }

    @Test
    void shouldListTheNewestOfWhatIsChosenWithoutBytes() throws IOException {
        DeadLetter refused = Letters.refused(Letters.event(1));
        store(List.of(odd(1), odd(2), refused));
        table.mark(List.of(table.find("L2/IBM/5/1").orElseThrow()), LATER);

        assertThat(table.newest(ANY, false, 9))
                .extracting(StoredLetter::letter)
                .extracting(it -> it.defect().position())
                .containsExactly(1L, 2L);
        assertThat(table.newest(ANY, true, 2)).hasSize(2);
        LetterFilter its =
                new LetterFilter(
                        Optional.of("IBM"),
                        Optional.of(DefectReason.REFUSED_BY_STORE),
                        Optional.of(Letters.NOON));
        assertThat(table.newest(its, true, 9))
                .singleElement()
                .satisfies(it -> assertThat(it.letter().raw()).isEmpty())
                .satisfies(it -> assertThat(it.letter().defect()).isEqualTo(refused.defect()));
        assertThat(table.counts(its)).containsExactly(new ReasonCount("REFUSED_BY_STORE", 0, 1));
        assertThat(table.counts(ANY))
                .containsExactly(
                        new ReasonCount("REFUSED_BY_STORE", 0, 1),
                        new ReasonCount("UNREADABLE", 2, 0));
        LetterFilter future =
                new LetterFilter(Optional.empty(), Optional.empty(), Optional.of(Instant.MAX));
        assertThat(table.counts(future)).isEmpty();
    }
}
