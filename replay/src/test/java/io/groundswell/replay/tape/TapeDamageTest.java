package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No damage passes: neither verification nor a reader that only reads lets it through. */
class TapeDamageTest {
    @TempDir Path folder;

    private Path file;
    private byte[] good;

    @BeforeEach
    void writeTape() throws IOException {
        file = folder.resolve("small.tape");
        Tapes.write(file, day());
        good = Files.readAllBytes(file);
        assertThat(Tapes.verify(file).blocks()).isGreaterThan(2);
    }

    /** The golden day, and so much more of one of its symbols that it needs a second block. */
    private static List<MarketEvent> day() {
        List<MarketEvent> events = new ArrayList<>(GoldenDay.events());
        EventHeader last =
                events.stream()
                        .map(MarketEvent::header)
                        .filter(it -> it.symbol().equals("AMZN") && it.topic() == Topic.L2)
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
        EventStamper stamper =
                new EventStamper(last.sourceEpoch() + 1, new Frontier(), "AMZN", 4, 0);
        for (int i = 1; i <= 20; i++) {
            long time = last.eventTimeNanos() + i;
            EventHeader header = stamper.next(Topic.L2, time, time, 0, 0);
            events.add(
                    i == 1
                            ? new InstrumentDefined(header, RandomDay.instrument("AMZN"))
                            : new BookClear(header, true, false));
        }
        return events;
    }

    @Test
    void shouldRefuseWhenABitOfAnyByteIsFlipped() throws IOException {
        for (int at = 0; at < good.length; at++) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) (1 << at % Byte.SIZE);
            assertRefused(damaged, "bit " + at % Byte.SIZE + " of byte " + at);
        }
    }

    @Test
    void shouldRefuseWhenCutAtAnyLength() throws IOException {
        for (int length = 0; length < good.length; length++) {
            assertRefused(Arrays.copyOf(good, length), "cut at " + length);
        }
    }

    @Test
    void shouldRefuseWhenBytesFollow() throws IOException {
        for (int extra = 1; extra <= 40; extra++) {
            assertRefused(Arrays.copyOf(good, good.length + extra), extra + " zeros behind");
        }
        byte[] twice = Arrays.copyOf(good, 2 * good.length);
        System.arraycopy(good, 0, twice, good.length, good.length);
        assertRefused(twice, "the tape behind itself");
    }

    @Test
    void shouldRefuseWhenTwoBlocksOfTheSameLengthAreSwapped() throws IOException {
        try (TapeReader reader = TapeReader.open(file)) {
            var blocks = reader.footer().symbols().get(0).blocks();
            IndexEntry one = blocks.get(0);
            IndexEntry other = blocks.get(1);
            byte[] damaged = good.clone();
            int length = Math.min(one.length(), other.length());
            System.arraycopy(good, (int) one.offset(), damaged, (int) other.offset(), length);
            assertRefused(damaged, "a block over another");
        }
    }

    @Test
    void shouldNameFilePlaceAndReasonInOneLineWhenDamaged() throws IOException {
        byte[] damaged = good.clone();
        damaged[TapeFormat.HEADER_LENGTH + TapeFormat.FRAME_LENGTH] ^= 1;
        Files.write(file, damaged);

        assertThatThrownBy(() -> Tapes.verify(file))
                .hasMessage(file + ": at byte 20: the block's checksum is wrong");
    }

    private void assertRefused(byte[] damaged, String how) throws IOException {
        Files.write(file, damaged);
        try {
            TapeVerification passed = Tapes.verify(file);
            fail("verified with " + how + ": " + passed);
        } catch (DamagedTapeException e) {
            assertThat(e.getMessage()).startsWith(file + ": ").doesNotContain("\n");
        }
        try {
            List<MarketEvent> passed = Tapes.readAll(file);
            fail("read with " + how + ": " + passed);
        } catch (DamagedTapeException e) {
            assertThat(e.getMessage()).startsWith(file + ": ");
        }
    }
}
