package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.MergedCursor;
import io.groundswell.replay.tape.SharedCursors;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
 * the lane that is furthest behind, so that the lanes of a reader go on one clock. Open at a time:
 * every tape's index with one decompressor, and one block for each symbol and tape whose time has
 * come and has not passed.
 */
final class LaneReader implements SplitReader<MarketEvent, LaneSplit> {
    private final int eventsPerFetch;
    private final Map<String, OpenLane> lanes = new TreeMap<>();
    private final Map<String, OpenTape> tapes = new TreeMap<>();
    private final Set<String> paused = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final Object wake = new Object();
    private boolean woken;

    /**
     * A reader without lanes.
     *
     * @param eventsPerFetch most events handed over at once, at least 1
     */
    LaneReader(int eventsPerFetch) {
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
        for (LaneSplit split : change.splits()) {
            try {
                open(split);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void open(LaneSplit split) throws IOException {
        List<EventCursor> cursors = new ArrayList<>();
        for (TapeRef ref : split.tapes()) {
            String path = ref.path();
            OpenTape tape = tapes.get(path);
            if (tape == null) {
                tape = new OpenTape(TapeReader.open(Path.of(path)));
                tapes.put(path, tape);
            }
            ref.check(tape.reader);
            List<String> held = tape.reader.symbols();
            for (String symbol : split.symbols()) {
                if (held.contains(symbol)) {
                    cursors.add(tape.cursors.cursor(symbol));
                }
            }
        }
        OpenLane lane = new OpenLane(split.splitId(), new MergedCursor(cursors));
        if (split.position().isPresent()) {
            lane.cursor.seek(split.position().get());
        }
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
        for (OpenTape tape : tapes.values()) {
            tape.cursors.close();
            tape.reader.close();
        }
    }

    /** A tape with what all cursors of this thread share. */
    private static final class OpenTape {
        final TapeReader reader;
        final SharedCursors cursors;

        OpenTape(TapeReader reader) {
            this.reader = reader;
            this.cursors = reader.sharedCursors();
        }
    }

    /** A lane with the next event that it will give. */
    private static final class OpenLane {
        final String splitId;
        final MergedCursor cursor;
        MarketEvent head;

        OpenLane(String splitId, MergedCursor cursor) {
            this.splitId = splitId;
            this.cursor = cursor;
        }
    }
}
