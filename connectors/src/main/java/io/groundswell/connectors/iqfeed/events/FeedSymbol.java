package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.Fieldset;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Fundamental;
import io.groundswell.connectors.iqfeed.wire.Level1Update;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ObjLongConsumer;

/** All that is known of one symbol of the feed. One thread at a time. */
final class FeedSymbol {
    private final TradeLedger ledger;
    private final SymbolFeed feed;
    private final boolean withDepth;
    private final Level1Events level1;
    private final DepthEvents depth;
    private final Deque<Held> held = new ArrayDeque<>();
    private Fundamental told;
    private DepthMode shown;

    private record Held(WireMessage message, long receiveTimeNanos) {}

    FeedSymbol(
            SymbolFeed feed,
            TradeLedger ledger,
            boolean withDepth,
            FeedClock clock,
            FeedCounts counts) {
        this.feed = feed;
        this.ledger = ledger;
        this.withDepth = withDepth;
        level1 = new Level1Events(feed, ledger, clock, counts);
        depth = new DepthEvents(feed, clock);
    }

    String name() {
        return feed.symbol();
    }

    SymbolFeed feed() {
        return feed;
    }

    TradeLedger ledger() {
        return ledger;
    }

    Level1Events level1() {
        return level1;
    }

    DepthEvents depth() {
        return depth;
    }

    /** Whether its units are known, so that events can be made. */
    boolean isDefined() {
        return feed.instrument() != null;
    }

    /**
     * The F line has come, perhaps again: what is new in it is told.
     *
     * @return what cannot be held
     */
    Unfit define(Fundamental line, long receiveTimeNanos) {
        if (line.equals(told)) {
            return Unfit.NOTHING;
        }
        told = line;
        feed.define(Instruments.of(line, withDepth, shown), receiveTimeNanos);
        return tell(line, 0, receiveTimeNanos);
    }

    /**
     * A P or Q of the symbol has come. A P is told as it is too, in the columns of the default
     * fieldset, for it says of the day before it what no trade or quote does.
     *
     * @return what cannot be held
     */
    Unfit accept(Level1Update line, Level1Columns at, long receiveTimeNanos) {
        Unfit unfit = level1.accept(line, at, receiveTimeNanos);
        if (line.isSummary() && unfit.isNothing()) {
            return tell(line.in(Fieldset.DEFAULT), EventFlags.SUMMARY, receiveTimeNanos);
        }
        return unfit;
    }

    private Unfit tell(WireMessage line, int flags, long receiveTimeNanos) {
        String text = new IqFeedFormatter(ProtocolVersion.V6_2).format(line);
        if (text.length() > Fundamentals.MAX_TEXT_LENGTH || !isAscii(text)) {
            return Unfit.malformed("a line that is too long or not in ASCII");
        }
        EventHeader header = feed.header(Topic.L1S, EventHeader.ABSENT, receiveTimeNanos, flags);
        feed.emit(new Fundamentals(header, CodeTable.IQFEED, text));
        return Unfit.NOTHING;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Its rows of depth stand for this: more than what kind of instrument it is can tell. */
    void showsDepth(DepthMode mode, long receiveTimeNanos) {
        if (mode == shown) {
            return;
        }
        shown = mode;
        feed.define(
                told == null
                        ? Instruments.unknown(name(), true, shown)
                        : Instruments.of(told, true, shown),
                receiveTimeNanos);
    }

    /** The feed tells nothing of it. */
    void undescribed(long receiveTimeNanos) {
        if (!isDefined()) {
            feed.define(Instruments.unknown(name(), withDepth, shown), receiveTimeNanos);
        }
    }

    /** The feed will not serve it. */
    void refused(IqFeedPort port, long receiveTimeNanos, String reason) {
        undescribed(receiveTimeNanos);
        if (port == IqFeedPort.LEVEL2) {
            depth.brokeOff();
            feed.refused(Topic.L2, receiveTimeNanos, reason);
        } else {
            level1.brokeOff();
            feed.refused(Topic.TICKS, receiveTimeNanos, reason);
            feed.refused(Topic.L1S, receiveTimeNanos, reason);
        }
    }

    /** Its port was lost. */
    void brokeOff(IqFeedPort port, long receiveTimeNanos, String reason) {
        if (!isDefined()) {
            return;
        }
        if (port == IqFeedPort.LEVEL1) {
            level1.brokeOff();
            feed.breakOff(Topic.TICKS, receiveTimeNanos, reason);
            feed.breakOff(Topic.L1S, receiveTimeNanos, reason);
        } else if (port == IqFeedPort.LEVEL2) {
            depth.brokeOff();
            feed.breakOff(Topic.L2, receiveTimeNanos, reason);
        }
    }

    /** How many of its lines wait. */
    int held() {
        return held.size();
    }

    void hold(WireMessage message, long receiveTimeNanos) {
        held.add(new Held(message, receiveTimeNanos));
    }

    /** Lets go what was held, in its order; returns how much it was. */
    int release(ObjLongConsumer<WireMessage> to) {
        int count = held.size();
        for (int i = 0; i < count; i++) {
            Held next = held.remove();
            to.accept(next.message(), next.receiveTimeNanos());
        }
        return count;
    }
}
