package io.groundswell.replay.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.NaiveOrderBook;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.quality.EventValidation;
import io.groundswell.model.quality.SymbolLedger;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real days through validation and watched books: clean days raise nothing, torn ones are found
 * out.
 */
class SoundBooksDayTest {
    private static final int HASH_EVERY = 997;
    private static final int GAPS = 40;

    private static WatchedBook watched(BookOptions options) {
        return new WatchedBook(
                options, instrument -> TradingCalendars.named(instrument.calendar()));
    }

    @ParameterizedTest
    @EnumSource(RecordedDay.class)
    void shouldAgreeWithTheObviousBookAndRaiseNoFaultWhenTheDayIsClean(RecordedDay day)
            throws IOException {
        List<BookFault> faults = new ArrayList<>();
        WatchedBook fast = watched(BookOptions.DEFAULT);
        WatchedBook naive =
                watched(
                        new BookOptions(
                                BookOptions.DEFAULT_CROSSED_LIMIT_NANOS,
                                BookOptions.DEFAULT_ROW_LIMIT,
                                NaiveOrderBook::new));
        int crossed = 0;
        int events = 0;
        for (MarketEvent event : day.events()) {
            fast.accept(event, faults::add);
            naive.accept(event, faults::add);
            assertSameBest(fast.book(), naive.book(), event);
            if (++events % HASH_EVERY == 0) {
                assertThat(fast.book().stateHash()).isEqualTo(naive.book().stateHash());
            }
            if (fast.isComplete() && fast.cross() == CrossState.CROSSED) {
                crossed++;
            }
        }
        System.out.printf(
                "%s: %d events, %d ended crossed, %d faults, hash %016x%n",
                day, events, crossed, faults.size(), fast.book().stateHash());
        assertThat(faults).isEmpty();
        assertThat(fast.book().stateHash()).isEqualTo(naive.book().stateHash());
        assertThat(fast.book().checkInvariants()).isEmpty();
        assertThat(fast.trustAt(fast.lastTimeNanos()).isTrusted()).isTrue();
    }

    private static void assertSameBest(OrderBook fast, OrderBook naive, MarketEvent event) {
        for (Side side : Side.values()) {
            if (fast.bestPrice(side) != naive.bestPrice(side)
                    || fast.bestSize(side) != naive.bestSize(side)
                    || fast.levels(side) != naive.levels(side)) {
                assertThat(fast.bestPrice(side)).as("%s after %s", side, event).isNull();
            }
        }
    }

    /**
     * Events of the stream that drives the book are lost at random places; each loss must be told.
     */
    @ParameterizedTest
    @EnumSource(RecordedDay.class)
    void shouldFindEveryGapAndDistrustTheBookUntilTheNextSnapshot(RecordedDay day)
            throws IOException {
        List<MarketEvent> whole = day.events();
        List<MarketEvent> torn = new ArrayList<>();
        int gaps = tear(whole, torn);

        SymbolLedger ledger = new SymbolLedger();
        WatchedBook book = watched(BookOptions.DEFAULT);
        List<BookFault> faults = new ArrayList<>();
        int[] marked = {0};
        for (MarketEvent event : torn) {
            EventValidation.validate(
                    event,
                    ledger,
                    accepted -> {
                        book.accept(accepted, faults::add);
                        if (accepted instanceof FeedStatus gap) {
                            marked[0]++;
                            if (day != RecordedDay.IBM_QUOTES) {
                                assertThat(book.trustAt(gap.eventTimeNanos()).isTrusted())
                                        .isFalse();
                            }
                        }
                    },
                    defect -> assertThat(defect).isNull());
        }
        assertThat(gaps).isGreaterThan(GAPS / 4);
        assertThat(marked[0]).isEqualTo(gaps);
        assertThat(faults.stream().filter(fault -> fault.kind() == FaultKind.GAP)).hasSize(gaps);
        if (day != RecordedDay.IBM_QUOTES) {
            assertThat(book.trustAt(book.lastTimeNanos()).reason()).isEqualTo(TrustReason.GAP);
        } else {
            assertThat(book.trustAt(book.lastTimeNanos()).isTrusted()).isTrue();
        }
    }

    /** Copies the day without short runs of its driving stream, and counts the runs. */
    private static int tear(List<MarketEvent> whole, List<MarketEvent> torn) {
        SplittableRandom random = new SplittableRandom(4);
        int gaps = 0;
        int skipping = 0;
        boolean lastDrivingWasLost = false;
        for (int i = 0; i < whole.size(); i++) {
            MarketEvent event = whole.get(i);
            boolean driving = isDriving(event);
            boolean late = i > whole.size() / 2 && i < whole.size() - 1_000;
            if (driving && skipping == 0 && late && random.nextInt(whole.size() / 2 / GAPS) == 0) {
                skipping = random.nextInt(1, 6);
            }
            if (driving && skipping > 0) {
                skipping--;
                gaps += lastDrivingWasLost ? 0 : 1;
                lastDrivingWasLost = true;
            } else {
                torn.add(event);
                lastDrivingWasLost = driving ? false : lastDrivingWasLost;
            }
        }
        return gaps;
    }

    /** Depth drives a book; quotes do where there is no depth, which here is the Lean day. */
    private static boolean isDriving(MarketEvent event) {
        return event instanceof DepthUpdate
                || (event instanceof Quote quote && quote.codes() == CodeTable.LEAN);
    }
}
