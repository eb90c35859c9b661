package io.groundswell.operators.book;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.event.MarketEvent;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Hands what is published to Flink's outputs and counts faults by their kind. */
final class BookOutlet implements BookPublisher.Outlet {
    private final Map<FaultKind, Counter> faults = new EnumMap<>(FaultKind.class);
    private KeyedProcessFunction<String, MarketEvent, BookSnapshot>.Context context;
    private Collector<BookSnapshot> snapshots;

    BookOutlet(MetricGroup metrics) {
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

    /** Where the next results go. */
    BookOutlet to(
            KeyedProcessFunction<String, MarketEvent, BookSnapshot>.Context itsContext,
            Collector<BookSnapshot> itsSnapshots) {
        context = itsContext;
        snapshots = itsSnapshots;
        return this;
    }

    @Override
    public void snapshot(BookSnapshot snapshot) {
        snapshots.collect(snapshot);
    }

    @Override
    public void best(BestBidOffer best) {
        context.output(OrderBookFunction.BEST_QUOTES, best);
    }

    @Override
    public void fault(BookFault fault) {
        faults.get(fault.kind()).inc();
        context.output(OrderBookFunction.FAULTS, fault);
    }
}
