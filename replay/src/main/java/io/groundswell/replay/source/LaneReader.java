package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Reads the lanes of one Flink subtask in its fetcher thread. Each fetch takes a run of events from
 * the lane that is furthest behind, so that the lanes of a reader go on one clock.
 */
final class LaneReader implements SplitReader<MarketEvent, LaneSplit> {
    private final Shelf shelf;
    private final int eventsPerFetch;
    private final Map<String, OpenLane> lanes = new TreeMap<>();
    private final Set<String> paused = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final Object wake = new Object();
    private boolean woken;

    /**
     * A reader without lanes.
     *
     * @param shelf what the lanes are on; closed with the reader
     * @param eventsPerFetch most events handed over at once, at least 1
     */
    LaneReader(Shelf shelf, int eventsPerFetch) {
        this.shelf = shelf;
        this.eventsPerFetch = eventsPerFetch;
    }

    @Override
    public RecordsWithSplitIds<MarketEvent> fetch() throws IOException {
        RecordsBySplits.Builder<MarketEvent> batch = new RecordsBySplits.Builder<>();
        boolean tellsAnEnd = !finished.isEmpty();
        finished.forEach(batch::addFinishedSplit);
        finished.clear();
        OpenLane lane = furthestBehind();
        if (lane == null) {
            if (!lanes.isEmpty() && !tellsAnEnd) {
                waitUntilWoken();
            }
            return batch.build();
        }
        for (int i = 0; i < eventsPerFetch && lane.head != null; i++) {
            batch.add(lane.splitId, lane.head);
            lane.head = lane.cursor.next();
        }
        if (lane.head == null) {
            lane.cursor.close();
            lanes.remove(lane.splitId);
            batch.addFinishedSplit(lane.splitId);
        }
        return batch.build();
    }

    private OpenLane furthestBehind() {
        OpenLane behind = null;
        for (OpenLane lane : lanes.values()) {
            if (!paused.contains(lane.splitId)
                    && (behind == null
                            || lane.head.eventTimeNanos() < behind.head.eventTimeNanos())) {
                behind = lane;
            }
        }
        return behind;
    }

    /** All lanes are paused: nothing to do until Flink has a task for this thread. */
    private void waitUntilWoken() throws IOException {
        synchronized (wake) {
            try {
                while (!woken) {
                    wake.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while every lane is paused", e);
            }
            woken = false;
        }
    }

    @Override
    public void wakeUp() {
        synchronized (wake) {
            woken = true;
            wake.notifyAll();
        }
    }

    @Override
    public void handleSplitsChanges(SplitsChange<LaneSplit> change) {
        if (!(change instanceof SplitsAddition)) {
            throw new UnsupportedOperationException("only additions of lanes: " + change);
        }
        try {
            // All are open before the first is read: how much each may hold depends on how many.
            List<OpenLane> opened = new ArrayList<>();
            for (LaneSplit split : change.splits()) {
                opened.add(new OpenLane(split.splitId(), shelf.open(split)));
            }
            for (OpenLane lane : opened) {
                begin(lane);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(OpenLane lane) throws IOException {
        lane.head = lane.cursor.next();
        if (lane.head == null) {
            lane.cursor.close();
            finished.add(lane.splitId);
        } else {
            lanes.put(lane.splitId, lane);
        }
    }

    @Override
    public void pauseOrResumeSplits(Collection<LaneSplit> toPause, Collection<LaneSplit> toResume) {
        toPause.forEach(split -> paused.add(split.splitId()));
        toResume.forEach(split -> paused.remove(split.splitId()));
    }

    @Override
    public void close() throws IOException {
        for (OpenLane lane : lanes.values()) {
            lane.cursor.close();
        }
        shelf.close();
    }

    /** A lane with the next event that it will give. */
    private static final class OpenLane {
        final String splitId;
        final LaneCursor cursor;
        MarketEvent head;

        OpenLane(String splitId, LaneCursor cursor) {
            this.splitId = splitId;
            this.cursor = cursor;
        }
    }
}
