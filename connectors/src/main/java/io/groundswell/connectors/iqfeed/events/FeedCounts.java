package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DefectReason;
import java.util.Map;
import java.util.TreeMap;

/** What a translator has seen, for people. Written by its thread; a snapshot may be read by any. */
public final class FeedCounts {
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<DefectReason, Long> defects = new TreeMap<>();
    private final Map<String, Long> notes = new TreeMap<>();
    private long lines;

    /** For the translator. */
    FeedCounts() {}

    synchronized void line() {
        lines++;
    }

    synchronized void event(MarketEvent event) {
        events.merge(event.getClass().getSimpleName(), 1L, Long::sum);
        if (event instanceof FeedStatus status) {
            note("feed " + status.state());
        }
    }

    synchronized void defect(DefectReason reason) {
        defects.merge(reason, 1L, Long::sum);
    }

    synchronized void note(String what) {
        notes.merge(what, 1L, Long::sum);
    }

    /** Lines looked at. */
    public synchronized long lines() {
        return lines;
    }

    /** Events made, by their kind. */
    public synchronized Map<String, Long> events() {
        return new TreeMap<>(events);
    }

    /** Defects found, by their reason. */
    public synchronized Map<DefectReason, Long> defects() {
        return new TreeMap<>(defects);
    }

    /** What else a person may want to know, such as lines that no event is made of. */
    public synchronized Map<String, Long> notes() {
        return new TreeMap<>(notes);
    }
}
