package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.RealDays;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.imports.LobsterImporter.Rows;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recorded day through our server's lines and our client's translator, event for event. */
class WireEqualityDayTest {
    private static final String FIELDS =
            "S,SELECT UPDATE FIELDS,Most Recent Trade,Most Recent Trade Size,Most Recent Trade"
                    + " Time,Most Recent Trade Date,Most Recent Trade Market Center,Most Recent"
                    + " Trade Conditions,Most Recent Trade Aggressor,TickID,Total Volume,Bid,Bid"
                    + " Size,Bid Time,Bid Market Center,Ask,Ask Size,Ask Time,Ask Market"
                    + " Center,Message Contents";

    /** Server and client back to back; what either says must be equal, in each topic's order. */
    private static final class Loop {
        private final Map<Topic, ArrayDeque<MarketEvent>> expected = new EnumMap<>(Topic.class);
        private final WireProjection projection = new WireProjection();
        private final FeedTranslator translator;
        private final Market market;
        private final Level1Commands level1;
        private final Level2Commands level2;
        private final List<String> wrong = new ArrayList<>();
        private long nowNanos;
        private long equal;

        Loop(List<Instrument> instruments, boolean depth, long firstNanos) {
            nowNanos = firstNanos;
            market = new Market(instruments, new ReplayTime(0));
            for (Topic topic : Topic.values()) {
                expected.put(topic, new ArrayDeque<>());
            }
            translator =
                    new FeedTranslator(
                            TranslatorOptions.first(1, depth),
                            this::arrived,
                            defect -> wrong.add(defect.toString()));
            ScriptedFacts facts = new ScriptedFacts(500);
            level1 = new Level1Commands(market, facts, line -> tell(IqFeedPort.LEVEL1, line));
            level2 = new Level2Commands(market, facts, line -> tell(IqFeedPort.LEVEL2, line));
            level1.connected();
            level1.command("S,SET PROTOCOL,6.2");
            level1.command(FIELDS);
            translator.connected(IqFeedPort.LEVEL1, ProtocolVersion.V6_2, nowNanos);
            translator.connected(IqFeedPort.LEVEL2, ProtocolVersion.V6_2, nowNanos);
            level2.command("S,SET PROTOCOL,6.2");
            for (Instrument instrument : instruments) {
                level1.command("w" + instrument.symbol());
                level2.command("w" + instrument.symbol());
            }
        }

        private void tell(IqFeedPort port, String line) {
            byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
            if (translator != null && !line.startsWith("q,")) {
                translator.line(port, nowNanos, bytes, 0, bytes.length);
            }
        }

        void happens(MarketEvent event) {
            nowNanos = event.eventTimeNanos();
            projection.project(
                    event,
                    told -> {
                        if (WireProjection.isEventOfClient(told)) {
                            expected.get(told.topic()).add(told);
                        }
                        market.apply(told);
                    });
        }

        private void arrived(MarketEvent event) {
            boolean ownState =
                    event instanceof InstrumentDefined
                            || event instanceof Fundamentals
                            || event.header().has(EventFlags.SUMMARY);
            if (event instanceof FeedStatus status) {
                if (!status.state().name().equals("CONNECTED")) {
                    wrong.add(status.toString());
                }
            } else if (!ownState) {
                compare(event);
            }
        }

        private void compare(MarketEvent event) {
            MarketEvent should = expected.get(event.topic()).poll();
            if (should != null
                    && WireProjection.content(should).equals(WireProjection.content(event))) {
                equal++;
            } else if (wrong.size() < 5) {
                wrong.add("\n should be " + should + "\n but is " + event);
            }
        }

        long finish() {
            // The end of a last snapshot is told by silence only.
            expected.values().forEach(left -> left.removeIf(it -> it instanceof SnapshotEnd));
            assertThat(wrong).isEmpty();
            assertThat(expected.values()).allMatch(ArrayDeque::isEmpty);
            return equal;
        }
    }

    @Test
    void shouldArriveEventForEventWhenTheBundledEquitiesAreServed() throws IOException {
        try (TapeReader tape = TapeReader.open(BundledDay.EQUITIES);
                EventCursor events = tape.all()) {
            Loop loop = new Loop(tape.instruments(), false, tape.info().firstEventNanos());
            for (MarketEvent event = events.next(); event != null; event = events.next()) {
                loop.happens(event);
            }
            long equal = loop.finish();
            System.out.printf("equities over the wire: %d events equal%n", equal);
            assertThat(equal).isGreaterThan(500_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Rows.class)
    void shouldArriveEventForEventWhenALobsterDayIsServed(Rows rows) throws IOException {
        Path file =
                RealDays.require("lobster/AMZN_2012-06-21_34200000_57600000_orderbook_5.csv.xz");
        LobsterImporter importer = LobsterImporter.of(file, "", rows);
        List<MarketEvent> day = new ArrayList<>();
        importer.importTo(day::add, defect -> {});
        Loop loop = new Loop(List.of(importer.instrument()), true, day.get(0).eventTimeNanos());
        day.forEach(loop::happens);
        long equal = loop.finish();
        System.out.printf("LOBSTER %s over the wire: %d events equal%n", rows, equal);
        assertThat(equal).isGreaterThan(100_000);
    }
}
