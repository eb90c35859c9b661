package io.groundswell.replay.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.EventValidation;
import io.groundswell.model.quality.SequenceVerdict;
import io.groundswell.model.quality.SymbolLedger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One injection run over a day, and what must hold of any. */
final class InjectionAudit {
    final List<MarketEvent> out = new ArrayList<>();
    final WatchedBook book = newBook();
    final InjectionTally tally;
    final List<TruthRow> truth;

    private final List<MarketEvent> in;

    private InjectionAudit(List<MarketEvent> in, Injection injection) {
        this.in = in;
        InjectedDay day = new InjectedDay(injection, out::add);
        in.forEach(day);
        day.finish();
        tally = day.tally();
        truth = day.truth();
    }

    /** Runs it and holds its output to the contracts, to a sound book and to its flags. */
    static InjectionAudit of(List<MarketEvent> in, Injection injection) {
        InjectionAudit audit = new InjectionAudit(in, injection);
        audit.holdToTheOrder();
        audit.holdToASoundBook();
        audit.holdToItsFlags();
        return audit;
    }

    private static WatchedBook newBook() {
        return new WatchedBook(BookOptions.DEFAULT);
    }

    private void holdToTheOrder() {
        Map<Topic, Long> sequences = new EnumMap<>(Topic.class);
        SymbolLedger ledger = new SymbolLedger();
        EventHeader last = null;
        for (MarketEvent event : out) {
            EventHeader header = event.header();
            long sequence = sequences.merge(header.topic(), 1L, Long::sum);
            boolean inOrder = last == null || EventOrder.compare(last, header) < 0;
            boolean definedFirst = event instanceof InstrumentDefined || sequence > 1;
            if (!inOrder || !definedFirst || header.sequence() != sequence) {
                assertThat(header).as("against the contracts after %s", last).isNull();
            }
            SequenceVerdict verdict =
                    EventValidation.validate(
                            event, ledger, it -> {}, it -> assertThat(it).isNull());
            if (verdict != SequenceVerdict.NEXT) {
                assertThat(header).as("%s after %s", verdict, last).isNull();
            }
            last = header;
        }
        assertThat(tally.eventsOut()).isEqualTo(out.size());
        assertThat(tally.eventsIn()).isEqualTo(in.size());
    }

    private void holdToASoundBook() {
        for (MarketEvent event : out) {
            book.accept(event, fault -> assertThat(fault).isNull());
            if (book.isComplete() && book.cross() != CrossState.NORMAL) {
                assertThat(event).as("a book that is %s", book.cross()).isNull();
            }
            if (event instanceof DepthUpdate row) {
                if (row.size() < 0) {
                    assertThat(row).as("a negative size").isNull();
                }
            }
        }
    }

    private void holdToItsFlags() {
        Map<MarketEvent, Integer> recorded = new HashMap<>();
        in.forEach(event -> recorded.merge(bare(event), 1, Integer::sum));
        long flagged = 0;
        for (MarketEvent event : out) {
            if (event.header().has(EventFlags.INJECTED)) {
                flagged++;
            } else {
                if (recorded.merge(bare(event), -1, Integer::sum) < 0) {
                    assertThat(event).as("not of the recording").isNull();
                }
            }
        }
        assertThat(tally.eventsFlagged()).isEqualTo(flagged);
    }

    /** An event without what an injection may change of one that it leaves as it is. */
    private static MarketEvent bare(MarketEvent event) {
        EventHeader header = event.header().without(EventFlags.MORE_FOLLOWS);
        return event.withHeader(
                new EventHeader(
                        header.symbol(),
                        header.topic(),
                        header.sourceEpoch(),
                        0,
                        header.eventTimeNanos(),
                        header.feedTimeNanos(),
                        header.receiveTimeNanos(),
                        0,
                        header.priceExponent(),
                        header.sizeExponent(),
                        header.flags()));
    }

    <T extends MarketEvent> List<T> flagged(Class<T> kind) {
        return out.stream()
                .filter(event -> event.header().has(EventFlags.INJECTED))
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    long best(Side side) {
        return book.book().bestPrice(side);
    }

    /** The size shown at a price of a side at the end of the day. */
    long sizeAt(Side side, long price) {
        for (int depth = 0; depth < book.book().levels(side); depth++) {
            if (book.book().price(side, depth) == price) {
                return book.book().size(side, depth);
            }
        }
        return 0;
    }
}
