package io.groundswell.replay.tape;

import io.groundswell.model.event.Instrument;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads one tape. */
@SuppressWarnings("DoNotCallSuggester")
public final class TapeReader implements Closeable {
    private TapeReader() {}

    public static TapeReader open(Path file) throws DamagedTapeException {
        throw new UnsupportedOperationException("skeleton");
    }

    public TapeInfo info() {
        throw new UnsupportedOperationException("skeleton");
    }

    public List<Instrument> instruments() {
        throw new UnsupportedOperationException("skeleton");
    }

    public List<String> symbols() {
        throw new UnsupportedOperationException("skeleton");
    }

    public EventCursor cursor(String symbol) {
        throw new UnsupportedOperationException("skeleton");
    }

    public EventCursor all() {
        throw new UnsupportedOperationException("skeleton");
    }

    public TapeVerification verify() throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }
}
