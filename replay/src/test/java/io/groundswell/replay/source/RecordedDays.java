package io.groundswell.replay.source;

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
import java.util.Map;
import java.util.TreeMap;

/** Two scripted days of a few symbols on two tapes, and what a source must make of them. */
final class RecordedDays {
    static final List<String> SYMBOLS =
            List.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III");
    private static final int CHANGES = 700;

    private RecordedDays() {}

    static List<String> write(Path folder) throws IOException {
        return List.of(
                write(folder.resolve("first.tape"), ScriptedDay.START_NANOS),
                write(folder.resolve("second.tape"), ScriptedDay.NEXT_DAY_NANOS));
    }

    private static String write(Path file, long epoch) throws IOException {
        String name = file.getFileName().toString();
        try (TapeWriter tape =
                TapeWriter.create(file, name, LocalDate.of(2024, 8, 8), "scripted", "none")) {
            for (String symbol : SYMBOLS) {
                ScriptedDay day =
                        new ScriptedDay(symbol, DepthMode.PRICE_LEVEL, epoch)
                                .emptySnapshot()
                                .wander(epoch + symbol.hashCode(), CHANGES);
                for (MarketEvent event : day.events()) {
                    tape.append(event);
                }
            }
            tape.finish();
        }
        return file.toString();
    }

    /** Every event of each symbol, first day first. */
    static Map<String, List<MarketEvent>> bySymbol(List<String> tapes) throws IOException {
        Map<String, List<MarketEvent>> events = new TreeMap<>();
        for (String path : tapes) {
            try (TapeReader tape = TapeReader.open(Path.of(path));
                    EventCursor all = tape.all()) {
                for (MarketEvent event = all.next(); event != null; event = all.next()) {
                    events.computeIfAbsent(event.symbol(), any -> new ArrayList<>()).add(event);
                }
            }
        }
        return events;
    }
}
