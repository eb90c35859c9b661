package io.groundswell.replay;

import io.groundswell.connectors.TextTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeFiles;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tape list}: one row per tape; a damaged one is told beside the others. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Show what tapes there are and what is on them.")
final class TapeListCommand implements Callable<Integer> {
    private static final int SYMBOLS_SHOWN = 4;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Tapes, or folders of them.")
    private List<Path> paths;

    @Override
    public Integer call() throws IOException {
        TextTable table =
                new TextTable(
                        "NAME",
                        "DATE",
                        "SOURCE",
                        "SYMBOLS",
                        "EVENTS",
                        "SIZE",
                        "FIRST (UTC)",
                        "LAST (UTC)",
                        "FILE");
        int status = 0;
        for (Path file : TapeFiles.find(paths)) {
            try (TapeReader tape = TapeReader.open(file)) {
                table.row(row(file, tape));
            } catch (DamagedTapeException e) {
                spec.commandLine().getErr().println("groundswell: " + e.getMessage());
                status = 2;
            }
        }
        table.print(spec.commandLine().getOut());
        return status;
    }

    private static String[] row(Path file, TapeReader tape) {
        TapeInfo info = tape.info();
        return new String[] {
            info.name(),
            info.tradingDate().toString(),
            info.source(),
            shown(tape.symbols()),
            Long.toString(info.events()),
            TextTable.size(tape.bytes()),
            time(info.firstEventNanos()),
            time(info.lastEventNanos()),
            file.toString()
        };
    }

    private static String shown(List<String> symbols) {
        if (symbols.size() <= SYMBOLS_SHOWN) {
            return String.join(",", symbols);
        }
        return String.join(",", symbols.subList(0, SYMBOLS_SHOWN))
                + " +"
                + (symbols.size() - SYMBOLS_SHOWN);
    }

    private static String time(long nanos) {
        return nanos == EventHeader.ABSENT
                ? "-"
                : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND)).toString();
    }
}
