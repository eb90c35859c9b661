package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.model.session.TradingHours;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What is known of a book beside its rows: the instrument, how far the feed has come, whether the
 * book is whole and can be relied on, how it stands crossed and how the venue matches. Stored in a
 * small binary form of its own version.
 */
final class BookCondition {
    private static final int VERSION = 1;
    private static final int DEFINED = 1;
    private static final int IN_SNAPSHOT = 1 << 1;
    private static final int MORE_FOLLOWS = 1 << 2;
    private static final int CROSS_OF_AUCTION = 1 << 3;
    private static final int CROSS_REPORTED = 1 << 4;

    private final Function<Instrument, TradingHours> calendars;
    private Instrument instrument;
    private TradingHours hours;

    private String symbol = "";
    private long sourceEpoch = EventHeader.ABSENT;
    private long lastSequence;
    private long lastTimeNanos = EventHeader.ABSENT;
    private BookTrust trust = new BookTrust(TrustReason.AWAITING_SNAPSHOT, EventHeader.ABSENT);
    private final CrossWatch cross;
    private TradingPhase toldPhase = TradingPhase.UNKNOWN;
    private boolean inSnapshot;
    private boolean moreFollows;

    BookCondition(long crossedLimitNanos, Function<Instrument, TradingHours> calendars) {
        this.calendars = calendars;
        cross = new CrossWatch(crossedLimitNanos, this::matchingPhaseAt);
    }

    /** The book is empty and nothing is known of it. */
    void restart(long timeNanos) {
        cross.restart(timeNanos);
        inSnapshot = false;
        moreFollows = false;
        distrust(TrustReason.AWAITING_SNAPSHOT, timeNanos);
    }

    void beginSnapshot(long timeNanos) {
        restart(timeNanos);
        inSnapshot = true;
    }

    /** A picture whose begin was lost, or that a gap broke, proves nothing by its end. */
    void endSnapshot(long timeNanos) {
        if (inSnapshot) {
            inSnapshot = false;
            rely(timeNanos);
        }
    }

    /** What was on its way will not come whole any more. */
    void breakOff() {
        inSnapshot = false;
        moreFollows = false;
    }

    void rely(long timeNanos) {
        if (!trust.isTrusted()) {
            trust = new BookTrust(TrustReason.SOUND, timeNanos);
        }
    }

    /** The first reason stands, but the wait for a snapshot gives way to something worse. */
    void distrust(TrustReason reason, long sinceNanos) {
        boolean waits = trust.reason() == TrustReason.AWAITING_SNAPSHOT;
        boolean neverTimed = trust.sinceNanos() == EventHeader.ABSENT;
        boolean worse = waits && reason != TrustReason.AWAITING_SNAPSHOT;
        if (trust.isTrusted() || neverTimed || worse) {
            trust = new BookTrust(reason, sinceNanos);
        }
    }

    BookTrust trustAt(long timeNanos) {
        if (trust.isTrusted() && isComplete() && cross.isOverdueAt(timeNanos)) {
            return new BookTrust(TrustReason.CROSSED, cross.deadlineNanos());
        }
        return trust;
    }

    boolean isComplete() {
        return !moreFollows && !inSnapshot;
    }

    void moreFollows(boolean follows) {
        moreFollows = follows;
    }

    CrossWatch cross() {
        return cross;
    }

    /** Takes in how the book stands, unless it is in the midst of something. */
    void judge(OrderBook book, long timeNanos) {
        if (isComplete()) {
            cross.judge(CrossState.of(book), timeNanos);
        }
    }

    /**
     * What the venue says holds until it says CONTINUOUS: from then on the schedule decides again.
     */
    void told(TradingPhase phase) {
        toldPhase = phase == TradingPhase.CONTINUOUS ? TradingPhase.UNKNOWN : phase;
    }

    TradingPhase phaseAt(long timeNanos) {
        TradingPhase phase = matchingPhaseAt(timeNanos);
        boolean stillUncrossing = phase == TradingPhase.CONTINUOUS && cross.isOfAuction();
        return stillUncrossing ? TradingPhase.AUCTION : phase;
    }

    private TradingPhase matchingPhaseAt(long timeNanos) {
        if (toldPhase != TradingPhase.UNKNOWN || hours == null) {
            return toldPhase;
        }
        return hours.phaseAt(timeNanos);
    }

    /**
     * The trading date of a moment, days since 1970-01-01; by UTC before the instrument is known.
     */
    int tradingDay(long timeNanos) {
        return TradingCalendars.tradingDay(
                hours == null ? TradingCalendars.hoursOf("") : hours, timeNanos);
    }

    /** The instrument, or null before it is defined. */
    Instrument instrument() {
        return instrument;
    }

    void define(Instrument defined) {
        if (!defined.equals(instrument)) {
            hours = calendars.apply(defined);
        }
        instrument = defined;
        symbol = defined.symbol();
    }

    /** Whether events of a topic drive the book; none does before the instrument is known. */
    boolean isDrivenBy(Topic topic) {
        return instrument != null && topic == drivingTopic(instrument);
    }

    static Topic drivingTopic(Instrument instrument) {
        return instrument.depth() == DepthMode.TOP_OF_BOOK ? Topic.L1S : Topic.L2;
    }

    void took(EventHeader header) {
        if (instrument == null) {
            symbol = header.symbol();
        } else if (isDrivenBy(header.topic())) {
            lastSequence = header.sequence();
            lastTimeNanos = header.eventTimeNanos();
        }
    }

    String symbol() {
        return symbol;
    }

    int priceExponent() {
        return instrument == null ? 0 : instrument.priceExponent();
    }

    int sizeExponent() {
        return instrument == null ? 0 : instrument.sizeExponent();
    }

    /** The epoch of the driving topic's definition, or ABSENT. */
    long sourceEpoch() {
        return sourceEpoch;
    }

    void sourceEpoch(long epoch) {
        sourceEpoch = epoch;
    }

    long lastSequence() {
        return lastSequence;
    }

    long lastTimeNanos() {
        return lastTimeNanos;
    }

    int write(MutableDirectBuffer buffer, int offset, long nextRank) {
        MetaWriter out = new MetaWriter(buffer, offset);
        out.writeByte(VERSION);
        out.writeByte(
                (instrument == null ? 0 : DEFINED)
                        | (inSnapshot ? IN_SNAPSHOT : 0)
                        | (moreFollows ? MORE_FOLLOWS : 0)
                        | (cross.isOfAuction() ? CROSS_OF_AUCTION : 0)
                        | (cross.isReported() ? CROSS_REPORTED : 0));
        out.writeByte(trust.reason().code());
        out.writeByte(cross.state().code());
        out.writeByte(toldPhase.code());
        out.writeLong(trust.sinceNanos());
        out.writeLong(cross.sinceNanos());
        out.writeLong(sourceEpoch);
        out.writeLong(lastSequence);
        out.writeLong(lastTimeNanos);
        out.writeLong(nextRank);
        out.writeText(symbol);
        if (instrument != null) {
            InstrumentMeta.write(instrument, out);
        }
        return out.length();
    }

    /**
     * Takes over what {@link #write} wrote.
     *
     * @return the rank of the next arrival
     */
    long read(DirectBuffer buffer, int offset, int length) {
        MetaReader in = new MetaReader(buffer, offset, length);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("book state of version " + version + ", known is 1");
        }
        int flags = in.readByte();
        inSnapshot = (flags & IN_SNAPSHOT) != 0;
        moreFollows = (flags & MORE_FOLLOWS) != 0;
        TrustReason reason = TrustReason.ofCode(in.readByte());
        CrossState state = CrossState.ofCode(in.readByte());
        toldPhase = TradingPhase.ofCode(in.readByte());
        trust = new BookTrust(reason, in.readLong());
        boolean ofAuction = (flags & CROSS_OF_AUCTION) != 0;
        cross.restore(state, in.readLong(), ofAuction, (flags & CROSS_REPORTED) != 0);
        sourceEpoch = in.readLong();
        lastSequence = in.readLong();
        lastTimeNanos = in.readLong();
        long nextRank = in.readLong();
        symbol = in.readText();
        if ((flags & DEFINED) != 0) {
            define(InstrumentMeta.read(symbol, in));
        }
        in.expectEnd();
        return nextRank;
    }
}
