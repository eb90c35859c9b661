package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.PlainText;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One symbol's way out: gives its events their headers, says first on each topic what the symbol
 * is, and marks its outages. One thread at a time.
 */
final class SymbolFeed {
    private final String symbol;
    private final TranslatorOptions options;
    private final Frontier frontier;
    private final Consumer<MarketEvent> out;
    private final Consumer<EventHeader> implausible;
    private final TradeLedger trades;
    private final Map<Topic, Stream> streams = new EnumMap<>(Topic.class);
    private Instrument instrument;
    private EventStamper stamper;

    /** How one topic of the symbol stands. */
    private static final class Stream {
        private boolean defined;

        /** The last order time of what flowed; what is said aside does not move it. */
        private long flowedNanos = EventHeader.ABSENT;

        /** The last order time before the outage that goes on; ABSENT where none does. */
        private long outageSinceNanos = EventHeader.ABSENT;

        private String outage = "";
    }

    SymbolFeed(
            String symbol,
            TranslatorOptions options,
            Frontier frontier,
            Consumer<MarketEvent> out,
            Consumer<EventHeader> implausible,
            TradeLedger trades) {
        this.symbol = symbol;
        this.options = options;
        this.frontier = frontier;
        this.out = out;
        this.implausible = implausible;
        this.trades = trades;
        for (Topic topic : Topic.values()) {
            Stream stream = new Stream();
            long before = options.before(symbol, topic);
            if (before != EventHeader.ABSENT) {
                stream.outageSinceNanos = before;
                stream.outage = "the collector did not run";
            }
            streams.put(topic, stream);
        }
    }

    String symbol() {
        return symbol;
    }

    /** What it is; null before it is defined. */
    Instrument instrument() {
        return instrument;
    }

    /**
     * The symbol is this from now on. Its units never change within an epoch: the first ones stay.
     */
    void define(Instrument defined, long receiveTimeNanos) {
        boolean first = instrument == null;
        if (first) {
            stamper =
                    new EventStamper(
                            options.sourceEpoch(),
                            frontier,
                            symbol,
                            defined.priceExponent(),
                            defined.sizeExponent());
        }
        Instrument inUnits = first ? defined : inUnitsOf(instrument, defined);
        if (inUnits.equals(instrument)) {
            return;
        }
        instrument = inUnits;
        if (first) {
            trades.begin(frontier.nanos());
        }
        for (Map.Entry<Topic, Stream> stream : streams.entrySet()) {
            if (stream.getValue().defined) {
                tellInstrument(stream.getKey(), receiveTimeNanos);
            }
        }
    }

    /** The units that events of this epoch have already stay, whatever the feed tells later. */
    private static Instrument inUnitsOf(Instrument before, Instrument now) {
        if (before.priceExponent() == now.priceExponent()) {
            return now;
        }
        WireDecimal tick = WireDecimal.ofUnits(now.tickSize(), now.priceExponent());
        long tickSize = tick.inUnits(before.priceExponent());
        return new Instrument(
                now.symbol(),
                now.description(),
                now.type(),
                now.calendar(),
                now.currency(),
                tickSize == WireDecimal.TOO_FINE ? 0 : tickSize,
                before.priceExponent(),
                before.sizeExponent(),
                now.depth(),
                now.codes());
    }

    /** The header of the next event; its definition and the end of an outage come before it. */
    EventHeader header(Topic topic, long feedTimeNanos, long receiveTimeNanos, int flags) {
        flow(topic, feedTimeNanos, receiveTimeNanos);
        EventHeader header = stamp(topic, feedTimeNanos, receiveTimeNanos, flags);
        streams.get(topic).flowedNanos = header.eventTimeNanos();
        return header;
    }

    void emit(MarketEvent event) {
        out.accept(event);
    }

    /** The topic flows: says what the symbol is, and marks the outage that has ended, if any. */
    void flow(Topic topic, long feedTimeNanos, long receiveTimeNanos) {
        Stream stream = defined(topic, receiveTimeNanos);
        if (stream.outageSinceNanos != EventHeader.ABSENT) {
            long since = stream.outageSinceNanos;
            stream.outageSinceNanos = EventHeader.ABSENT;
            tellGap(topic, since, feedTimeNanos, receiveTimeNanos, stream.outage);
        }
    }

    private Stream defined(Topic topic, long receiveTimeNanos) {
        Stream stream = streams.get(topic);
        if (!stream.defined) {
            stream.defined = true;
            // Nothing has flowed yet: what is lost from here on is an outage all the same.
            stream.flowedNanos = tellInstrument(topic, receiveTimeNanos).eventTimeNanos();
        }
        return stream;
    }

    /** The header of what is said of a topic that need not flow: it ends no outage. */
    EventHeader headerAside(Topic topic, long feedTimeNanos, long receiveTimeNanos, int flags) {
        defined(topic, receiveTimeNanos);
        return stamp(topic, feedTimeNanos, receiveTimeNanos, flags);
    }

    /** Nothing more is known of this topic until it flows again. */
    void breakOff(Topic topic, long receiveTimeNanos, String reason) {
        Stream stream = streams.get(topic);
        if (!stream.defined || stream.outageSinceNanos != EventHeader.ABSENT) {
            return;
        }
        stream.outageSinceNanos = stream.flowedNanos;
        stream.outage = reason;
        EventHeader header = stamp(topic, EventHeader.ABSENT, receiveTimeNanos, 0);
        long since = stream.outageSinceNanos;
        tell(header, FeedState.DISCONNECTED, since, EventHeader.ABSENT, reason);
    }

    /** Something of this topic is lost, though it flows. */
    void gap(Topic topic, long feedTimeNanos, long receiveTimeNanos, String reason) {
        flow(topic, feedTimeNanos, receiveTimeNanos);
        long since = streams.get(topic).flowedNanos;
        tellGap(topic, since, feedTimeNanos, receiveTimeNanos, reason);
    }

    private void tellGap(
            Topic topic, long since, long feedTimeNanos, long receiveTimeNanos, String reason) {
        EventHeader header = stamp(topic, feedTimeNanos, receiveTimeNanos, 0);
        tell(header, FeedState.GAP, since, header.eventTimeNanos(), reason);
        streams.get(topic).flowedNanos = header.eventTimeNanos();
        if (topic == Topic.TICKS) {
            trades.lost(since, header.eventTimeNanos(), frontier.nanos());
        }
    }

    /** What a gap had lost was told later. */
    void healed(
            Topic topic, long firstNanos, long lastNanos, long receiveTimeNanos, String reason) {
        EventHeader header = headerAside(topic, EventHeader.ABSENT, receiveTimeNanos, 0);
        tell(header, FeedState.BACKFILLED, firstNanos, lastNanos, reason);
    }

    /** What is known of the connection changes; an outage goes on. */
    void state(Topic topic, FeedState state, long receiveTimeNanos, String reason) {
        EventHeader header = headerAside(topic, EventHeader.ABSENT, receiveTimeNanos, 0);
        tell(header, state, EventHeader.ABSENT, EventHeader.ABSENT, reason);
    }

    /** The feed does not serve the symbol: an outage until it does. */
    void refused(Topic topic, long receiveTimeNanos, String reason) {
        state(topic, FeedState.REFUSED, receiveTimeNanos, reason);
        Stream stream = streams.get(topic);
        if (stream.outageSinceNanos == EventHeader.ABSENT) {
            stream.outageSinceNanos = stream.flowedNanos;
            stream.outage = reason;
        }
    }

    /**
     * The last order time of what flowed on each topic that has begun; of one with an outage that
     * goes on, its begin.
     */
    Map<Topic, Long> lastNanos() {
        Map<Topic, Long> last = new EnumMap<>(Topic.class);
        streams.forEach(
                (topic, stream) -> {
                    boolean out = stream.outageSinceNanos != EventHeader.ABSENT;
                    long nanos = out ? stream.outageSinceNanos : stream.flowedNanos;
                    if (nanos != EventHeader.ABSENT) {
                        last.put(topic, nanos);
                    }
                });
        return last;
    }

    private EventHeader tellInstrument(Topic topic, long receiveTimeNanos) {
        EventHeader header = stamp(topic, EventHeader.ABSENT, receiveTimeNanos, 0);
        out.accept(new InstrumentDefined(header, instrument));
        return header;
    }

    private void tell(EventHeader header, FeedState state, long first, long last, String reason) {
        out.accept(
                new FeedStatus(
                        header,
                        state,
                        first,
                        last,
                        PlainText.of(reason, FeedStatus.MAX_REASON_LENGTH)));
    }

    private EventHeader stamp(Topic topic, long feedTimeNanos, long receiveTimeNanos, int flags) {
        if (frontier.nanos() == EventHeader.ABSENT && feedTimeNanos == EventHeader.ABSENT) {
            // The feed has shown no time at all yet: ours is the best there is.
            frontier.observe(receiveTimeNanos, EventHeader.ABSENT);
        }
        EventHeader header = stamper.next(topic, feedTimeNanos, receiveTimeNanos, 0, flags);
        if (!Frontier.isPlausible(feedTimeNanos, receiveTimeNanos)) {
            implausible.accept(header);
        }
        return header;
    }
}
