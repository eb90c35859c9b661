package io.groundswell.replay.tape;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** Writes one tape. */
public final class TapeWriter implements AutoCloseable {
    private TapeWriter() {}

    public static TapeWriter create(
            Path file, String name, LocalDate tradingDate, String source, String attribution)
            throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }

    public void append(MarketEvent event) throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }

    public TapeInfo finish() throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }
}
