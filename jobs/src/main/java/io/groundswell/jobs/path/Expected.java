package io.groundswell.jobs.path;

import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.jobs.run.EventPrint;
import io.groundswell.jobs.run.Happenings;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.server.WireProjection;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What recorded days come to at the end of the path, found from the tapes alone. Of days that are
 * published it is every event with every field; of days that are told over IQFeed's wire it is what
 * that carries of what happened, for identities and the answers to questions are the feed's own.
 * Eight bytes for each event. One thread.
 */
final class Expected {
    private final Map<String, Map<String, Prints>> tables = new TreeMap<>();
    private final Map<String, LastValues> last = new TreeMap<>();
    private final Set<String> overTheWire = new TreeSet<>();
    private final EventPrint print = new EventPrint();

    private Expected() {}

    /** Reads the tapes. */
    static Expected of(List<Leg> legs) throws IOException {
        Expected expected = new Expected();
        for (Leg leg : legs) {
            expected.read(leg);
        }
        return expected;
    }

    private void read(Leg leg) throws IOException {
        if (leg.way() == Way.IQFEED) {
            overTheWire.addAll(leg.symbols());
        }
        WireProjection projection = new WireProjection();
        Map<String, Happenings> happenings = new HashMap<>();
        try (RecordedEvents events =
                new RecordedEvents(TapeLibrary.open(leg.files()), leg.symbols())) {
            for (MarketEvent event = events.cursor().next();
                    event != null;
                    event = events.cursor().next()) {
                if (leg.way() == Way.PUBLISH) {
                    published(event);
                } else {
                    if (event instanceof InstrumentDefined) {
                        lastOf(event.symbol()).accept(event);
                    }
                    projection.project(event, told -> told(told, happenings));
                }
            }
        }
    }

    private void published(MarketEvent event) {
        if (!(event instanceof Heartbeat)) {
            prints(event).add(print.of(event));
            lastOf(event.symbol()).accept(event);
        }
    }

    private void told(MarketEvent event, Map<String, Happenings> happenings) {
        if (!WireProjection.isEventOfClient(event)) {
            return;
        }
        lastOf(event.symbol()).accept(event);
        String key = event.symbol() + ' ' + event.topic();
        if (happenings.computeIfAbsent(key, any -> new Happenings()).isOne(event)) {
            prints(event).add(print.of(WireProjection.content(event)));
        }
    }

    private Prints prints(MarketEvent event) {
        return tables.computeIfAbsent(MarketTables.of(event).table(), any -> new TreeMap<>())
                .computeIfAbsent(event.symbol(), any -> new Prints());
    }

    private LastValues lastOf(String symbol) {
        return last.computeIfAbsent(symbol, any -> new LastValues());
    }

    /** The events of each symbol, by the table that they belong in. */
    Map<String, Map<String, Prints>> tables() {
        return tables;
    }

    /**
     * Whether the book of a symbol can be relied on at the end, or why not. Of one that came over
     * the wire it cannot: its collector has said that it has stopped listening.
     */
    TrustReason trust(String symbol) {
        return overTheWire.contains(symbol)
                ? TrustReason.DISCONNECTED
                : last.get(symbol).book().orElseThrow().trust().reason();
    }

    /** What each symbol ends with. */
    Map<String, LastValues> last() {
        return last;
    }
}
