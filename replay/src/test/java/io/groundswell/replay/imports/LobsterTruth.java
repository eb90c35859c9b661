package io.groundswell.replay.imports;

import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.imports.LobsterWindow.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Replays imported events through the obvious book and holds it to the order book file, row for
 * row.
 */
final class LobsterTruth implements Consumer<MarketEvent>, AutoCloseable {
    private final OrderBook book;
    private final int levels;
    private final ByteLines rows;
    private final CsvFields fields = new CsvFields();
    private long openRow;
    private boolean chained;

    /** Rows compared. */
    long compared;

    /** Rows that differ at some level above the bottom one. */
    long wrongAboveBottom;

    /** Rows that differ at the bottom level. */
    long wrongAtBottom;

    /** Rows whose book has other levels than the window. */
    long otherLevelCount;

    /** Faults that the book found. */
    long faults;

    LobsterTruth(Path books, OrderBook book) throws IOException {
        this.book = book;
        this.levels = LobsterFiles.of(books).levels();
        this.rows = ByteLines.open(books);
    }

    @Override
    public void accept(MarketEvent event) {
        if (event.topic() != Topic.L2) {
            return;
        }
        while (openRow < event.header().matchOrder() - 1) {
            compareNext();
        }
        if (event instanceof SnapshotBegin) {
            book.clear();
        } else if (event instanceof DepthUpdate update) {
            faults += book.apply(update) == FaultKind.NONE ? 0 : 1;
            chained = update.header().has(EventFlags.MORE_FOLLOWS);
        }
    }

    /** Compares the rows that are left. */
    void finish() throws IOException {
        while (compareNext()) {
            // Each call compares one row.
        }
        rows.close();
    }

    private boolean compareNext() {
        try {
            if (!rows.next()) {
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openRow++;
        compared++;
        faults += chained ? 1 : 0;
        LobsterWindow truth = LobsterWindow.parse(rows, fields, levels);
        boolean above = true;
        boolean bottom = true;
        boolean count = true;
        for (Side side : Side.values()) {
            List<Level> expected = truth.side(side);
            for (int i = 0; i < expected.size(); i++) {
                boolean equal =
                        i < book.levels(side)
                                && book.price(side, i) == expected.get(i).price()
                                && book.size(side, i) == expected.get(i).size();
                above &= equal || i == levels - 1;
                bottom &= equal || i < levels - 1;
            }
            count &= book.levels(side) == expected.size();
        }
        wrongAboveBottom += above ? 0 : 1;
        wrongAtBottom += bottom ? 0 : 1;
        otherLevelCount += count ? 0 : 1;
        return true;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
