package io.groundswell.model.feature;

import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.function.Consumer;

/**
 * Makes one sample of {@link FeatureSchema} per grid point out of one symbol's events, which come
 * in the {@linkplain io.groundswell.model.event.EventOrder total order}, so that a print is judged
 * by the book that stood before it.
 *
 * <p>While a session is open each grid point has its sample, also where nothing happened; a symbol
 * that has fallen silent is completed by {@link #advanceTo}. A session begins with nothing but the
 * last prices carried into it. What is told depends on the events alone, not on when {@code
 * advanceTo} is called.
 *
 * <p>The book is kept by the caller, who restores it before this: it is fed by this, and by nobody
 * else. State is bounded: pending tests and prints have limits, beyond which they are dropped and
 * counted. Not thread-safe. Costs well under 2 µs an event; allocates for evidence only.
 */
public final class FeatureExtractor {
    private static final long VERSION = 2;

    private final FeatureOptions options;
    private final WatchedBook watched;
    private final Consumer<? super BookFault> faults;
    private final SessionClock clock = new SessionClock();
    private final IntervalSample sample = new IntervalSample();
    private final PrintJudge prints;

    /** The book as it stood after the last complete event, and room for the next. */
    private BookTop top;

    private BookTop spare;
    private FeatureUnits units = FeatureUnits.EQUITY;
    private boolean isValid;
    private boolean isHalted;
    private boolean isGap;
    private boolean isQuotes;
    private long priceExponent = -1;
    private long sizeExponent = -1;

    /** The end of the sample that is being filled, or the largest long between sessions. */
    private long gridNanos = Long.MAX_VALUE;

    /**
     * Nothing is known yet.
     *
     * @param watched the symbol's book, fresh, or restored where this is going to be
     * @param faults takes what the book finds wrong with the events
     */
    public FeatureExtractor(
            FeatureOptions options, WatchedBook watched, Consumer<? super BookFault> faults) {
        this.options = options;
        this.watched = watched;
        this.faults = faults;
        prints = new PrintJudge(options, sample.columns());
        top = new BookTop(options.levels());
        spare = new BookTop(options.levels());
    }

    /** Takes the next event of the symbol. */
    public void accept(MarketEvent event, FeatureOutlet outlet) {
        long timeNanos = event.eventTimeNanos();
        // What comes when a session ends is the next one's: the last sample is complete.
        boolean isAtEnd = clock.span().endNanos() == timeNanos;
        advanceTo(isAtEnd ? timeNanos : timeNanos - 1, outlet);
        enter(timeNanos);
        prints.looksAt(watched.book(), outlet);
        if (event instanceof Trade trade) {
            prints.print(trade, top, isValid);
            watched.accept(event, faults::accept);
            return;
        }
        sample.pass(timeNanos, top, isValid);
        watched.accept(event, faults::accept);
        prints.looksAt(watched.book(), outlet);
        if (event instanceof DepthUpdate) {
            bookChanged(event.header());
        } else if (event instanceof Quote quote) {
            prints.quoted(quote);
            if (isQuotes) {
                bookChanged(event.header());
            }
        } else {
            rare(event);
        }
    }

    private void rare(MarketEvent event) {
        if (event instanceof InstrumentDefined definition) {
            define(definition);
        } else if (event instanceof SnapshotBegin) {
            isValid = false;
            prints.discard();
        } else if (event instanceof SnapshotEnd || event instanceof BookClear) {
            bookChanged(event.header());
        } else if (event instanceof FeedStatus status) {
            boolean loses =
                    status.state() == FeedState.GAP || status.state() == FeedState.DISCONNECTED;
            if (loses) {
                sample.flag(FeatureSchema.FLAG_GAP);
                prints.discard();
                judge(status.eventTimeNanos());
            }
        } else if (event instanceof TradingStatus status) {
            isHalted = true;
            judge(status.eventTimeNanos());
            if (isHalted) {
                prints.discard();
            }
        }
    }

    private void define(InstrumentDefined definition) {
        clock.follow(definition.instrument().calendar());
        priceExponent = definition.instrument().priceExponent();
        sizeExponent = definition.instrument().sizeExponent();
        isQuotes = definition.instrument().depth() == DepthMode.TOP_OF_BOOK;
        units = FeatureUnits.of((int) priceExponent, (int) sizeExponent);
        prints.units(units);
        judge(definition.eventTimeNanos());
        enter(definition.eventTimeNanos());
    }

    /** The session that a moment lies in is the present one. */
    private void enter(long timeNanos) {
        SessionSpan before = clock.span();
        SessionSpan now = clock.at(timeNanos);
        if (now.equals(before)) {
            return;
        }
        prints.discard();
        sample.beginSession(timeNanos);
        gridNanos = now.isOpen() ? pointAfter(timeNanos) : Long.MAX_VALUE;
        mark();
    }

    /** The first grid point whose interval a moment, or the time just after it, lies in. */
    private long pointAfter(long timeNanos) {
        return Math.floorDiv(timeNanos, options.gridNanos()) * options.gridNanos()
                + options.gridNanos();
    }

    /**
     * Time has come this far: no event of this moment or an earlier one can come any more.
     *
     * @param timeNanos nanoseconds since 1970 UTC
     */
    public void advanceTo(long timeNanos, FeatureOutlet outlet) {
        prints.looksAt(watched.book(), outlet);
        prints.closeOrders(timeNanos + 1);
        while (true) {
            long outcome = Math.min(prints.tests().dueNanos(), prints.dueNanos());
            long due = Math.min(outcome, gridNanos);
            if (due > timeNanos || due == Long.MAX_VALUE) {
                if (!clock.isOverAt(timeNanos)) {
                    return;
                }
                enter(clock.span().endNanos());
                continue;
            }
            if (outcome <= gridNanos) {
                settleOutcome(outcome);
            } else {
                complete(outlet);
            }
        }
    }

    private void settleOutcome(long dueNanos) {
        if (prints.dueNanos() == dueNanos) {
            prints.giveUp();
            if (prints.dueNanos() != dueNanos) {
                // All that waited so long is told: orders that it made known are over.
                prints.closeOrders(dueNanos);
            }
        } else {
            prints.tests().resolve(top, isValid, sample.columns());
        }
    }

    private void complete(FeatureOutlet outlet) {
        sample.pass(gridNanos, top, isValid);
        if (isUntrusted(gridNanos)) {
            sample.flag(FeatureSchema.FLAG_GAP);
        }
        outlet.sample(gridNanos, clock.span(), sample.complete(isValid));
        sample.next();
        mark();
        gridNanos += options.gridNanos();
        if (gridNanos > clock.span().endNanos()) {
            gridNanos = Long.MAX_VALUE;
        }
    }

    private boolean isUntrusted(long timeNanos) {
        return watched.isDefined() && !watched.trustAt(timeNanos).isTrusted();
    }

    private void bookChanged(EventHeader header) {
        if (!watched.isComplete()) {
            return;
        }
        sample.columns()[FeatureSchema.BOOK_EVENTS]++;
        boolean wasValid = isValid;
        spare.take(watched.book(), units);
        BookTop before = top;
        top = spare;
        spare = before;
        judge(header.eventTimeNanos());
        if (isValid && wasValid) {
            addImbalance(before);
            prints.bookChanged(header);
        }
    }

    private void addImbalance(BookTop before) {
        long[] columns = sample.columns();
        long best = top.imbalanceSince(before, 0);
        long all = best;
        for (int level = 1; level < options.levels(); level++) {
            all += top.imbalanceSince(before, level);
        }
        columns[FeatureSchema.OFI_BEST] += best;
        columns[FeatureSchema.OFI_LEVELS] += all;
    }

    /** Can the book be judged by as it stands, and what does the sample have to say of it? */
    private void judge(long timeNanos) {
        isGap = isUntrusted(timeNanos);
        // A book that an auction left crossed is one of continuous trading once it is not.
        isHalted = isHalted && !isMatching(timeNanos);
        isValid =
                watched.isDefined()
                        && watched.isComplete()
                        && !isGap
                        && !isHalted
                        && top.isTwoSided()
                        && !top.isCrossed();
        if (isValid) {
            sample.stands(top);
        }
        mark();
    }

    private boolean isMatching(long timeNanos) {
        TradingPhase phase = watched.phaseAt(timeNanos);
        return phase == TradingPhase.CONTINUOUS || phase == TradingPhase.UNKNOWN;
    }

    private void mark() {
        long flags = 0;
        flags |= isGap ? FeatureSchema.FLAG_GAP : 0;
        flags |= isHalted ? FeatureSchema.FLAG_HALTED : 0;
        flags |= top.isTwoSided() ? 0 : FeatureSchema.FLAG_ONE_SIDED;
        flags |= top.isCrossed() ? FeatureSchema.FLAG_CROSSED : 0;
        flags |= top.isLocked() ? FeatureSchema.FLAG_LOCKED : 0;
        flags |= isQuotes || options.isConflated() ? FeatureSchema.FLAG_CONFLATED : 0;
        sample.flag(flags);
    }

    /** The book as it stood after the last complete event. */
    public BookTop top() {
        return top;
    }

    /** Tests of prices and prints so far for which there was no room. */
    public long dropped() {
        return prints.dropped();
    }

    /** Everything but the book, in a versioned form. */
    public byte[] snapshot() {
        StateWriter out = new StateWriter();
        out.writeLong(VERSION);
        out.writeLong(FeatureSchema.VERSION);
        out.writeLong(options.levels());
        out.writeBoolean(options.isConflated());
        clock.write(out);
        sample.write(out);
        prints.write(out);
        top.write(out);
        out.writeBoolean(isValid);
        out.writeBoolean(isHalted);
        out.writeBoolean(isGap);
        out.writeBoolean(isQuotes);
        out.writeLong(priceExponent);
        out.writeLong(sizeExponent);
        out.writeLong(gridNanos);
        return out.toBytes();
    }

    /**
     * Becomes what was {@linkplain #snapshot kept}.
     *
     * @throws IllegalStateException for another version, other levels, or bytes missing or left
     */
    public void restore(byte[] kept) {
        StateReader in = new StateReader(kept);
        in.expectVersion(VERSION, "feature state");
        in.expectVersion(FeatureSchema.VERSION, "feature schema");
        in.expectVersion(options.levels(), "levels of features");
        if (in.readBoolean() != options.isConflated()) {
            throw new IllegalStateException("features of a feed of the other kind");
        }
        clock.read(in);
        sample.read(in);
        prints.read(in);
        top.read(in);
        isValid = in.readBoolean();
        isHalted = in.readBoolean();
        isGap = in.readBoolean();
        isQuotes = in.readBoolean();
        priceExponent = in.readLong();
        sizeExponent = in.readLong();
        gridNanos = in.readLong();
        in.expectEnd();
        if (priceExponent >= 0) {
            units = FeatureUnits.of((int) priceExponent, (int) sizeExponent);
            prints.units(units);
        }
    }
}
