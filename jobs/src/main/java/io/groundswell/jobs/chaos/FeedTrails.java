package io.groundswell.jobs.chaos;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.server.WireProjection;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The trails of all symbols and topics: what happened, and each event with its identity. */
final class FeedTrails {
    private final Map<String, FeedTrail> trails = new TreeMap<>();
    private final Map<String, IdentityTrail> identities = new TreeMap<>();

    /** What a client can have got of recorded days. */
    static FeedTrails ofRecording(List<Path> tapes) throws IOException {
        FeedTrails all = new FeedTrails();
        WireProjection projection = new WireProjection();
        try (RecordedEvents events = new RecordedEvents(TapeLibrary.open(tapes), Set.of())) {
            for (MarketEvent it = events.cursor().next(); it != null; it = events.cursor().next()) {
                projection.project(it, all::add);
            }
        }
        return all;
    }

    void add(MarketEvent event) {
        String key = FeedTopics.key(event.header());
        trails.computeIfAbsent(key, fresh -> new FeedTrail()).add(event);
        identities.computeIfAbsent(key, fresh -> new IdentityTrail()).add(event);
    }

    Map<String, IdentityTrail> identities() {
        return identities;
    }

    /** This is all that happened; the other is what was captured of it. */
    FeedComparison compare(FeedTrails captured) {
        Set<String> keys = new TreeSet<>(trails.keySet());
        keys.addAll(captured.trails.keySet());
        FeedComparison sum = FeedComparison.NOTHING;
        for (String key : keys) {
            FeedTrail one = trails.getOrDefault(key, new FeedTrail());
            FeedTrail other = captured.trails.getOrDefault(key, new FeedTrail());
            sum = sum.plus(FeedComparison.of(one, other));
        }
        return sum;
    }

    /** How many events differ from those that were published. */
    long differences(Map<String, IdentityTrail> published) {
        Set<String> keys = new TreeSet<>(identities.keySet());
        keys.addAll(published.keySet());
        long differences = 0;
        for (String key : keys) {
            differences +=
                    identities
                            .getOrDefault(key, new IdentityTrail())
                            .differences(published.getOrDefault(key, new IdentityTrail()));
        }
        return differences;
    }
}
