package io.groundswell.operators.book;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.quality.QualityFinding;
import io.groundswell.operators.state.Emitter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Hands what is published to Flink's outputs and counts faults by their kind. */
final class BookOutlet implements BookPublisher.Outlet {
    private final Map<FaultKind, Counter> faults = new EnumMap<>(FaultKind.class);
    private final Emitter<BookSnapshot> out;
    private final BookReaders readers;
    private BookPublisher publisher;

    BookOutlet(MetricGroup metrics, Emitter<BookSnapshot> out, BookReaders readers) {
        this.out = out;
        this.readers = readers;
        for (FaultKind kind : FaultKind.values()) {
            if (kind != FaultKind.NONE) {
                String name = kind.name().toLowerCase(Locale.ROOT);
                faults.put(
                        kind,
                        metrics.addGroup(MetricNames.FAULT_KIND, name)
                                .counter(MetricNames.BOOK_FAULTS));
            }
        }
    }

    /** The outlet of a book, until it is asked for that of another: it knows the calendar. */
    BookOutlet of(BookPublisher nextPublisher) {
        publisher = nextPublisher;
        return this;
    }

    private int tradingDay(long timeNanos) {
        return publisher.watched().tradingDay(timeNanos);
    }

    @Override
    public void snapshot(BookSnapshot snapshot) {
        out.collect(snapshot);
        if (readers.store()) {
            int tradingDay = tradingDay(snapshot.timeNanos());
            out.output(OrderBookFunction.DATED_SNAPSHOTS, new DatedSnapshot(snapshot, tradingDay));
        }
        if (readers.latest() && snapshot.cause() == SnapshotCause.GRID) {
            // Time alone can end the trust in a book.
            out.output(OrderBookFunction.LATEST_BOOKS, snapshot);
        }
    }

    @Override
    public void changed(long timeNanos) {
        if (readers.latest()) {
            out.output(OrderBookFunction.LATEST_BOOKS, publisher.view(timeNanos));
        }
    }

    @Override
    public void best(BestBidOffer best) {
        out.output(OrderBookFunction.BEST_QUOTES, best);
    }

    @Override
    public void fault(BookFault fault) {
        faults.get(fault.kind()).inc();
        out.output(OrderBookFunction.FAULTS, fault);
        if (readers.store()) {
            int tradingDay = tradingDay(fault.header().eventTimeNanos());
            out.output(OrderBookFunction.FINDINGS, finding(fault, tradingDay));
        }
    }

    private static QualityFinding finding(BookFault fault, int tradingDay) {
        return new QualityFinding(fault.kind().name(), fault.header(), tradingDay, fault.detail());
    }
}
