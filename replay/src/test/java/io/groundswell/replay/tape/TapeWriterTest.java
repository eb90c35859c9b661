package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeWriterTest {
    @TempDir Path folder;

    private Path file;
    private Path partial;

    @BeforeEach
    void nameFiles() {
        file = folder.resolve("day.tape");
        partial = folder.resolve("day.tape.partial");
    }

    @Test
    void shouldHaveItsNameOnlyWhenFinished() throws IOException {
        try (TapeWriter writer = Tapes.writer(file)) {
            writer.append(definition("SPY", 1, 1, 10));
            assertThat(file).doesNotExist();
            assertThat(partial).exists();

            TapeInfo info = writer.finish();

            assertThat(partial).doesNotExist();
            assertThat(info)
                    .isEqualTo(
                            new TapeInfo("a-day", Tapes.DAY, "made up", "nobody's", 1, 1, 10, 10));
        }
        assertThat(Tapes.readAll(file)).containsExactly(definition("SPY", 1, 1, 10));
    }

    @Test
    void shouldLeaveNothingWhenClosedWithoutFinish() throws IOException {
        try (TapeWriter writer = Tapes.writer(file)) {
            writer.append(definition("SPY", 1, 1, 10));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldKeepTheOlderTapeWhenTheNewOneIsNotFinished() throws IOException {
        List<MarketEvent> old = List.of(definition("SPY", 1, 1, 10));
        Tapes.write(file, old);
        try (TapeWriter writer = Tapes.writer(file)) {
            writer.append(definition("IBM", 2, 1, 10));
        }
        assertThat(Tapes.readAll(file)).isEqualTo(old);

        Tapes.write(file, List.of());
        assertThat(Tapes.verify(file).events()).isZero();
    }

    @Test
    void shouldOverwriteWhatAKilledWriterLeft() throws IOException {
        Files.write(partial, new byte[100_000]);

        Tapes.write(file, GoldenDay.events());

        assertThat(Tapes.readAll(file)).isEqualTo(GoldenDay.events());
    }

    @Test
    void shouldRefuseWhenAnotherWriterIsAtWork() throws IOException {
        try (TapeWriter writer = Tapes.writer(file)) {
            assertThatThrownBy(() -> Tapes.writer(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage(partial + ": another writer is at work on this file");
            writer.append(definition("SPY", 1, 1, 10));
            writer.finish();
        }
        assertThat(Tapes.readAll(file)).hasSize(1);
    }

    @Test
    void shouldRefuseAndGoOnWhenAnEventBreaksARule() throws IOException {
        MarketEvent first = definition("SPY", 5, 1, 10);
        MarketEvent second = update("SPY", 5, 2, 11);
        try (TapeWriter writer = Tapes.writer(file)) {
            refuse(writer, update("SPY", 5, 1, 10), "starts with InstrumentDefined", "sequence=1");
            refuse(writer, definition("SPY", 5, 2, 10), "does not start at 1", "sequence=2");
            writer.append(first);
            refuse(writer, update("SPY", 5, 2, 9), "out of order", "Nanos=9", "Nanos=10");
            refuse(writer, first, "out of order", "Nanos=10");
            refuse(writer, update("SPY", 5, 3, 11), "not contiguous", "sequence=3", "sequence=1");
            refuse(writer, definition("SPY", 4, 1, 11), "epoch goes back", "Epoch=4", "Epoch=5");
            refuse(writer, update("SPY", 6, 1, 11), "starts with InstrumentDefined", "Epoch=6");
            refuse(writer, Heartbeat.of(Topic.L2, 5, 12), "heartbeat");
            refuse(writer, definition("S Y", 1, 1, 12), "not a symbol: 'S Y'");
            refuse(writer, definition("", 1, 1, 12), "not a symbol: ''");
            writer.append(second);
            writer.finish();
        }
        assertThat(Tapes.readAll(file)).containsExactly(first, second);
        assertThat(Tapes.verify(file).events()).isEqualTo(2);
    }

    @Test
    void shouldTakeANewEpochWhenItBeginsAgain() throws IOException {
        List<MarketEvent> day =
                List.of(
                        definition("SPY", 5, 1, 10),
                        update("SPY", 5, 2, 11),
                        definition("SPY", 7, 1, 11),
                        update("SPY", 7, 2, 12));

        TapeInfo info = Tapes.write(file, day);

        assertThat(info.sourceEpoch()).isEqualTo(5);
        assertThat(Tapes.verify(file).events()).isEqualTo(4);
        assertThat(Tapes.readAll(file)).isEqualTo(day);
    }

    @Test
    void shouldRefuseWhenFinishedTwiceOrAfterClose() throws IOException {
        TapeWriter writer = Tapes.writer(file);
        writer.finish();
        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.append(definition("SPY", 1, 1, 10)))
                .isInstanceOf(IllegalStateException.class);
        writer.close();
        assertThat(file).exists();
    }

    @Test
    void shouldRefuseWhenTheNameIsNotATapes() {
        assertThatThrownBy(() -> Tapes.writer(folder.resolve("day.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the name of a tape ends in .tape: ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldHoldNoMoreThanOneBlockPerSymbolWhenTheDayIsLong() throws IOException {
        PendingBlock block = new PendingBlock(4096);
        UnsafeBuffer message = new UnsafeBuffer(new byte[100]);
        EventHeader header = definition("SPY", 1, 1, 10).header();
        for (int i = 0; i < 100_000; i++) {
            if (!block.hasRoomFor(100)) {
                assertThat(block.raw()).hasSizeLessThanOrEqualTo(4096);
                block.written(0, 1);
            }
            block.add(header, message, 100);
        }
        assertThat(block.length()).isLessThanOrEqualTo(4096);
        assertThat(block.raw()).hasSizeLessThanOrEqualTo(4096);
    }

    private static void refuse(TapeWriter writer, MarketEvent event, String... parts) {
        assertThatThrownBy(() -> writer.append(event))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(parts);
    }

    private static EventHeader header(String symbol, long epoch, long sequence, long time) {
        return new EventHeader(
                symbol, Topic.L2, epoch, sequence, time, time, EventHeader.ABSENT, 0, 4, 0, 0);
    }

    private static MarketEvent definition(String symbol, long epoch, long sequence, long time) {
        return new InstrumentDefined(
                header(symbol, epoch, sequence, time), RandomDay.instrument(symbol));
    }

    private static MarketEvent update(String symbol, long epoch, long sequence, long time) {
        return DepthUpdate.level(
                header(symbol, epoch, sequence, time), DepthAction.CHANGE, Side.BID, 10_000, 5);
    }
}
