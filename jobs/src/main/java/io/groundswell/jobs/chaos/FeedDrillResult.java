package io.groundswell.jobs.chaos;

import java.util.List;
import java.util.Locale;

/**
 * What became of every event of a drill.
 *
 * @param epochs runs of the collector
 * @param comparison the recording beside what was captured of it
 * @param captured events that the captures become, marks and definitions among them
 * @param published records of events in the topics
 * @param repeated of them with an identity that had been: what a kill left unacknowledged
 * @param holes places in the topics where a sequence leaps
 * @param belowHeartbeat events in the topics that come after a promise that they would not
 * @param differences events that are not the same, or not in the same place, in captures and topics
 * @param defects lines that could not become events
 * @param reconnectMillis how long each dropped connection took to come back, ascending
 */
record FeedDrillResult(
        long epochs,
        FeedComparison comparison,
        long captured,
        long published,
        long repeated,
        long holes,
        long belowHeartbeat,
        long differences,
        long defects,
        List<Long> reconnectMillis) {
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.99;

    /** Whether every captured line is in Kafka once, and nothing is silently missing. */
    boolean isClean() {
        return comparison.isClean()
                && holes == 0
                && belowHeartbeat == 0
                && differences == 0
                && defects == 0;
    }

    /** The table for a person. */
    String table() {
        StringBuilder out = new StringBuilder();
        row(out, "things that happened in the recording", comparison.happened());
        row(out, "of them captured", comparison.captured());
        row(out, "of them missed, behind a marked gap", comparison.missed());
        row(out, "of them missed, and no gap says so", comparison.unmarked());
        row(out, "captured that never happened", comparison.foreign());
        row(out, "gaps marked, of a symbol and topic each", comparison.gaps());
        row(out, "runs of the collector", epochs);
        row(out, "events that the captures become", captured);
        row(out, "events in Kafka, repetitions among them", published);
        row(out, "of them repeated under their old identity", repeated);
        row(out, "of the rest different from the captures'", differences);
        row(out, "holes in sequences", holes);
        row(out, "events below a heartbeat", belowHeartbeat);
        row(out, "defects", defects);
        row(out, "dropped connections that came back", reconnectMillis.size());
        if (!reconnectMillis.isEmpty()) {
            row(out, "  after milliseconds, p50", at(MEDIAN));
            row(out, "  p99", at(HIGH));
        }
        out.append(isClean() ? "clean" : "NOT CLEAN").append(System.lineSeparator());
        return out.toString();
    }

    private long at(double share) {
        int rank = (int) Math.ceil(share * reconnectMillis.size());
        return reconnectMillis.get(Math.max(0, rank - 1));
    }

    private static void row(StringBuilder out, String what, long count) {
        out.append(String.format(Locale.ROOT, "%,12d  %s%n", count, what));
    }
}
