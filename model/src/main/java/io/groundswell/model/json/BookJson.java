package io.groundswell.model.json;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.Defect;
import java.util.List;

/**
 * The results of the order-book job as JSON lines: times in nanoseconds UTC, prices and sizes as
 * decimal strings, a level as {@code [price, size, orders]}. One thread at a time.
 */
public final class BookJson {
    private final JsonLine line = new JsonLine();

    /** A snapshot of the top of a book. */
    public String of(BookSnapshot it) {
        line.begin()
                .text("symbol", it.symbol())
                .number("timeNanos", it.timeNanos())
                .number("sequence", it.sequence())
                .text("cause", it.cause().name())
                .flag("trusted", it.trust().isTrusted())
                .text("trust", it.trust().reason().name())
                .number("trustSinceNanos", it.trust().sinceNanos())
                .text("cross", it.cross().name());
        levels("bids", it.bids(), it);
        levels("asks", it.asks(), it);
        return line.number("bidLevels", it.bidLevels())
                .number("askLevels", it.askLevels())
                .decimal("bidTotal", it.bidTotal(), it.sizeExponent())
                .decimal("askTotal", it.askTotal(), it.sizeExponent())
                .end();
    }

    private void levels(String name, List<BookLevel> levels, BookSnapshot it) {
        line.beginArray(name);
        for (BookLevel level : levels) {
            line.level(
                    level.price(),
                    it.priceExponent(),
                    level.size(),
                    it.sizeExponent(),
                    level.orders());
        }
        line.endArray();
    }

    /** A best bid and offer. */
    public String of(BestBidOffer it) {
        line.begin();
        best(it);
        return line.end();
    }

    private void best(BestBidOffer it) {
        line.text("symbol", it.symbol())
                .number("timeNanos", it.timeNanos())
                .number("sequence", it.sequence())
                .decimal("bidPrice", it.bidPrice(), it.priceExponent())
                .decimal("bidSize", it.bidSize(), it.sizeExponent())
                .decimal("askPrice", it.askPrice(), it.priceExponent())
                .decimal("askSize", it.askSize(), it.sizeExponent())
                .text("cross", it.cross().name())
                .flag("trusted", it.trusted());
    }

    /** A book fault. */
    public String of(BookFault it) {
        EventHeader header = it.header();
        return line.begin()
                .text("symbol", header.symbol())
                .number("timeNanos", header.eventTimeNanos())
                .text("topic", header.topic().name())
                .number("sourceEpoch", header.sourceEpoch())
                .number("sequence", header.sequence())
                .text("kind", it.kind().name())
                .text("detail", it.detail())
                .end();
    }

    /** A defect. */
    public String of(Defect it) {
        return line.begin()
                .text("symbol", it.symbol())
                .number("timeNanos", it.eventTimeNanos())
                .text("reason", it.reason().name())
                .text("source", it.source())
                .number("position", it.position())
                .text("detail", it.detail())
                .text("raw", it.raw())
                .end();
    }

    /** What a recorded stretch of a symbol came to; the hash as sixteen hex digits. */
    public String of(BookSummary it) {
        line.begin();
        best(it.best());
        return line.text("trust", it.trust().reason().name())
                .number("events", it.events())
                .number("trades", it.trades())
                .number("quotes", it.quotes())
                .number("depthUpdates", it.depthUpdates())
                .number("faults", it.faults())
                .number("firstNanos", it.firstNanos())
                .number("lastNanos", it.lastNanos())
                .text("stateHash", String.format("%016x", it.stateHash()))
                .end();
    }
}
