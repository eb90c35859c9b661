package io.groundswell.replay.publish;

import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.MergedCursor;
import io.groundswell.replay.tape.SharedCursors;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import io.groundswell.replay.tape.TapeReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The events of several tapes as one stream in the total order. Open at a time: every tape's index,
 * and one block for each symbol and tape whose time has come and has not passed. One thread.
 */
public final class RecordedEvents implements Closeable {
    private final List<TapeReader> tapes = new ArrayList<>();
    private final List<SharedCursors> shared = new ArrayList<>();
    private final EventCursor cursor;

    /**
     * Opens the tapes that hold what is wanted.
     *
     * @param wanted the symbols to read, or empty for all; each is on some tape
     * @throws IOException where a tape cannot be opened
     */
    public RecordedEvents(TapeLibrary library, Set<String> wanted) throws IOException {
        List<EventCursor> cursors = new ArrayList<>();
        boolean opened = false;
        try {
            for (ShelvedTape tape : library.tapes()) {
                open(tape, wanted, cursors);
            }
            opened = true;
        } finally {
            if (!opened) {
                closeTapes();
            }
        }
        cursor = new MergedCursor(cursors);
    }

    private void open(ShelvedTape tape, Set<String> wanted, List<EventCursor> cursors)
            throws IOException {
        List<String> symbols =
                tape.symbols().stream()
                        .filter(symbol -> wanted.isEmpty() || wanted.contains(symbol))
                        .toList();
        if (symbols.isEmpty()) {
            return;
        }
        TapeReader reader = TapeReader.open(tape.file());
        tapes.add(reader);
        SharedCursors ofTape = reader.sharedCursors();
        shared.add(ofTape);
        symbols.forEach(symbol -> cursors.add(ofTape.cursor(symbol)));
    }

    /** The one cursor over all; it is closed with this. */
    public EventCursor cursor() {
        return cursor;
    }

    @Override
    public void close() throws IOException {
        cursor.close();
        closeTapes();
    }

    private void closeTapes() throws IOException {
        shared.forEach(SharedCursors::close);
        for (TapeReader tape : tapes) {
            tape.close();
        }
    }
}
