package io.groundswell.replay.imports;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small recordings written by hand, and what became of them. */
final class Recording {
    final List<MarketEvent> events = new ArrayList<>();
    final List<Defect> defects = new ArrayList<>();
    ImportSummary summary;

    static Path write(Path folder, String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
        return file;
    }

    static Recording of(DayImporter importer) throws IOException {
        Recording recording = new Recording();
        recording.summary =
                importer.importTo(new EventAudit(recording.events::add), recording.defects::add);
        return recording;
    }

    <E extends MarketEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The depth rows as text: action, side, price, size, id, and the flags as letters. */
    List<String> depth() {
        return all(DepthUpdate.class).stream().map(Recording::tell).toList();
    }

    private static String tell(DepthUpdate row) {
        return row.action()
                + " "
                + row.side()
                + " "
                + row.price()
                + " "
                + row.size()
                + " #"
                + row.orderId()
                + (row.header().has(EventFlags.INFERRED) ? " inferred" : "")
                + (row.header().has(EventFlags.MORE_FOLLOWS) ? " more" : "");
    }
}
