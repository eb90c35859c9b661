package io.groundswell.model.json;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import java.util.Base64;
import java.util.List;

/**
 * The results of the order-book job as JSON lines: times in nanoseconds UTC, prices and sizes as
 * decimal strings, a level as {@code [price, size, orders]}. One thread at a time.
 */
public final class BookJson {
    private final StringBuilder out = new StringBuilder(512);
    private final JsonLine line = new JsonLine(out);

    private JsonLine begin() {
        out.setLength(0);
        return line.open();
    }

    private String end() {
        line.close();
        return out.toString();
    }

    /** A snapshot of the top of a book. */
    public String of(BookSnapshot it) {
        begin().text("symbol", it.symbol())
                .number("timeNanos", it.timeNanos())
                .number("sequence", it.sequence())
                .name("cause", it.cause())
                .bool("trusted", it.trust().isTrusted())
                .name("trust", it.trust().reason())
                .number("trustSinceNanos", it.trust().sinceNanos())
                .name("cross", it.cross());
        levels("bids", it.bids(), it);
        levels("asks", it.asks(), it);
        line.number("bidLevels", it.bidLevels())
                .number("askLevels", it.askLevels())
                .decimal("bidTotal", it.bidTotal(), it.sizeExponent())
                .decimal("askTotal", it.askTotal(), it.sizeExponent());
        return end();
    }

    private void levels(String name, List<BookLevel> levels, BookSnapshot it) {
        line.openArray(name);
        for (BookLevel level : levels) {
            line.level(
                    level.price(),
                    it.priceExponent(),
                    level.size(),
                    it.sizeExponent(),
                    level.orders());
        }
        line.closeArray();
    }

    /** A best bid and offer. */
    public String of(BestBidOffer it) {
        begin();
        best(it);
        return end();
    }

    private void best(BestBidOffer it) {
        line.text("symbol", it.symbol())
                .number("timeNanos", it.timeNanos())
                .number("sequence", it.sequence())
                .decimal("bidPrice", it.bidPrice(), it.priceExponent())
                .decimal("bidSize", it.bidSize(), it.sizeExponent())
                .decimal("askPrice", it.askPrice(), it.priceExponent())
                .decimal("askSize", it.askSize(), it.sizeExponent())
                .name("cross", it.cross())
                .bool("trusted", it.trusted());
    }

    /** A book fault. */
    public String of(BookFault it) {
        EventHeader header = it.header();
        begin().text("symbol", header.symbol())
                .number("timeNanos", header.eventTimeNanos())
                .name("topic", header.topic())
                .number("sourceEpoch", header.sourceEpoch())
                .number("sequence", header.sequence())
                .name("kind", it.kind())
                .text("detail", it.detail());
        return end();
    }

    /** A dead letter; its bytes as Base64 where its defect does not quote them as text. */
    public String of(DeadLetter it) {
        Defect defect = it.defect();
        begin().text("symbol", defect.symbol())
                .number("timeNanos", defect.eventTimeNanos())
                .name("reason", defect.reason())
                .text("source", defect.source())
                .number("position", defect.position())
                .text("detail", defect.detail())
                .text("raw", defect.raw());
        if (defect.raw().isEmpty()) {
            line.text("rawBase64", Base64.getEncoder().encodeToString(it.raw()));
        }
        return end();
    }

    /** What a recorded stretch of a symbol came to; the hash as sixteen hex digits. */
    public String of(BookSummary it) {
        begin();
        best(it.best());
        line.name("trust", it.trust().reason())
                .number("events", it.events())
                .number("trades", it.trades())
                .number("quotes", it.quotes())
                .number("bookChanges", it.bookChanges())
                .number("faults", it.faults())
                .number("firstNanos", it.firstNanos())
                .number("lastNanos", it.lastNanos())
                .text("stateHash", String.format("%016x", it.stateHash()));
        return end();
    }
}
