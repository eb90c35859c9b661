package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tapes whose bytes lie although their checksums are right end in DamagedTapeException only. */
class TapeFuzz {
    private static final long NANOS = Long.getLong("fuzz.seconds", 2) * 1_000_000_000L;

    @TempDir Path folder;

    @Test
    void shouldEndInDamageWhenAFooterOrABlockLiesBehindItsChecksum() throws IOException {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        Path file = folder.resolve("day.tape");
        List<MarketEvent> day =
                RandomDay.inSession(() -> RandomDay.events(random, List.of("A", "B"), 40));
        Tapes.write(file, day);
        byte[] good = Files.readAllBytes(file);
        long refused = 0;
        long tries = 0;
        long end = System.nanoTime() + NANOS;
        while (System.nanoTime() < end) {
            byte[] lying = good.clone();
            lie(random, lying);
            Files.write(file, lying);
            try {
                Tapes.verify(file);
            } catch (DamagedTapeException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("-Dfuzz.seed=" + seed + " try " + tries, e);
            }
            tries++;
        }
        assertThat(refused).as("refused of %d, -Dfuzz.seed=%d", tries, seed).isPositive();
    }

    /** Changes bytes of the footer or of one block and makes the checksum right again. */
    private static void lie(Random random, byte[] tape) {
        ByteBuffer bytes = ByteBuffer.wrap(tape).order(ByteOrder.LITTLE_ENDIAN);
        int trailer = tape.length - TapeFormat.TRAILER_LENGTH;
        int footer = (int) bytes.getLong(trailer);
        CRC32C crc = new CRC32C();
        if (random.nextBoolean()) {
            change(random, tape, footer, trailer + Long.BYTES + Integer.BYTES);
            crc.update(tape, footer, trailer - footer + TapeFormat.TRAILER_CHECKED_LENGTH);
            bytes.putInt(trailer + TapeFormat.TRAILER_CHECKED_LENGTH, (int) crc.getValue());
            return;
        }
        int frame = TapeFormat.HEADER_LENGTH;
        for (int skip = random.nextInt(8); skip > 0; skip--) {
            int next = frame + TapeFormat.FRAME_LENGTH + bytes.getInt(frame);
            frame = next < footer ? next : frame;
        }
        int payload = bytes.getInt(frame);
        int start = frame + TapeFormat.FRAME_LENGTH;
        if (random.nextBoolean()) {
            change(random, tape, start, start + payload);
        } else {
            bytes.putInt(frame + Integer.BYTES, random.nextInt() >>> random.nextInt(Integer.SIZE));
        }
        crc.update(tape, frame, TapeFormat.FRAME_CHECKED_LENGTH);
        crc.update(tape, start, payload);
        bytes.putInt(frame + TapeFormat.FRAME_CHECKED_LENGTH, (int) crc.getValue());
    }

    private static void change(Random random, byte[] tape, int from, int to) {
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            tape[from + random.nextInt(to - from)] = (byte) random.nextInt();
        }
    }
}
