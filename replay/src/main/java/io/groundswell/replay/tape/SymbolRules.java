package io.groundswell.replay.tape;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * What the events of one symbol on one tape obey: the total order; in each topic and epoch the
 * definition first and sequences from 1 without a hole; epochs that rise. The writer refuses what
 * does not obey, verification finds it.
 */
final class SymbolRules {
    private static final int TOPICS = Topic.values().length;

    private final EventHeader[] lastOfTopic = new EventHeader[TOPICS];
    private final long[] firstNanosOfTopic = new long[TOPICS];
    private final List<StreamSummary> finished = new ArrayList<>();
    private EventHeader last;
    private InstrumentDefined definition;

    /**
     * Takes the event unless it breaks a rule.
     *
     * @return null where it was taken, else the rule and both positions in one line
     */
    String objectionTo(MarketEvent event) {
        EventHeader header = event.header();
        if (last != null && EventOrder.compare(last, header) >= 0) {
            return "out of order: " + EventPosition.of(header) + " after " + EventPosition.of(last);
        }
        int topic = header.topic().code();
        EventHeader previous = lastOfTopic[topic];
        boolean starts = previous == null || previous.sourceEpoch() != header.sourceEpoch();
        if (starts) {
            String objection = objectionToStart(event, previous);
            if (objection != null) {
                return objection;
            }
            finish(topic);
            firstNanosOfTopic[topic] = header.eventTimeNanos();
        } else if (header.sequence() != previous.sequence() + 1) {
            return "sequence is not contiguous: "
                    + EventPosition.of(header)
                    + " after "
                    + EventPosition.of(previous);
        }
        if (event instanceof InstrumentDefined defined) {
            definition = defined;
        }
        lastOfTopic[topic] = header;
        last = header;
        return null;
    }

    private static String objectionToStart(MarketEvent event, EventHeader previous) {
        EventHeader header = event.header();
        String after = previous == null ? "nothing" : EventPosition.of(previous).toString();
        if (previous != null && header.sourceEpoch() < previous.sourceEpoch()) {
            return "epoch goes back: " + EventPosition.of(header) + " after " + after;
        }
        if (!(event instanceof InstrumentDefined)) {
            return "a topic and epoch starts with InstrumentDefined: "
                    + EventPosition.of(header)
                    + " after "
                    + after;
        }
        if (header.sequence() != 1) {
            return "sequence does not start at 1: " + EventPosition.of(header) + " after " + after;
        }
        return null;
    }

    private void finish(int topic) {
        EventHeader header = lastOfTopic[topic];
        if (header != null) {
            finished.add(
                    new StreamSummary(
                            header.topic(),
                            header.sourceEpoch(),
                            header.sequence(),
                            firstNanosOfTopic[topic],
                            header.eventTimeNanos()));
        }
    }

    /** Every stream of the symbol, to be asked for once, after the last event. */
    List<StreamSummary> streams() {
        for (int topic = 0; topic < TOPICS; topic++) {
            finish(topic);
        }
        return List.copyOf(finished);
    }

    /** The definition that counts at the end: the last. */
    InstrumentDefined definition() {
        return definition;
    }
}
