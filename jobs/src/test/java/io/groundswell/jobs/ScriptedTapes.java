package io.groundswell.jobs;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Small tapes of scripted days. */
public final class ScriptedTapes {
    private ScriptedTapes() {}

    /** Writes a tape with a day of each symbol: an empty snapshot and some random changes. */
    public static Path write(Path file, long epochNanos, int changes, String... symbols)
            throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < symbols.length; i++) {
            events.addAll(
                    new ScriptedDay(symbols[i], DepthMode.PRICE_LEVEL, epochNanos)
                            .emptySnapshot()
                            .wander(i, changes)
                            .events());
        }
        return write(file, events);
    }

    /** Writes a tape with these events. */
    static Path write(Path file, List<MarketEvent> events) throws IOException {
        String name = file.getFileName().toString().replace(".tape", "");
        try (TapeWriter tape =
                TapeWriter.create(file, name, LocalDate.of(2024, 8, 8), "scripted", "none")) {
            for (MarketEvent event : events) {
                tape.append(event);
            }
            tape.finish();
        }
        return file;
    }

    /** Every event of a tape, in the total order. */
    static List<MarketEvent> read(Path tape) throws IOException {
        List<MarketEvent> all = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(tape);
                EventCursor cursor = reader.all()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                all.add(event);
            }
        }
        return all;
    }
}
