package io.groundswell.replay.imports;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;

/**
 * Turns the records of MBO files into events.
 *
 * <p>A (add), M (modify), C (cancel, its size is what goes) and R (clear) change the book. T is a
 * trade; the F records that follow it are its fills against resting orders and become no events of
 * their own: the trade names the resting order where there was exactly one. The book changes of one
 * venue event, which ends with the flag 0x80, are chained. Records with the flag 0x20 are rows of a
 * snapshot, which begins with the first of them and ends with 0x80, the first record without 0x20
 * or the end of the file; a clear inside says nothing that the snapshot does not.
 */
final class MboRecords {
    static final String FILLS = "fills, told by their trade";

    private static final int LAST = 0x80;
    private static final int SNAPSHOT = 0x20;
    private static final int FILE_PRICE_EXPONENT = 9;

    private final ImportRun run;
    private final DepthRows rows;
    private final long priceUnit;
    private final CsvFields fields = new CsvFields();
    private boolean inSnapshot;

    private long timeNanos;
    private long receiveNanos;
    private long sequence;
    private char action;
    private char side;
    private long price;
    private long size;
    private long orderId;
    private int flags;

    private EventHeader tradeHeader;
    private long tradePrice;
    private long tradeSize;
    private char tradeSide;
    private int fills;
    private long filledOrder;

    MboRecords(ImportRun run, int priceExponent) {
        this.run = run;
        this.rows = new DepthRows(run, DepthMode.BY_ORDER);
        long unit = 1;
        for (int i = priceExponent; i < FILE_PRICE_EXPONENT; i++) {
            unit *= 10;
        }
        this.priceUnit = unit;
    }

    void readAll(ByteLines lines) throws IOException {
        while (lines.next()) {
            boolean isHeading =
                    lines.number() == 1 && lines.end() > 0 && lines.bytes()[lines.start()] == 't';
            if (isHeading) {
                continue;
            }
            if (parse(lines)) {
                take(lines);
            } else {
                passOver();
            }
        }
        endTrade();
        rows.flush();
        endSnapshot();
    }

    private boolean parse(ByteLines line) {
        fields.of(line);
        timeNanos = fields.nextLong();
        receiveNanos = fields.nextLong();
        sequence = fields.nextLong();
        action = letter(fields.nextText());
        side = letter(fields.nextText());
        price = fields.nextLong();
        size = fields.nextLong();
        orderId = fields.nextUnsigned();
        flags = (int) fields.nextLong();
        if (!fields.isWhole() || "AMCTFR".indexOf(action) < 0 || "BAN".indexOf(side) < 0) {
            run.defect(DefectReason.MALFORMED, line, EventHeader.ABSENT, "not an MBO record");
            flags = 0;
            return false;
        }
        boolean changesOrder = "AMC".indexOf(action) >= 0;
        if (changesOrder && side == 'N') {
            run.defect(DefectReason.MALFORMED, line, timeNanos, "an order without a side");
            return false;
        }
        if (action != 'R' && price % priceUnit != 0) {
            run.defect(DefectReason.PRECISION, line, timeNanos, "price finer than the instrument");
            return false;
        }
        price = price / priceUnit;
        if (!Frontier.isPlausible(timeNanos, receiveNanos)) {
            run.defect(
                    DefectReason.IMPLAUSIBLE_TIME, line, timeNanos, "sent after it was received");
        }
        return true;
    }

    /** A refused record whose flags can be read still ends its venue event. */
    private void passOver() {
        if ((flags & LAST) != 0) {
            rows.flush();
            endTrade();
            endSnapshot();
        }
    }

    private static char letter(String text) {
        return text.length() == 1 ? text.charAt(0) : '?';
    }

    private void take(ByteLines line) {
        run.begin(timeNanos, receiveNanos, Topic.TICKS, Topic.L2);
        if (!run.hasBegun()) {
            return;
        }
        if (action != 'F') {
            endTrade();
        }
        if ((flags & SNAPSHOT) != 0) {
            takeSnapshotRow(line);
            return;
        }
        endSnapshot();
        rows.at(timeNanos, receiveNanos, sequence);
        switch (action) {
            case 'T' -> beginTrade();
            case 'F' -> {
                run.note(FILLS, 1);
                fills++;
                filledOrder = orderId;
            }
            case 'R' -> {
                rows.flush();
                run.emit(
                        new BookClear(
                                run.header(Topic.L2, timeNanos, receiveNanos, sequence, 0),
                                side != 'A',
                                side != 'B'));
            }
            default -> rows.add(depthAction(), bookSide(), price, size, orderId, 0);
        }
        if ((flags & LAST) != 0) {
            rows.flush();
            endTrade();
        }
    }

    private void takeSnapshotRow(ByteLines line) {
        // Sequence numbers of a snapshot are those of its orders' last changes, in no order.
        rows.at(timeNanos, receiveNanos, 0);
        if (!inSnapshot) {
            inSnapshot = true;
            rows.flush();
            rows.beginSnapshot();
        }
        if (action == 'A') {
            rows.snapshotRow(bookSide(), price, size, orderId, 0);
        } else if (action != 'R') {
            run.defect(DefectReason.MALFORMED, line, timeNanos, "not a row of a snapshot");
        }
        if ((flags & LAST) != 0) {
            endSnapshot();
        }
    }

    private void endSnapshot() {
        if (inSnapshot) {
            inSnapshot = false;
            rows.at(EventHeader.ABSENT, EventHeader.ABSENT, 0);
            rows.endSnapshot();
        }
    }

    private DepthAction depthAction() {
        return switch (action) {
            case 'A' -> DepthAction.ADD;
            case 'M' -> DepthAction.CHANGE;
            default -> DepthAction.REDUCE;
        };
    }

    private Side bookSide() {
        return side == 'B' ? Side.BID : Side.ASK;
    }

    private void beginTrade() {
        tradeHeader = run.header(Topic.TICKS, timeNanos, receiveNanos, sequence, 0);
        tradePrice = price;
        tradeSize = size;
        tradeSide = side;
        fills = 0;
        filledOrder = 0;
    }

    private void endTrade() {
        if (tradeHeader == null) {
            return;
        }
        Aggressor aggressor =
                switch (tradeSide) {
                    case 'B' -> Aggressor.BUYER;
                    case 'A' -> Aggressor.SELLER;
                    default -> Aggressor.NONE;
                };
        Liquidity met = fills > 0 ? Liquidity.DISPLAYED : Liquidity.UNKNOWN;
        run.emit(
                new Trade(
                        tradeHeader,
                        tradePrice,
                        tradeSize,
                        aggressor,
                        aggressor == Aggressor.NONE ? Liquidity.AUCTION : met,
                        TradeBasis.UNSPECIFIED,
                        CodeTable.NONE,
                        "",
                        "",
                        EventHeader.ABSENT,
                        fills == 1 ? filledOrder : 0,
                        EventHeader.ABSENT));
        tradeHeader = null;
    }
}
