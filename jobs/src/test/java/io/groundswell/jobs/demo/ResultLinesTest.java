package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.run.ResultLines;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.json.BookJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultLinesTest {
    @TempDir Path results;

    private void write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(results.resolve(OutputNames.BOOK_SNAPSHOTS));
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void shouldTakeTheFinishedPartsOfAWriterInTheOrderOfTheirNumbers() throws IOException {
        write("book-snapshots-bb-0.jsonl", "");
        write("book-snapshots-aa-10.jsonl", "");
        write("book-snapshots-aa-9.jsonl", "");
        write(".book-snapshots-aa-11.jsonl.inprogress.1", "");
        write("book-snapshots-aa-12.jsonl.crc", "");

        assertThat(ResultLines.parts(results, OutputNames.BOOK_SNAPSHOTS))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "book-snapshots-aa-9.jsonl",
                        "book-snapshots-aa-10.jsonl",
                        "book-snapshots-bb-0.jsonl");
    }

    @Test
    void shouldFindNothingWhereTheJobWroteNothing() throws IOException {
        assertThat(ResultLines.parts(results, OutputNames.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void shouldReadASnapshotAsItWasWritten() throws IOException {
        BookSnapshot empty = snapshot(2, List.of(), List.of());
        BookSnapshot full =
                snapshot(
                        1,
                        List.of(new BookLevel(1_000_500, 300, 2), new BookLevel(1_000_400, 20, 1)),
                        List.of(new BookLevel(1_000_600, 7, 1)));
        BookJson json = new BookJson();
        write("book-snapshots-a-0.jsonl", json.of(full) + "\n" + json.of(empty) + "\n");

        List<String> read = new ArrayList<>();
        SnapshotLines.forEach(
                results,
                row -> {
                    row.toUnits(5, 1);
                    read.add(row.symbol + " " + row.timeNanos + " " + row.cause + " " + row.cross);
                    read.add(row.trusted + " " + row.bids.count() + " " + row.asks.count());
                    if (!row.bids.isEmpty()) {
                        read.add(row.bids.price(1) + " " + row.bids.size(1));
                        read.add(row.asks.price(0) + " " + row.asks.size(0));
                    }
                });

        assertThat(read)
                .containsExactly(
                        "GOOG 1 BEST_PRICE LOCKED",
                        "false 2 1",
                        "10004000 200",
                        "10006000 70",
                        "GOOG 2 BEST_PRICE LOCKED",
                        "false 0 0");
    }

    private static BookSnapshot snapshot(
            long timeNanos, List<BookLevel> bids, List<BookLevel> asks) {
        return new BookSnapshot(
                "GOOG",
                timeNanos,
                5,
                SnapshotCause.BEST_PRICE,
                new BookTrust(TrustReason.GAP, 1),
                CrossState.LOCKED,
                4,
                0,
                bids,
                asks,
                bids.size(),
                asks.size(),
                320,
                7);
    }

    @Test
    void shouldNameTheFileOfALineThatIsNoSnapshot() throws IOException {
        write("book-snapshots-a-3.jsonl", "{\"symbol\":\"GOOG\",\"cause\":\"WHIM\"}\n");

        assertThatThrownBy(() -> SnapshotLines.forEach(results, row -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("book-snapshots-a-3.jsonl");
    }
}
