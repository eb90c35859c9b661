package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.json.EventJson;
import io.groundswell.model.quality.Defect;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deadletters show}: everything that is kept of a letter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show all of a letter: its bytes too, and the event that they are.")
final class ShowCommand implements Callable<Integer> {
    private static final int NAME_WIDTH = 15;

    @Spec private CommandSpec spec;

    @Mixin private LetterStore store;

    @Parameters(paramLabel = "ID", description = "As list tells it.")
    private String id;

    @Override
    public Integer call() throws IOException {
        try (ClickHouse clickHouse = store.open()) {
            StoredLetter letter =
                    new LetterTable(clickHouse)
                            .find(id)
                            .orElseThrow(() -> new IOException("no dead letter " + id));
            print(letter, spec.commandLine().getOut());
        }
        return 0;
    }

    private static void print(StoredLetter stored, PrintWriter out) {
        Defect defect = stored.letter().defect();
        field("id", stored.id(), out);
        field("stored", stored.storedAt().toString(), out);
        field("sent again", stored.sentAgainAt().map(Instant::toString).orElse("no"), out);
        field("reason", defect.reason().name(), out);
        field("detail", defect.detail(), out);
        field("symbol", defect.symbol(), out);
        field("source", defect.source(), out);
        field("position", Long.toString(defect.position()), out);
        long nanos = defect.eventTimeNanos();
        field(
                "event time",
                nanos == EventHeader.ABSENT ? "-" : Instant.ofEpochSecond(0, nanos).toString(),
                out);
        bytes("key", stored.letter().key(), out);
        bytes("bytes", stored.letter().raw(), out);
        LetterContent content = LetterContent.of(stored.letter());
        field("event", content.event().map(EventJson::of).orElse("-"), out);
        field("can be sent", content.canBeSent() ? "yes" : "no: " + content.obstacle(), out);
    }

    private static void bytes(String name, byte[] bytes, PrintWriter out) {
        field(name, Integer.toString(bytes.length), out);
        HexDump.print(bytes, out);
    }

    private static void field(String name, String value, PrintWriter out) {
        out.println(
                (name + " ".repeat(NAME_WIDTH - name.length()) + PrintableText.of(value))
                        .stripTrailing());
    }
}
