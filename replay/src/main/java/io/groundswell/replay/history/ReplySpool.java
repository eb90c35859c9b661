package io.groundswell.replay.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.lookup.ReplySink;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.EventHeader;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The answer to a question for history, on file as it comes: what an import reads, what a person
 * can look at while it grows, and what a downloader that was killed goes on from. The first line
 * tells the version as IQConnect does; the last one is the end mark, once the answer is whole.
 *
 * <p>One thread at a time.
 */
final class ReplySpool implements ReplySink, Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String LINE_END = "\r\n";
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final HistoryUnit unit;
    private final FileChannel file;
    private final SpoolStart start;
    private final LongConsumer bytesTaken;
    private OutputStream out;
    private long rows;

    /** What came before is of another version: it is to be begun anew. */
    static final class OtherVersionException extends IOException {
        private static final long serialVersionUID = 1L;

        OtherVersionException(String message) {
            super(message);
        }
    }

    private ReplySpool(
            HistoryUnit unit, FileChannel file, SpoolStart start, LongConsumer bytesTaken) {
        this.unit = unit;
        this.file = file;
        this.start = start;
        this.bytesTaken = bytesTaken;
    }

    /**
     * Opens the file, a new one or what an earlier process left.
     *
     * @param continues whether to go on from what is there; else it is begun anew
     * @param bytesTaken told the length of each row that is taken
     * @throws IOException where the file cannot be used
     */
    static ReplySpool open(Path path, HistoryUnit unit, boolean continues, LongConsumer bytesTaken)
            throws IOException {
        SpoolStart start = continues ? SpoolStart.of(path, unit.kind()) : SpoolStart.ANEW;
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new ReplySpool(unit, file, start, bytesTaken);
    }

    /** Whether it is whole already: nothing needs to be asked. */
    boolean isWhole() {
        return start.isWhole();
    }

    /** The second to ask from on; empty for all. */
    Optional<LocalDateTime> resumesAt() {
        return start.second();
    }

    /** Rows taken of the last attempt. */
    long rows() {
        return rows;
    }

    @Override
    public void begin(String version) throws IOException {
        boolean goesOn = start.offset() > 0;
        if (goesOn && !version.equals(start.version())) {
            throw new OtherVersionException(
                    "the server speaks "
                            + version
                            + " now, and what came of "
                            + unit
                            + " before is of "
                            + start.version());
        }
        file.truncate(start.offset());
        file.position(start.offset());
        rows = 0;
        out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES);
        if (!goesOn) {
            write(SpoolStart.VERSION_LINE + version);
        }
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) throws IOException {
        if (!isWithin(localMicros(message))) {
            return;
        }
        rows++;
        out.write(bytes, from, to - from);
        out.write(LINE_END.getBytes(ISO_8859_1));
        bytesTaken.accept(to - from + LINE_END.length());
    }

    /** Weeks and months, which are asked for by number, come from other years too. */
    private boolean isWithin(long localMicros) {
        long day = Math.floorDiv(localMicros, EasternTime.DAY_MICROS);
        return localMicros == EventHeader.ABSENT
                || (day >= unit.first().toEpochDay() && day <= unit.last().toEpochDay());
    }

    /** The answer is whole; its rows are on file now. */
    void finish() throws IOException {
        write("!ENDMSG!,");
        out.flush();
    }

    private void write(String line) throws IOException {
        out.write((line + LINE_END).getBytes(ISO_8859_1));
    }

    /** Where a row stands in local time; ABSENT for what is no row of history. */
    static long localMicros(WireMessage message) {
        if (message instanceof TickRow row) {
            return row.localMicros();
        }
        if (message instanceof IntervalRow row) {
            return row.localMicros();
        }
        return message instanceof PeriodRow row ? row.localMicros() : EventHeader.ABSENT;
    }

    /** The whole second that local microseconds are of. */
    static LocalDateTime second(long localMicros) {
        long seconds = Math.floorDiv(localMicros, MICROS_PER_SECOND);
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    /** What came of an answer that is not whole stays, to be gone on from. */
    @Override
    public void close() throws IOException {
        try {
            if (out != null) {
                out.flush();
            }
        } finally {
            file.close();
        }
    }
}
