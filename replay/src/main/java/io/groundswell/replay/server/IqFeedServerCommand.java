package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.Instrument;
import io.groundswell.replay.publish.ReplayClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code iqfeed-server}: serves recorded days to any program that speaks IQFeed. */
@Command(
        name = "iqfeed-server",
        mixinStandardHelpOptions = true,
        description =
                "Serve recorded days on IQFeed's ports, so that any program for IQFeed can be fed"
                        + " with them.")
public final class IqFeedServerCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;
    private static final int KILOBYTE = 1024;

    @Spec private CommandSpec spec;

    @Option(
            names = "--tape",
            required = true,
            arity = "1..*",
            paramLabel = "TAPE",
            description = "Tapes, or folders of them.")
    private List<Path> tapes;

    @Option(
            names = "--symbols",
            split = ",",
            paramLabel = "S",
            description = "Only these symbols, with commas between them.")
    private Set<String> symbols = new TreeSet<>();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Where to listen; loopback unless said.")
    private String bind = "";

    @Option(names = "--level1-port", paramLabel = "N", description = "5009 unless said; 0: any.")
    private int level1Port = IqFeedPort.LEVEL1.usualPort();

    @Option(names = "--lookup-port", paramLabel = "N", description = "9100 unless said.")
    private int lookupPort = IqFeedPort.LOOKUP.usualPort();

    @Option(names = "--level2-port", paramLabel = "N", description = "9200 unless said.")
    private int level2Port = IqFeedPort.LEVEL2.usualPort();

    @Option(names = "--admin-port", paramLabel = "N", description = "9300 unless said.")
    private int adminPort = IqFeedPort.ADMIN.usualPort();

    @Option(names = "--derivative-port", paramLabel = "N", description = "9400 unless said.")
    private int derivativePort = IqFeedPort.DERIVATIVE.usualPort();

    @Option(
            names = "--hold",
            description = "Begin with the first watch; else the replay begins at once.")
    private boolean hold;

    @Option(
            names = "--hold-for-all",
            description = "Begin when every symbol is watched, so that nobody misses the first.")
    private boolean holdForAll;

    @Option(
            names = "--shift-to-today",
            description = "Tell the first recorded date as today; the time of day stays.")
    private boolean shiftToToday;

    @Option(
            names = "--whole-history",
            description = "Answer history also with what has not been played yet.")
    private boolean wholeHistory;

    @Option(
            names = "--symbol-limit",
            paramLabel = "N",
            description = "How many symbols a client may watch; 500 unless said.")
    private long symbolLimit = ReplayServerOptions.USUAL_SYMBOL_LIMIT;

    @Option(
            names = "--queue-kb",
            paramLabel = "N",
            description = "What may wait for one client; 8192 unless said.")
    private long queueKilobytes = ReplayServerOptions.USUAL_QUEUE_BYTES / KILOBYTE;

    @Option(
            names = "--claim-version",
            paramLabel = "TEXT",
            description = "The version of IQConnect to claim; 6.2.0.25 unless said.")
    private String version = ReplayServerOptions.USUAL_VERSION;

    @Option(
            names = "--start-at",
            paramLabel = "TIME",
            description =
                    "Start at this moment in New York, yyyy-mm-ddThh:mm:ss as it is told, with what"
                            + " was before it known; else at the first event.")
    private LocalDateTime startsAt;

    @Option(
            names = "--bars",
            arity = "1..*",
            paramLabel = "TAPE",
            description = "Tapes of recorded bars, to answer history with; they are not played.")
    private List<Path> barTapes = List.of();

    @Option(
            names = "--sic-codes",
            paramLabel = "FILE",
            description = "Industries to tell: a line each, the code, a comma, what it means.")
    private Path sicCodes;

    @Option(names = "--naics-codes", paramLabel = "FILE", description = "The same of NAICS.")
    private Path naicsCodes;

    @Option(
            names = "--symbol-file",
            paramLabel = "FILE",
            description = "Symbols to be searched, as DTN publishes them: mktsymbols_v2.txt.")
    private Path symbolFile;

    @Option(names = "--seed", paramLabel = "N", description = "Of random faults; 1 unless said.")
    private long seed = 1;

    @Option(
            names = "--report-seconds",
            paramLabel = "N",
            description = "A line each so many seconds; 5 unless said, 0 for none.")
    private int reportSeconds = 5;

    private final List<Fault> faults = new ArrayList<>();
    private double speed = 1;

    /** For picocli. */
    public IqFeedServerCommand() {}

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            description = "0.1 to 100, or max: as fast as the slowest client; 1 unless said.")
    void speed(String text) {
        try {
            speed = ReplayClock.speed(text);
        } catch (IllegalArgumentException e) {
            throw wrong("--speed " + e.getMessage(), e);
        }
    }

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description =
                    "Something that goes wrong: drop, garbage or slow of a port, stall or gap of a"
                        + " symbol, as drop:level1@30s, stall:IBM@10s+5, gap:IBM@n500+20,"
                        + " garbage:level2@~1000, slow:level1@10s+20000; or of answers drop, error,"
                        + " stall, garbage, early or deny, as early:history@~20,"
                        + " deny:history/IBM@n1.")
    void fault(List<String> texts) {
        faults.clear();
        for (String text : texts) {
            try {
                faults.add(Fault.parse(text));
            } catch (IllegalArgumentException e) {
                throw wrong("--fault: " + e.getMessage(), e);
            }
        }
    }

    private ParameterException wrong(String text, Exception cause) {
        return new ParameterException(spec.commandLine(), text, cause);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread stop =
                new Thread(
                        () -> {
                            stopped.countDown();
                            await(closed, TimeUnit.SECONDS.toMillis(10));
                        },
                        "iqfeed-server-stop");
        try (IqFeedReplayServer server =
                IqFeedReplayServer.start(options(), InstantSource.system(), System::nanoTime)) {
            Runtime.getRuntime().addShutdownHook(stop);
            tellServed(server, out);
            boolean hasEnded = false;
            while (!await(stopped, waitMillis())) {
                ServerStatus status = server.status();
                if (status.ended() && !hasEnded) {
                    hasEnded = true;
                    tellEnd(server, out);
                } else if (reportSeconds > 0) {
                    out.println(line(status, server));
                }
                out.flush();
            }
            tellEnd(server, out);
        } finally {
            out.flush();
            closed.countDown();
        }
        return 0;
    }

    private long waitMillis() {
        return TimeUnit.SECONDS.toMillis(Math.max(1, reportSeconds));
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private ReplayServerOptions options() throws IOException {
        ReplayServerOptions options =
                ReplayServerOptions.of(tapes)
                        .symbols(symbols)
                        .port(IqFeedPort.LEVEL1, port(level1Port))
                        .port(IqFeedPort.LOOKUP, port(lookupPort))
                        .port(IqFeedPort.LEVEL2, port(level2Port))
                        .port(IqFeedPort.ADMIN, port(adminPort))
                        .port(IqFeedPort.DERIVATIVE, port(derivativePort))
                        .speed(speed)
                        .begin(begin())
                        .wholeHistory(wholeHistory)
                        .symbolLimit(symbolLimit)
                        .version(version)
                        .startsAt(startsAt)
                        .barTapes(barTapes)
                        .lists(sicCodes, naicsCodes, symbolFile)
                        .faults(faults, seed);
        if (shiftToToday) {
            LocalDate today =
                    InstantSource.system().instant().atZone(EasternTime.ZONE).toLocalDate();
            options.shiftedTo(today);
        }
        try {
            options.queueBytes(queueKilobytes * KILOBYTE);
            return bind.isEmpty() ? options : options.bind(InetAddress.getByName(bind));
        } catch (IllegalArgumentException e) {
            throw wrong("--queue-kb: " + e.getMessage(), e);
        } catch (UnknownHostException e) {
            throw wrong("--bind: no address " + bind, e);
        }
    }

    private Begin begin() {
        if (holdForAll) {
            return Begin.LAST_WATCH;
        }
        return hold ? Begin.FIRST_WATCH : Begin.AT_ONCE;
    }

    private int port(int number) {
        if (number < 0 || number > MAX_PORT) {
            throw wrong("a port must be 0 to " + MAX_PORT + ": " + number, null);
        }
        return number;
    }

    private void tellServed(IqFeedReplayServer server, PrintWriter out) {
        out.println(
                "serving "
                        + server.instruments().stream()
                                .map(Instrument::symbol)
                                .collect(Collectors.joining(", "))
                        + " of "
                        + server.dates().stream()
                                .map(LocalDate::toString)
                                .collect(Collectors.joining(", ")));
        out.println(
                "ports "
                        + Arrays.stream(IqFeedPort.values())
                                .map(
                                        it ->
                                                it.name().toLowerCase(Locale.ROOT)
                                                        + " "
                                                        + server.port(it))
                                .collect(Collectors.joining(", "))
                        + (hold ? "; holding for the first watch" : ""));
        out.flush();
    }

    private static String line(ServerStatus status, IqFeedReplayServer server) {
        return String.format(
                Locale.ROOT,
                "%s New York%s  %,d events  %,d lines  %d clients  %,d KB waiting  %d sent away%s",
                status.clock(),
                status.ended() ? " (at the end)" : "",
                status.events(),
                status.lines(),
                status.clients(),
                status.queuedBytes() / KILOBYTE,
                status.overflows(),
                server.faults().happened().isEmpty() ? "" : "  " + server.faults().happened());
    }

    private static void tellEnd(IqFeedReplayServer server, PrintWriter out) throws IOException {
        out.println(line(server.status(), server));
        server.notes()
                .forEach((what, count) -> out.println("  not on the wire: " + what + ": " + count));
    }
}
