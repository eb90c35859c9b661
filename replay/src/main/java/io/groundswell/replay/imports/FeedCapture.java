package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.collector.JsonlLine;
import io.groundswell.connectors.iqfeed.collector.JsonlNotes;
import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A capture of our own collector, exported as JSON lines: one epoch, within one date in New York.
 * It gives the events that the collector made of it, with their identities. An export that does not
 * say what the epoch began with, as those of before it did, is taken for the first epoch there was.
 */
final class FeedCapture implements RecordedFeed {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Path file;
    private JsonlNotes notes = new JsonlNotes();
    private Optional<TranslatorOptions> begin = Optional.empty();
    private long sourceEpoch;
    private LocalDate tradingDate;
    private boolean withDepth;
    private long bytes;

    private FeedCapture(Path file) {
        this.file = file;
    }

    /** Whether the file begins as a capture does. */
    static boolean isOne(Path file) throws IOException {
        try (ByteLines lines = ByteLines.open(file)) {
            return lines.next()
                    && lines.start() < lines.end()
                    && lines.bytes()[lines.start()] == '{';
        }
    }

    /**
     * Looks through a capture once.
     *
     * @throws IOException where it cannot be read, has a line that is none of a capture, or is of
     *     several epochs or dates
     */
    static FeedCapture of(Path file) throws IOException {
        FeedCapture capture = new FeedCapture(file);
        capture.read(
                (line, number) -> {
                    LocalDate date = date(line.receiveTimeNanos());
                    if (capture.tradingDate == null) {
                        capture.sourceEpoch = line.sourceEpoch();
                        capture.tradingDate = date;
                    } else if (line.sourceEpoch() != capture.sourceEpoch) {
                        throw new IOException(file + ": line " + number + " is of another epoch");
                    } else if (!date.equals(capture.tradingDate)) {
                        throw new IOException(
                                file
                                        + ": line "
                                        + number
                                        + " is of "
                                        + date
                                        + ", the first of "
                                        + capture.tradingDate
                                        + "; a tape is of one date");
                    }
                    capture.withDepth |= line.port() == IqFeedPort.LEVEL2;
                });
        if (capture.tradingDate == null) {
            throw new IOException(file + ": no line of a capture");
        }
        capture.learnBegin();
        return capture;
    }

    private void learnBegin() throws IOException {
        try {
            begin = notes.begin();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": what it begins with: " + e.getMessage(), e);
        }
        if (begin.isPresent() && begin.get().sourceEpoch() != sourceEpoch) {
            throw new IOException(file + ": begins with what another epoch began with");
        }
    }

    private static LocalDate date(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND))
                .atZone(EasternTime.ZONE)
                .toLocalDate();
    }

    @Override
    public String source() {
        return file.toString();
    }

    @Override
    public LocalDate tradingDate() {
        return tradingDate;
    }

    @Override
    public long sourceEpoch() {
        return sourceEpoch;
    }

    @Override
    public boolean withDepth() {
        return withDepth;
    }

    @Override
    public TranslatorOptions begin() {
        return begin.orElseGet(RecordedFeed.super::begin);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void replayTo(FeedTranslator translator) throws IOException {
        read((line, number) -> line.applyTo(translator, number));
        if (notes.isEnded()) {
            translator.finish();
        }
    }

    /** Takes one line. */
    private interface LineTaker {
        void take(JsonlLine line, long number) throws IOException;
    }

    /** The last line may be cut off: the file may have been copied while it was written. */
    private void read(LineTaker taker) throws IOException {
        try (ByteLines lines = ByteLines.open(file)) {
            long bad = 0;
            JsonlNotes read = new JsonlNotes();
            while (lines.next()) {
                if (bad > 0) {
                    throw new IOException(file + ": line " + bad + " is none of a capture");
                }
                JsonlLine line = JsonlLine.parse(lines.bytes(), lines.start(), lines.end());
                if (lines.isTooLong()) {
                    bad = lines.number();
                } else if (line != null) {
                    taker.take(line, lines.number());
                } else if (!read.take(lines.bytes(), lines.start(), lines.end())) {
                    bad = lines.number();
                }
            }
            bytes = lines.bytesRead();
            notes = read;
        }
    }
}
