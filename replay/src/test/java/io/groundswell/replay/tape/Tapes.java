package io.groundswell.replay.tape;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Tapes for tests, written and read in one line. */
final class Tapes {
    static final LocalDate DAY = LocalDate.of(2012, 6, 21);

    /** Blocks as small as they can be, so that few events make many of them. */
    static final TapeOptions SMALL_BLOCKS = new TapeOptions(1, TapeFormat.MIN_BLOCK_BYTES);

    private Tapes() {}

    static TapeInfo write(Path file, List<MarketEvent> events) throws IOException {
        try (TapeWriter writer = writer(file)) {
            for (MarketEvent event : events) {
                writer.append(event);
            }
            return writer.finish();
        }
    }

    static TapeWriter writer(Path file) throws IOException {
        return TapeWriter.create(file, "a-day", DAY, "made up", "nobody's", SMALL_BLOCKS);
    }

    static List<MarketEvent> readAll(Path file) throws IOException {
        try (TapeReader reader = TapeReader.open(file);
                EventCursor cursor = reader.all()) {
            return rest(cursor);
        }
    }

    static List<MarketEvent> rest(EventCursor cursor) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
            events.add(event);
        }
        return events;
    }

    static TapeVerification verify(Path file) throws IOException {
        try (TapeReader reader = TapeReader.open(file)) {
            return reader.verify();
        }
    }
}
