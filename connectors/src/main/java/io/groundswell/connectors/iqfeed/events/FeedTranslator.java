package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.TimeLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Correction;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Fundamental;
import io.groundswell.connectors.iqfeed.wire.Level1Parser;
import io.groundswell.connectors.iqfeed.wire.Level1Update;
import io.groundswell.connectors.iqfeed.wire.Level2Message;
import io.groundswell.connectors.iqfeed.wire.Level2Message.NoDepth;
import io.groundswell.connectors.iqfeed.wire.Level2Parser;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.Defect;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns what a client tapped, line by line in the order in which it was captured, into market
 * events of one epoch. What comes out depends on nothing but what goes in: a capture that is
 * translated again gives the same events with the same identities.
 *
 * <p>A symbol's lines wait until its F line has told its units, up to {@link #HELD_LINES} of them;
 * what cannot become an event becomes a {@link Defect}. Memory grows with the number of symbols
 * only. One thread at a time; the counts may be read by any.
 */
public final class FeedTranslator {
    /** Lines that wait for the instrument of their symbol, for all symbols together. */
    static final int HELD_LINES = 50_000;

    /** Of them, those of one symbol. */
    static final int HELD_OF_SYMBOL = 5_000;

    private final FeedDefects defects;
    private final Frontier frontier;
    private final FeedClock clock = new FeedClock();
    private final FeedCounts counts = new FeedCounts();
    private final FeedSymbols symbols;
    private final Pictures pictures = new Pictures();
    private final Backfills backfills;
    private Level1Parser level1 = new Level1Parser(ProtocolVersion.V6_2);
    private Level2Parser level2 = new Level2Parser(ProtocolVersion.V6_2);
    private Level1Columns columns = new Level1Columns(level1.fieldset());
    private Consumer<String> depthInDoubt = symbol -> {};
    private int held;
    private long receiveTimeNanos;

    /**
     * A translator of one epoch.
     *
     * @param events gets the events, those of one symbol and topic in their order
     * @param defects gets what became none
     */
    public FeedTranslator(
            TranslatorOptions options,
            Consumer<? super MarketEvent> events,
            Consumer<? super Defect> defects) {
        frontier = new Frontier(options.frontierLagNanos(), options.frontierStartNanos());
        this.defects = new FeedDefects(options.sourceEpoch(), frontier, counts, defects);
        Consumer<MarketEvent> counted =
                event -> {
                    counts.event(event);
                    events.accept(event);
                };
        symbols =
                new FeedSymbols(
                        options, frontier, clock, counts, counted, this.defects::implausible);
        backfills = new Backfills(symbols::get, this.defects, counts);
    }

    /** Whom to tell of gaps in trades, which history may fill; told before the first line. */
    public void onTradeGaps(TradeGaps listener) {
        symbols.onTradeGaps(listener);
    }

    /**
     * Whom to tell a symbol of whose depth a row is lost: its book cannot be trusted before it is
     * asked for again. What is done then changes nothing of what comes out of these lines.
     */
    public void onDepthInDoubt(Consumer<String> askAgain) {
        depthInDoubt = askAgain;
    }

    /** Where the next calls are in the capture; defects name it. */
    public void at(long capturePosition) {
        defects.at(capturePosition);
    }

    /** A port was connected and speaks this version. */
    public void connected(IqFeedPort port, ProtocolVersion version, long timeNanos) {
        passed(timeNanos);
        if (port == IqFeedPort.LEVEL1) {
            Level1Parser fresh = new Level1Parser(version);
            // Its echo has come already, as a line of the handshake.
            fresh.fieldset(level1.fieldset());
            level1 = fresh;
        } else if (port == IqFeedPort.LEVEL2) {
            level2 = new Level2Parser(version);
            symbols.all().forEach(it -> it.depth().watched());
        }
    }

    /** A port was lost: until it flows again nothing is known of its symbols. */
    public void disconnected(IqFeedPort port, long timeNanos, String reason) {
        passed(timeNanos);
        for (FeedSymbol symbol : symbols.all()) {
            symbol.brokeOff(port, timeNanos, reason);
        }
        if (port == IqFeedPort.LEVEL2) {
            pictures.clear();
        }
    }

    /** The client asked for the state of a symbol that was silent for too long. */
    public void stalled(IqFeedPort port, String name, long timeNanos) {
        passed(timeNanos);
        counts.note("symbols that fell silent");
        FeedSymbol symbol = symbols.get(name);
        if (symbol != null && symbol.isDefined()) {
            Topic topic = port == IqFeedPort.LEVEL2 ? Topic.L2 : Topic.L1S;
            symbol.feed().state(topic, FeedState.STALE, timeNanos, "silent for too long");
        }
    }

    /**
     * No F line will come of this symbol: its lines wait no longer, and nothing tells its units.
     */
    public void undescribed(String name, long timeNanos) {
        passed(timeNanos);
        FeedSymbol symbol = symbols.known(name);
        symbol.undescribed(timeNanos);
        held -= symbol.release(this::again);
    }

    /** What history has of a gap follows as lines of the lookup port. */
    public void backfill(TradeGap gap, ProtocolVersion version, long timeNanos) {
        passed(timeNanos);
        backfills.begin(gap, version);
    }

    /** The answer to a gap, or a part of it, is whole, or nobody asks again. */
    public void backfillEnded(BackfillEnd end, long timeNanos) {
        passed(timeNanos);
        backfills.end(end, timeNanos);
    }

    /** Takes a line, its end not included. */
    public void line(IqFeedPort port, long timeNanos, byte[] bytes, int from, int to) {
        passed(timeNanos);
        counts.line();
        if (port == IqFeedPort.LOOKUP) {
            backfills.line(bytes, from, to);
            return;
        }
        LineParser parser = port == IqFeedPort.LEVEL2 ? level2 : level1;
        if (port != IqFeedPort.LEVEL1 && port != IqFeedPort.LEVEL2) {
            counts.note("lines of " + port);
            return;
        }
        accept(port, parser.parse(bytes, from, to));
    }

    /**
     * Nothing more will come: lines that still wait for what their symbol is go their way without
     * it.
     */
    public void finish() {
        for (FeedSymbol symbol : symbols.all()) {
            if (symbol.held() > 0) {
                symbol.undescribed(receiveTimeNanos);
                held -= symbol.release(this::again);
            }
        }
    }

    /** How far the feed has come: no event with an earlier order time will follow. */
    public long frontierNanos() {
        return frontier.nanos();
    }

    /** What was seen so far. */
    public FeedCounts counts() {
        return counts;
    }

    /** How far each symbol and topic has come, for {@link TranslatorOptions#before}. */
    public Map<String, Map<Topic, Long>> lastNanos() {
        return symbols.lastNanos();
    }

    /** What was told of each symbol's trades, for {@link TranslatorOptions#trades}. */
    public Map<String, TradesTold> tradesTold() {
        return symbols.tradesTold();
    }

    /** Time goes on, whatever comes: pictures that were quiet for long enough are whole. */
    private void passed(long timeNanos) {
        receiveTimeNanos = timeNanos;
        pictures.endQuiet(timeNanos);
    }

    private void accept(IqFeedPort port, WireMessage message) {
        if (message instanceof Level1Update it) {
            update(it);
        } else if (message instanceof Level2Message it) {
            depth(it);
        } else if (message instanceof TimeLine it) {
            time(it);
        } else if (message instanceof Fundamental it) {
            fundamental(it);
        } else if (message instanceof Correction it) {
            FeedSymbol symbol = symbols.known(it.symbol());
            if (symbol.isDefined()) {
                defects.refuse(symbol.name(), symbol.level1().correct(it, receiveTimeNanos), it);
            } else {
                hold(symbol, it);
            }
        } else if (message instanceof SystemLine it) {
            system(port, it);
        } else if (message instanceof UnknownSymbol it) {
            refused(port, it.symbol(), "the feed does not know the symbol");
        } else if (message instanceof Unparsed it) {
            unparsed(port, it);
        } else if (message instanceof ErrorLine it) {
            counts.note("E: " + it.text());
        } else {
            counts.note(message.getClass().getSimpleName() + " lines, of which no event is made");
        }
    }

    private void update(Level1Update line) {
        if (!columns.fieldset.equals(line.fieldset())) {
            columns = new Level1Columns(line.fieldset());
        }
        FeedSymbol symbol = symbols.known(line.symbol());
        if (symbol.isDefined()) {
            defects.refuse(symbol.name(), symbol.accept(line, columns, receiveTimeNanos), line);
        } else {
            hold(symbol, line);
        }
    }

    private void depth(Level2Message row) {
        if (row instanceof NoDepth none) {
            refusedDepth(none);
            return;
        }
        if (row.symbol().isEmpty()) {
            return;
        }
        FeedSymbol symbol = symbols.known(row.symbol());
        if (!symbol.isDefined()) {
            hold(symbol, row);
            return;
        }
        symbol.showsDepth(DepthEvents.modeOf(row), receiveTimeNanos);
        Unfit unfit = symbol.depth().accept(row, receiveTimeNanos);
        defects.refuse(symbol.name(), unfit, row);
        if (!unfit.isNothing()) {
            depthInDoubt.accept(symbol.name());
        }
        pictures.note(symbol.depth(), receiveTimeNanos);
    }

    private void time(TimeLine line) {
        long nanos = clock.nanos(line.localMicros());
        if (frontier.observe(nanos, receiveTimeNanos)) {
            clock.showed(line.localMicros());
        } else {
            defects.clockAhead(line);
        }
    }

    private void fundamental(Fundamental line) {
        FeedSymbol symbol = symbols.known(line.symbol());
        boolean first = !symbol.isDefined();
        Unfit unfit = symbol.define(line, receiveTimeNanos);
        defects.refuse(symbol.name(), unfit, line);
        if (first) {
            held -= symbol.release(this::again);
        }
    }

    /** A line that had to wait goes its way; its receive time is the one it came at. */
    private void again(WireMessage message, long timeNanos) {
        long now = receiveTimeNanos;
        receiveTimeNanos = timeNanos;
        accept(message instanceof Level2Message ? IqFeedPort.LEVEL2 : IqFeedPort.LEVEL1, message);
        receiveTimeNanos = now;
    }

    private void hold(FeedSymbol symbol, WireMessage message) {
        if (held >= HELD_LINES || symbol.held() >= HELD_OF_SYMBOL) {
            defects.malformed(symbol.name(), "no F line told its units", message);
            return;
        }
        held++;
        symbol.hold(message, receiveTimeNanos);
    }

    private void system(IqFeedPort port, SystemLine line) {
        switch (line.name()) {
            case "CLEAR DEPTH" -> clear(line);
            case "SYMBOL LIMIT REACHED" -> {
                if (port == IqFeedPort.LEVEL2) {
                    refusedDepth(new NoDepth(line.argument(1)));
                } else {
                    refused(port, line.argument(1), "the account has no room for the symbol");
                }
            }
            default -> counts.note("S," + line.name());
        }
    }

    private void clear(SystemLine line) {
        FeedSymbol symbol = symbols.get(line.argument(1));
        String side = line.argument(2);
        if (symbol != null && !symbol.isDefined()) {
            // The rows before it wait too.
            hold(symbol, line);
            return;
        }
        if (symbol == null || !(side.equals("A") || side.equals("B") || side.isEmpty())) {
            counts.note("clears of symbols that are not known, or of no side");
            return;
        }
        symbol.depth().clear(!side.equals("A"), !side.equals("B"), receiveTimeNanos);
    }

    /** Comes perhaps before the F line of the other port, which alone tells the units. */
    private void refusedDepth(NoDepth line) {
        FeedSymbol symbol = symbols.get(line.symbol());
        if (symbol != null && symbol.isDefined()) {
            refused(IqFeedPort.LEVEL2, line.symbol(), "the feed gives no depth of it");
        } else if (!line.symbol().isEmpty()) {
            hold(symbols.known(line.symbol()), line);
        }
    }

    private void refused(IqFeedPort port, String name, String reason) {
        if (name.isEmpty() || name.length() > EventHeader.MAX_SYMBOL_LENGTH) {
            return;
        }
        FeedSymbol symbol = symbols.known(name);
        symbol.refused(port, receiveTimeNanos, reason);
        held -= symbol.release(this::again);
    }

    /** What a line of depth said is lost to the book, if it can be told whose line it was. */
    private void unparsed(IqFeedPort port, Unparsed line) {
        String name = Codes.symbolIn(line.text());
        FeedSymbol symbol = symbols.get(name);
        defects.malformed(symbol == null ? "" : name, line.reason(), line);
        if (port == IqFeedPort.LEVEL1 && line.text().startsWith("F,") && symbol != null) {
            // What its symbol is will not be told better; its lines are not to wait for that.
            undescribed(name, receiveTimeNanos);
        }
        if (symbol != null && symbol.isDefined()) {
            Topic topic = port == IqFeedPort.LEVEL2 ? Topic.L2 : Topic.L1S;
            symbol.feed().gap(topic, EventHeader.ABSENT, receiveTimeNanos, "a line was unreadable");
            if (topic == Topic.L2) {
                depthInDoubt.accept(name);
            }
        }
    }
}
