package io.groundswell.model.alert;

import io.groundswell.model.event.Topic;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that a symbol's alert could be explained by; a limited number. */
final class EvidenceLog {
    /** Most entries. */
    static final int LIMIT = 64;

    private final Deque<Evidence> entries = new ArrayDeque<>();

    void add(Evidence evidence) {
        if (entries.size() == LIMIT) {
            entries.removeFirst();
        }
        entries.addLast(evidence);
    }

    /** Those since a moment, the oldest first. */
    List<Evidence> since(long timeNanos) {
        return entries.stream().filter(it -> it.timeNanos() >= timeNanos).toList();
    }

    void clear() {
        entries.clear();
    }

    void write(StateWriter out) {
        out.writeLong(entries.size());
        for (Evidence entry : entries) {
            out.writeText(entry.kind().name());
            out.writeLong(entry.timeNanos());
            out.writeLong(entry.price());
            out.writeLong(entry.shares());
            out.writeLong(entry.topic().code());
            out.writeLong(entry.sourceEpoch());
            out.writeLong(entry.sequence());
        }
    }

    void read(StateReader in) {
        clear();
        long count = in.readLong();
        if (count < 0 || count > LIMIT) {
            throw new IllegalStateException(count + " entries in a log of " + LIMIT);
        }
        for (long entry = 0; entry < count; entry++) {
            entries.add(
                    new Evidence(
                            in.readName(Evidence.Kind.class),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            Topic.ofCode((int) in.readLong()),
                            in.readLong(),
                            in.readLong()));
        }
    }
}
