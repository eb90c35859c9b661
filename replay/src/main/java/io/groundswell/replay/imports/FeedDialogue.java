package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * A dialogue of Level 1 or Level 2 as a feed. It does not tell when its lines were received: what
 * stands for it is the wall clock as the lines told it so far.
 */
final class FeedDialogue implements RecordedFeed {
    private static final String SET_PROTOCOL = "S,SET PROTOCOL,";
    private static final long QUIET_NANOS = 1_000_000_000L;

    private final Dialogue dialogue;
    private final IqFeedPort port;
    private final ProtocolVersion version;
    private final DialogueClock clock;

    private FeedDialogue(
            Dialogue dialogue, IqFeedPort port, ProtocolVersion version, DialogueClock clock) {
        this.dialogue = dialogue;
        this.port = port;
        this.version = version;
        this.clock = clock;
    }

    /**
     * A dialogue as a feed.
     *
     * @param date the date where no line tells it, or null
     * @throws IOException where it is of another port, or neither tells the date
     */
    static FeedDialogue of(Dialogue dialogue, LocalDate date) throws IOException {
        IqFeedPort port = port(dialogue);
        if (date != null && !DialogueClock.isHeld(date)) {
            throw new IOException("--date: no date of a market: " + date);
        }
        if (port == null) {
            throw new IOException(dialogue.source() + ": neither history nor Level 1 or Level 2");
        }
        DialogueClock clock = DialogueClock.of(dialogue.read(), date);
        if (clock == null) {
            throw new IOException(dialogue.source() + ": no line tells the date: say --date");
        }
        return new FeedDialogue(dialogue, port, version(dialogue), clock);
    }

    private static IqFeedPort port(Dialogue dialogue) {
        for (String line : dialogue.read()) {
            if (line.startsWith("S,KEY,") || line.startsWith("S,CUST,")) {
                return IqFeedPort.LEVEL1;
            }
        }
        return dialogue.written().stream().anyMatch(FeedDialogue::isWatch)
                ? IqFeedPort.LEVEL2
                : null;
    }

    private static boolean isWatch(String line) {
        return line.startsWith("w") || line.startsWith("WOR,") || line.startsWith("WPL,");
    }

    /** That which the client asked for; 4.9 where it did not. */
    static ProtocolVersion version(Dialogue dialogue) {
        ProtocolVersion version = ProtocolVersion.V4_9;
        for (String line : dialogue.written()) {
            ProtocolVersion asked =
                    line.startsWith(SET_PROTOCOL)
                            ? ProtocolVersion.of(line.substring(SET_PROTOCOL.length()))
                            : null;
            version = asked == null ? version : asked;
        }
        return version;
    }

    @Override
    public String source() {
        return dialogue.source();
    }

    @Override
    public LocalDate tradingDate() {
        return clock.date();
    }

    @Override
    public long sourceEpoch() {
        return TradingDay.midnightNanos(clock.date(), EasternTime.ZONE);
    }

    @Override
    public boolean withDepth() {
        return port == IqFeedPort.LEVEL2;
    }

    @Override
    public long bytes() {
        return dialogue.read().stream().mapToLong(String::length).sum();
    }

    @Override
    public void replayTo(FeedTranslator translator) {
        EasternTime eastern = new EasternTime();
        long nanos = eastern.toNanos(clock.start());
        translator.connected(port, version, nanos);
        if (port == IqFeedPort.LEVEL2) {
            for (String line : dialogue.written()) {
                String symbol = watched(line);
                if (symbol.matches(TapePlan.SYMBOL)) {
                    translator.undescribed(symbol, nanos);
                }
            }
        }
        List<String> lines = dialogue.read();
        long localMicros = clock.start();
        for (int i = 0; i < lines.size(); i++) {
            localMicros = clock.after(lines.get(i), localMicros);
            byte[] bytes = lines.get(i).getBytes(StandardCharsets.ISO_8859_1);
            translator.at(i + 1);
            if (bytes.length > 0) {
                translator.line(port, eastern.toNanos(localMicros), bytes, 0, bytes.length);
            }
        }
        // Time goes on: a picture of depth that was still coming is whole.
        long later = eastern.toNanos(localMicros) + QUIET_NANOS;
        translator.connected(IqFeedPort.LOOKUP, version, later);
    }

    private static String watched(String line) {
        if (line.startsWith("WOR,") || line.startsWith("WPL,")) {
            return CommaFields.at(CommaFields.of(line, 2), 1);
        }
        return line.startsWith("w") ? line.substring(1) : "";
    }
}
