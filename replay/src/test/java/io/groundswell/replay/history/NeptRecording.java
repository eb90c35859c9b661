package io.groundswell.replay.history;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.imports.BarLabel;
import io.groundswell.replay.imports.BarSpan;
import io.groundswell.replay.imports.DayImporter;
import io.groundswell.replay.imports.SavedReply;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replies of history that a real server gave, as events and tapes. */
final class NeptRecording {
    private NeptRecording() {}

    /** A recorded reply. */
    static Path reply(String file) {
        return RealDays.require("iqfeed/nept_history/" + file);
    }

    /** The days of a reply; bars of this span, trades where it is null. */
    static List<DayImporter> days(String file, String span) throws IOException {
        BarSpan bars = span == null ? null : BarSpan.of(span);
        BarLabel label = bars == null || bars.isPeriod() ? null : BarLabel.BEGIN;
        return SavedReply.days(reply(file), "NEPT", bars, label);
    }

    /** What a day was. */
    static List<MarketEvent> events(DayImporter day) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        day.importTo(events::add, defect -> {});
        return events;
    }

    /** A tape of each day of a reply. */
    static List<Path> tapes(Path folder, String file, String span) throws IOException {
        List<Path> tapes = new ArrayList<>();
        for (DayImporter day : days(file, span)) {
            Path tape = folder.resolve(file + "-" + day.tradingDate() + ".tape");
            write(tape, day, events(day));
            tapes.add(tape);
        }
        return tapes;
    }

    /** Writes a tape with these events of a day. */
    static void write(Path file, DayImporter day, List<MarketEvent> events) throws IOException {
        try (TapeWriter tape =
                TapeWriter.create(file, "recorded", day.tradingDate(), "recorded", "DTN")) {
            for (MarketEvent event : events) {
                tape.append(event);
            }
            tape.finish();
        }
    }
}
