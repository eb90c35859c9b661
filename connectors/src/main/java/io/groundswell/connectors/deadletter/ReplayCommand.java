package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.KafkaAddress;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.connectors.kafka.TopicSize;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code deadletters replay}: open letters go onto the market topics again, for the storage job to
 * take. Exit status 0 where every letter that was named is sent, now or before, and 1 where one is
 * left open. A dry run does everything but send and mark.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Send letters again, after a fix: those that are events go to the market topics"
                        + " once more, as themselves, and the storage job stores them.")
final class ReplayCommand implements Callable<Integer> {
    /** At half a megabyte each, what is held at once fits the usual heap many times. */
    private static final int BATCH = 64;

    private static final int MOST_TOLD = 50;
    private static final int LEFT_OPEN = 1;

    @Spec private CommandSpec spec;

    @Mixin private LetterStore store;

    @Mixin private KafkaAddress kafka;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Letters, as list tells them.")
    private Set<String> ids = new LinkedHashSet<>();

    @Option(names = "--all", description = "All that are open.")
    private boolean all;

    @Option(names = "--dry-run", description = "Tell what would be sent; send nothing.")
    private boolean dryRun;

    private int told;

    @Override
    public Integer call() throws IOException {
        if (ids.isEmpty() != all) {
            throw new ParameterException(
                    spec.commandLine(), "say the ids of letters, or --all, and not both");
        }
        KafkaConnection connection = kafka.connection();
        InstantSource clock = InstantSource.system();
        try (ClickHouse clickHouse = store.open();
                MarketWriter writer = writer(connection)) {
            LetterTable table = new LetterTable(clickHouse);
            LetterReplay replay =
                    dryRun
                            ? new LetterReplay(new NoRoad(), sent -> {}, this::tellLeft)
                            : new LetterReplay(
                                    new Writing(writer),
                                    sent -> table.mark(sent, clock.instant()),
                                    this::tellLeft);
            if (all) {
                replayAll(table, replay);
            } else {
                replayNamed(table, replay);
            }
            return tell(replay);
        }
    }

    private MarketWriter writer(KafkaConnection connection) throws IOException {
        MarketTopics topics = new MarketTopics(connection);
        List<TopicSize> sizes = topics.sizes(store.realm());
        topics.checkPublisher(store.realm(), sizes.isEmpty() ? 1 : sizes.get(0).partitions());
        return MarketWriter.open(connection, store.realm());
    }

    /** A letter that is refused again keeps its place, which then has gone by: this ends. */
    private static void replayAll(LetterTable table, LetterReplay replay) throws IOException {
        List<StoredLetter> batch = table.openBehind(Optional.empty(), BATCH);
        while (!batch.isEmpty()) {
            replay.replay(batch);
            batch = table.openBehind(Optional.of(batch.get(batch.size() - 1)), BATCH);
        }
    }

    private void replayNamed(LetterTable table, LetterReplay replay) throws IOException {
        List<StoredLetter> batch = new ArrayList<>(BATCH);
        for (String id : ids) {
            Optional<StoredLetter> found = table.find(id);
            if (found.isEmpty()) {
                replay.leaveOpen(id, "no such letter");
            } else if (found.get().isOpen()) {
                batch.add(found.get());
            } else {
                out().println(
                                PrintableText.of(id)
                                        + ": was sent again at "
                                        + found.get().sentAgainAt().orElseThrow());
            }
            if (batch.size() == BATCH) {
                replay.replay(batch);
                batch.clear();
            }
        }
        replay.replay(batch);
    }

    private void tellLeft(String id, String why) {
        if (told++ < MOST_TOLD) {
            out().println(PrintableText.of(id) + ": left open: " + PrintableText.of(why));
        }
    }

    private int tell(LetterReplay replay) {
        if (told > MOST_TOLD) {
            out().println("... and " + (told - MOST_TOLD) + " more left open");
        }
        out().println(
                        replay.sent()
                                + (dryRun ? " would be sent again, " : " sent again, ")
                                + replay.left()
                                + " left open");
        return replay.left() == 0 ? 0 : LEFT_OPEN;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** To the market topics. */
    private record Writing(MarketWriter writer) implements LetterReplay.Road {
        @Override
        public void send(MarketEvent event) throws IOException {
            writer.send(event);
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }
    }

    /** To nowhere. */
    private record NoRoad() implements LetterReplay.Road {
        @Override
        public void send(MarketEvent event) {}

        @Override
        public void flush() {}
    }
}
