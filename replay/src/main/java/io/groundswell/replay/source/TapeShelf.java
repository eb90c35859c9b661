package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.MergedCursor;
import io.groundswell.replay.tape.SharedCursors;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tapes. Open at a time: every tape's index with one decompressor, and one block for each symbol
 * and tape whose time has come and has not passed.
 */
final class TapeShelf implements Shelf {
    private final Map<String, OpenTape> tapes = new TreeMap<>();

    @Override
    public LaneCursor open(LaneSplit lane) throws IOException {
        List<EventCursor> cursors = new ArrayList<>();
        for (TapeRef ref : ((LaneContent.Tapes) lane.content()).tapes()) {
            String path = ref.path();
            OpenTape tape = tapes.get(path);
            if (tape == null) {
                tape = new OpenTape(TapeReader.open(Path.of(path)));
                tapes.put(path, tape);
            }
            ref.check(tape.reader);
            List<String> held = tape.reader.symbols();
            for (String symbol : lane.symbols()) {
                if (held.contains(symbol)) {
                    cursors.add(tape.cursors.cursor(symbol));
                }
            }
        }
        MergedCursor merged = new MergedCursor(cursors);
        if (lane.position().isPresent()) {
            merged.seek(lane.position().get());
        }
        return new TapeLane(merged);
    }

    @Override
    public void close() throws IOException {
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

    /** A lane of tapes. */
    private record TapeLane(MergedCursor events) implements LaneCursor {
        @Override
        public MarketEvent next() throws IOException {
            return events.next();
        }

        @Override
        public void close() throws IOException {
            events.close();
        }
    }
}
