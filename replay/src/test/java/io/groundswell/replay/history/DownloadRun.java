package io.groundswell.replay.history;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.imports.ManySymbolDays;
import io.groundswell.replay.server.Begin;
import io.groundswell.replay.server.IqFeedReplayServer;
import io.groundswell.replay.server.ReplayServerOptions;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import picocli.CommandLine;

/** Runs the word {@code download} against a server of recorded days. */
final class DownloadRun {
    private DownloadRun() {}

    /** What was said on a terminal, and the exit status. */
    record Said(int status, String text) {}

    /** A server of all of the history on these tapes. */
    static IqFeedReplayServer serve(List<Path> tapes, List<Path> bars) throws IOException {
        return IqFeedReplayServer.start(
                ReplayServerOptions.of(tapes)
                        .barTapes(bars)
                        .freePorts()
                        .begin(Begin.WHEN_TOLD)
                        .wholeHistory(true),
                InstantSource.system(),
                System::nanoTime);
    }

    /** A server of made-up days, whose tapes go into a folder. */
    static IqFeedReplayServer serve(ManySymbolDays days, Path folder) throws IOException {
        Path tapes = Files.createDirectory(folder.resolve("tapes"));
        days.writeTapes(tapes);
        return serve(List.of(tapes), List.of());
    }

    /** The options of a download from a server into a folder. */
    static List<String> words(IqFeedReplayServer server, Path folder, String... more) {
        List<String> words = new ArrayList<>(List.of("--folder", folder.toString()));
        words.addAll(List.of("--lookup-port", Integer.toString(server.port(IqFeedPort.LOOKUP))));
        words.addAll(List.of(more));
        return words;
    }

    static Said say(List<String> words) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        CommandLine command = new CommandLine(new DownloadCommand()).setOut(out).setErr(out);
        int status =
                new CommandErrors(() -> true).on(command).execute(words.toArray(String[]::new));
        return new Said(status, said.toString());
    }

    static List<MarketEvent> events(Path tape) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(tape);
                EventCursor cursor = reader.all()) {
            for (MarketEvent it = cursor.next(); it != null; it = cursor.next()) {
                events.add(it);
            }
        }
        return events;
    }

    /** A checksum of each file below a folder but the lock. */
    static SortedMap<String, Long> files(Path folder) throws IOException {
        SortedMap<String, Long> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                CRC32C sum = new CRC32C();
                sum.update(Files.readAllBytes(file));
                sums.put(folder.relativize(file).toString(), sum.getValue());
            }
        }
        sums.remove(".lock");
        return sums;
    }
}
