package io.groundswell.replay.tape;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Days of random events of all kinds that obey a tape's rules, with many ties in time. */
final class RandomDay {
    /** Everything but heartbeats and definitions. */
    private static final RandomGenerator<MarketEvent> BODIES =
            Arbitraries.<MarketEvent>oneOf(
                            MarketEvents.depthUpdates(),
                            MarketEvents.quotes(),
                            MarketEvents.trades(),
                            MarketEvents.tradeCorrections(),
                            MarketEvents.snapshotBegins(),
                            MarketEvents.snapshotEnds(),
                            MarketEvents.bookClears(),
                            MarketEvents.tradingStatuses(),
                            MarketEvents.fundamentals(),
                            MarketEvents.historyBars(),
                            MarketEvents.tradingStatuses().map(RandomDay::feedStatus))
                    .generator(1000);

    private static final int REDEFINED_EVERY = 50;

    private RandomDay() {}

    /** What a JUnit test must wrap around the making of days; a property must not. */
    static <T> T inSession(Supplier<T> maker) {
        List<T> made = new ArrayList<>();
        JqwikSession.run(() -> made.add(maker.get()));
        return made.get(0);
    }

    /** The events of several symbols in the total order. */
    static List<MarketEvent> events(Random random, List<String> symbols, int perSymbol) {
        List<MarketEvent> events = new ArrayList<>();
        for (String symbol : symbols) {
            events.addAll(events(random, symbol, 1 + random.nextInt(1000), perSymbol));
        }
        events.sort(EventOrder.ACROSS_SYMBOLS);
        return events;
    }

    /** The events of one symbol in the total order. */
    static List<MarketEvent> events(Random random, String symbol, long epoch, int count) {
        EventStamper stamper = new EventStamper(epoch, new Frontier(5, 0), symbol, 4, 0);
        Set<Topic> defined = EnumSet.noneOf(Topic.class);
        List<MarketEvent> events = new ArrayList<>();
        long time = 1000;
        while (events.size() < count) {
            MarketEvent body = BODIES.next(random).value();
            time += Math.max(0, random.nextInt(6) - 3);
            if (defined.add(body.topic()) || random.nextInt(REDEFINED_EVERY) == 0) {
                EventHeader header = next(stamper, body, time, 0);
                events.add(new InstrumentDefined(header, instrument(symbol)));
            } else {
                events.add(body.withHeader(next(stamper, body, time, random.nextInt(3))));
            }
        }
        events.sort(EventOrder.ACROSS_SYMBOLS);
        return events;
    }

    private static FeedStatus feedStatus(TradingStatus from) {
        EventHeader header = from.header();
        return new FeedStatus(
                header, FeedState.GAP, header.sequence(), header.matchOrder(), from.reason());
    }

    private static EventHeader next(EventStamper stamper, MarketEvent body, long time, long match) {
        EventHeader random = body.header();
        return stamper.next(body.topic(), time, EventHeader.ABSENT, match, random.flags());
    }

    static Instrument instrument(String symbol) {
        return new Instrument(
                symbol,
                "A share of " + symbol,
                SecurityType.EQUITY,
                "XNYS",
                "USD",
                100,
                4,
                0,
                DepthMode.PRICE_LEVEL,
                CodeTable.NONE);
    }
}
