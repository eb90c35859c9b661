package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeReaderTest {
    @TempDir Path folder;

    @Test
    void shouldReadOnWhenAnotherOfItsSharedCursorsIsClosed() throws IOException {
        Path file = folder.resolve("shared.tape");
        List<MarketEvent> one =
                RandomDay.inSession(() -> RandomDay.events(new Random(4), "IBM", 1, 300));
        List<MarketEvent> other =
                RandomDay.inSession(() -> RandomDay.events(new Random(5), "SPY", 1, 300));
        Tapes.write(file, Stream.concat(one.stream(), other.stream()).toList());

        try (TapeReader tape = TapeReader.open(file);
                SharedCursors shared = tape.sharedCursors()) {
            EventCursor first = shared.cursor("IBM");
            EventCursor second = shared.cursor("SPY");
            for (int i = 0; i < 100; i++) {
                assertThat(first.next()).isEqualTo(one.get(i));
                assertThat(second.next()).isEqualTo(other.get(i));
            }
            first.close();
            assertThat(Tapes.rest(second)).isEqualTo(other.subList(100, 300));
        }
    }

    @Test
    void shouldSayWhyWhenTheFileIsNoTape() throws IOException {
        Path missing = folder.resolve("missing.tape");
        assertRefused(missing, missing + ": no such file");
        assertRefused(folder, folder + ": a folder, not a tape");

        Path empty = Files.createFile(folder.resolve("empty.tape"));
        assertRefused(empty, empty + ": the file is empty");

        Path text = folder.resolve("text.tape");
        Files.writeString(text, "time,price,size\n".repeat(100));
        assertRefused(
                text,
                text
                        + ": at byte 0: not a tape: the file starts with other bytes than a tape"
                        + " does");

        Path shorter = folder.resolve("short.tape");
        Files.write(shorter, TapeFormat.HEADER_MAGIC);
        assertRefused(shorter, shorter + ": at byte 8: the file ends here: the tape is cut short");
    }

    @Test
    void shouldRefuseWhenUnfinished() throws IOException {
        Path file = folder.resolve("day.tape");
        Path partial = folder.resolve("day.tape.partial");
        Path renamed = folder.resolve("renamed.tape");
        try (TapeWriter writer = Tapes.writer(file)) {
            for (MarketEvent event : GoldenDay.events()) {
                writer.append(event);
            }
            assertRefused(
                    partial,
                    partial + ": an unfinished tape: its writer still runs or was stopped");
            Files.copy(partial, renamed);
            assertThatThrownBy(() -> TapeReader.open(renamed))
                    .isInstanceOf(DamagedTapeException.class)
                    .hasMessageContaining("cut short");
        }
    }

    @Test
    void shouldRefuseWhenOfANewerVersion() throws IOException {
        Path file = folder.resolve("day.tape");
        Tapes.write(file, GoldenDay.events());
        byte[] bytes = Files.readAllBytes(file);

        Files.write(file, withVersion(bytes, 8, 2));
        assertRefused(
                file,
                file
                        + ": at byte 8: tape format version 2 is newer than what this program"
                        + " reads (1)");
        Files.write(file, withVersion(bytes, 12, 7));
        assertRefused(
                file,
                file
                        + ": at byte 8: event schema version 7 is newer than what this program"
                        + " reads (2)");
        Files.write(file, withVersion(bytes, 10, 9));
        assertThatThrownBy(() -> TapeReader.open(file)).hasMessageContaining("event schema id");
        Files.write(file, withVersion(bytes, 14, 1));
        assertThatThrownBy(() -> TapeReader.open(file)).hasMessageContaining("header extension");
    }

    @Test
    void shouldReadNoOtherBlockWhenSeekingIntoOne() throws IOException {
        Path file = folder.resolve("day.tape");
        List<MarketEvent> day =
                RandomDay.inSession(() -> RandomDay.events(new Random(3), "SPY", 1, 200));
        Tapes.write(file, day);
        List<IndexEntry> blocks;
        try (TapeReader reader = TapeReader.open(file)) {
            blocks = reader.footer().symbols().get(0).blocks();
        }
        assertThat(blocks).hasSizeGreaterThan(10);
        int wanted = 5;
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < blocks.size(); i++) {
            if (i != wanted) {
                bytes[(int) blocks.get(i).offset()] ^= 1;
            }
        }
        Files.write(file, bytes);

        try (TapeReader reader = TapeReader.open(file);
                EventCursor cursor = reader.all()) {
            cursor.seek(blocks.get(wanted - 1).last());
            for (int i = 0; i < blocks.get(wanted).events(); i++) {
                assertThat(cursor.next()).isNotNull();
            }
            assertThatThrownBy(cursor::next).isInstanceOf(DamagedTapeException.class);
            assertThatThrownBy(cursor::next)
                    .as("nothing is handed out behind the damage")
                    .isInstanceOf(DamagedTapeException.class);
            cursor.seek(blocks.get(wanted - 1).last());
            assertThat(EventPosition.of(cursor.next().header()))
                    .isEqualTo(blocks.get(wanted).first());
        }
    }

    @Test
    void shouldGiveEachThreadItsEventsWhenCursorsShareTheTape() throws Exception {
        Path file = folder.resolve("day.tape");
        List<MarketEvent> day =
                RandomDay.inSession(
                        () -> RandomDay.events(new Random(4), List.of("A", "B", "C"), 300));
        Tapes.write(file, day);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TapeReader reader = TapeReader.open(file)) {
            Callable<List<MarketEvent>> read =
                    () -> {
                        try (EventCursor cursor = reader.all()) {
                            return Tapes.rest(cursor);
                        }
                    };
            for (Future<List<MarketEvent>> result :
                    threads.invokeAll(List.of(read, read, read, read))) {
                assertThat(result.get()).isEqualTo(day);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldTellItsInstrumentsAndRefuseASymbolWhenItHoldsNone() throws IOException {
        Path file = folder.resolve("day.tape");
        Tapes.write(
                file,
                RandomDay.inSession(
                        () -> RandomDay.events(new Random(5), List.of("IBM", "AIG"), 5)));

        try (TapeReader reader = TapeReader.open(file)) {
            assertThat(reader.symbols()).containsExactly("AIG", "IBM");
            assertThat(reader.instruments())
                    .containsExactly(RandomDay.instrument("AIG"), RandomDay.instrument("IBM"));
            assertThatThrownBy(() -> reader.cursor("SPY"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + " holds no symbol SPY");
        }
    }

    @Test
    void shouldBeEmptyWhenNothingWasWritten() throws IOException {
        Path file = folder.resolve("nothing.tape");
        Tapes.write(file, List.of());

        assertThat(Tapes.readAll(file)).isEmpty();
        assertThat(Tapes.verify(file).blocks()).isZero();
    }

    private static byte[] withVersion(byte[] tape, int at, int version) {
        byte[] bytes = tape.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(at, (short) version);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, TapeFormat.HEADER_CHECKED_LENGTH);
        buffer.putInt(TapeFormat.HEADER_CHECKED_LENGTH, (int) crc.getValue());
        return bytes;
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> TapeReader.open(file))
                .isInstanceOf(DamagedTapeException.class)
                .hasMessage(message);
    }
}
