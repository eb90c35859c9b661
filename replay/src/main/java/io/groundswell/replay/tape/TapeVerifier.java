package io.groundswell.replay.tape;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a tape from end to end and compares what it finds with what the footer says. */
final class TapeVerifier {
    private final TapeReader tape;
    private final SortedMap<String, Long> eventsBySymbol = new TreeMap<>();
    private long blocks;
    private long events;
    private long sourceEpoch = Long.MAX_VALUE;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    TapeVerifier(TapeReader tape) {
        this.tape = tape;
    }

    TapeVerification verify() throws IOException {
        for (SymbolContent content : tape.footer().symbols()) {
            verify(content);
        }
        TapeInfo info = tape.info();
        boolean none = events == 0;
        if (info.events() != events
                || info.sourceEpoch() != (none ? 0 : sourceEpoch)
                || info.firstEventNanos() != (none ? EventHeader.ABSENT : firstNanos)
                || info.lastEventNanos() != (none ? EventHeader.ABSENT : lastNanos)) {
            throw wrong("the tape's own count, epoch or times differ from its events");
        }
        return new TapeVerification(
                events, tape.bytes(), blocks, Collections.unmodifiableSortedMap(eventsBySymbol));
    }

    private void verify(SymbolContent content) throws IOException {
        SymbolRules rules = new SymbolRules();
        long count = 0;
        try (EventCursor cursor = tape.cursor(content.symbol())) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                String objection = rules.objectionTo(event);
                if (objection != null) {
                    throw wrong(objection);
                }
                count++;
                take(event.header());
            }
        }
        if (!new HashSet<>(rules.streams()).equals(new HashSet<>(content.streams()))) {
            throw wrong("the streams of " + content.symbol() + " differ from its events");
        }
        if (!content.definition().equals(rules.definition())) {
            throw wrong("the definition of " + content.symbol() + " differs from its events");
        }
        eventsBySymbol.put(content.symbol(), count);
        blocks += content.blocks().size();
        events += count;
    }

    private void take(EventHeader header) {
        sourceEpoch = Math.min(sourceEpoch, header.sourceEpoch());
        firstNanos = Math.min(firstNanos, header.eventTimeNanos());
        lastNanos = Math.max(lastNanos, header.eventTimeNanos());
    }

    private DamagedTapeException wrong(String reason) {
        return new DamagedTapeException(tape.file(), DamagedTapeException.WHOLE_FILE, reason);
    }
}
