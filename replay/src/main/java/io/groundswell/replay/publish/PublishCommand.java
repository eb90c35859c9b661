package io.groundswell.replay.publish;

import static java.util.Collections.disjoint;

import io.groundswell.connectors.KafkaAddress;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketFrontier;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.connectors.kafka.TopicSize;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay publish}: recorded days onto the market topics, at a chosen speed. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Write recorded days to the market topics of a realm, each event once and in"
                        + " order, with heartbeats.")
public final class PublishCommand implements Callable<Integer> {
    private static final int MAX_TAIL_SECONDS = 86_400;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "TAPE", description = "Tapes, or folders of them.")
    private List<Path> paths;

    @Mixin private KafkaAddress kafka;

    private Realm realm = Realm.replay("replay");

    @Option(
            names = "--symbols",
            paramLabel = "S",
            split = ",",
            description = "Only these symbols, with commas between them.")
    private Set<String> symbols = new TreeSet<>();

    @Option(
            names = "--append",
            description = "Go on behind what the realm holds; the recording must be later.")
    private boolean append;

    private long tailNanos = 60 * NANOS_PER_SECOND;

    private double speed = ReplayClock.FULL_SPEED;

    /** For picocli. */
    public PublishCommand() {}

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            description = "The realm whose topics are written, never live; replay unless said.")
    void realm(String name) {
        try {
            realm = Realm.replay(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--realm: " + e.getMessage(), e);
        }
    }

    @Option(
            names = "--tail",
            paramLabel = "SECONDS",
            description = "How far the last heartbeat lies behind the last event; 60 unless said.")
    void tail(int seconds) {
        if (seconds < 0 || seconds > MAX_TAIL_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "--tail must be 0 to " + MAX_TAIL_SECONDS + ": " + seconds);
        }
        tailNanos = seconds * NANOS_PER_SECOND;
    }

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            description =
                    "How many times as fast as it was, 0.1 to 100, or max: as fast as the broker"
                            + " takes it; max unless said.")
    void speed(String text) {
        try {
            speed = ReplayClock.speed(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--speed " + e.getMessage(), e);
        }
    }

    @Override
    public Integer call() throws IOException {
        TapeLibrary library = TapeLibrary.open(paths);
        library.requireSymbols(symbols);
        KafkaConnection connection = kafka.connection();
        boolean holdsRecords = check(new MarketTopics(connection));
        try (RecordedEvents events = new RecordedEvents(library, symbols)) {
            MarketEvent first = events.cursor().next();
            if (first == null) {
                throw new IOException("the tapes hold no event");
            }
            if (holdsRecords) {
                refuseOlder(connection, first, lowestEpoch(library));
            }
            events.cursor().seekTime(Long.MIN_VALUE);
            publish(events, connection, new ReplayClock(speed, first.eventTimeNanos()));
        }
        return 0;
    }

    /** Whether the topics hold records already, which is fine with {@code --append}. */
    private boolean check(MarketTopics topics) throws IOException {
        List<TopicSize> sizes = topics.sizes(realm);
        topics.checkPublisher(realm, sizes.isEmpty() ? 1 : sizes.get(0).partitions());
        long records = sizes.stream().mapToLong(TopicSize::records).sum();
        if (records > 0 && !append) {
            throw new IOException(
                    "the market topics of realm "
                            + realm.name()
                            + " already hold "
                            + records
                            + " records; publish to another --realm, or with --append behind them");
        }
        return records > 0;
    }

    private long lowestEpoch(TapeLibrary library) {
        return library.tapes().stream()
                .filter(it -> symbols.isEmpty() || !disjoint(it.symbols(), symbols))
                .filter(it -> it.info().events() > 0)
                .mapToLong(it -> it.info().sourceEpoch())
                .min()
                .orElseThrow();
    }

    private void refuseOlder(KafkaConnection connection, MarketEvent first, long lowestEpoch)
            throws IOException {
        Optional<MarketFrontier> last =
                MarketFrontier.last(connection, realm, InstantSource.system());
        if (last.isEmpty()) {
            return;
        }
        MarketFrontier frontier = last.get();
        if (first.eventTimeNanos() < frontier.orderTimeNanos()) {
            throw new IOException(
                    "the recording begins at "
                            + utc(first.eventTimeNanos())
                            + ", before "
                            + utc(frontier.orderTimeNanos())
                            + ", up to which realm "
                            + realm.name()
                            + " is complete; publish it to another --realm");
        }
        // An import's epoch is the midnight of its date: a second tape of the date has it again.
        if (lowestEpoch <= frontier.sourceEpoch()) {
            throw new IOException(
                    "the recording holds epoch "
                            + utc(lowestEpoch)
                            + " and realm "
                            + realm.name()
                            + " has come to epoch "
                            + utc(frontier.sourceEpoch())
                            + "; jobs drop as duplicates what is not of a higher epoch;"
                            + " publish it to another --realm");
        }
    }

    private static Instant utc(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private void publish(RecordedEvents events, KafkaConnection connection, ReplayClock clock)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter terminal = Boolean.getBoolean("groundswell.terminal") ? out : null;
        try (MarketWriter writer = MarketWriter.open(connection, realm)) {
            PublishProgress progress = new PublishProgress(writer, terminal, System::nanoTime);
            clock.run(System.nanoTime());
            new TopicPublisher(progress, clock, System::nanoTime, LockSupport::parkNanos)
                    .publish(events.cursor(), tailNanos);
            writer.flush();
            out.println(progress.summary());
        }
    }
}
