package io.groundswell.replay.tape;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Predicate;

/** Walks along the blocks of one symbol. */
final class SymbolCursor implements EventCursor {
    private final BlockReader reader;
    private final boolean ownsReader;
    private final List<IndexEntry> blocks;
    private final RawBlock raw = new RawBlock();

    /** The block that the buffer holds, or -1; it stays there when a seek ends in it. */
    private int loaded = -1;

    private int current;
    private int offset;
    private int taken;

    /** Events to be passed over after a seek; null where there is none. */
    private Predicate<EventHeader> passOver;

    /** What stopped the walk; nothing behind it is handed out, only a seek goes on. */
    private IOException failure;

    SymbolCursor(BlockReader reader, boolean ownsReader, List<IndexEntry> blocks) {
        this.reader = reader;
        this.ownsReader = ownsReader;
        this.blocks = blocks;
    }

    @Override
    public MarketEvent next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            MarketEvent event = step();
            if (passOver != null) {
                while (event != null && passOver.test(event.header())) {
                    event = step();
                }
                passOver = null;
            }
            return event;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private MarketEvent step() throws IOException {
        if (current == blocks.size()) {
            return null;
        }
        IndexEntry block = blocks.get(current);
        if (loaded != current) {
            loaded = -1;
            reader.read(block, raw);
            loaded = current;
        }
        MarketEvent event = decode(block);
        taken++;
        if (taken == 1) {
            check(block, event, block.first());
        }
        if (taken == block.events()) {
            check(block, event, block.last());
            if (offset != raw.buffer().capacity()) {
                throw reader.damaged(block, "the block holds more events than the index says");
            }
            goTo(current + 1);
        }
        return event;
    }

    private MarketEvent decode(IndexEntry block) throws DamagedTapeException {
        int left = raw.buffer().capacity() - offset - TapeFormat.EVENT_LENGTH_BYTES;
        int length = left < 0 ? -1 : raw.buffer().getInt(offset, ByteOrder.LITTLE_ENDIAN);
        if (length < 0 || length > left) {
            throw reader.damaged(block, "the block ends within an event");
        }
        int start = offset + TapeFormat.EVENT_LENGTH_BYTES;
        MarketEvent event = reader.decode(block, raw.buffer(), start, length);
        if (!event.header().symbol().equals(block.symbol())) {
            throw reader.damaged(
                    block, "a block of " + block.symbol() + " holds an event of " + event.symbol());
        }
        offset = start + length;
        return event;
    }

    private void check(IndexEntry block, MarketEvent event, EventPosition expected)
            throws DamagedTapeException {
        EventPosition actual = EventPosition.of(event.header());
        if (!actual.equals(expected)) {
            throw reader.damaged(
                    block, "the block holds " + actual + " where the index says " + expected);
        }
    }

    @Override
    public void seek(EventPosition after) {
        goTo(firstBlock(block -> block.last().compareTo(after) > 0));
        passOver = header -> EventPosition.of(header).compareTo(after) <= 0;
    }

    @Override
    public void seekTime(long timeNanos) {
        goTo(firstBlock(block -> block.last().eventTimeNanos() >= timeNanos));
        passOver = header -> header.eventTimeNanos() < timeNanos;
    }

    private void goTo(int block) {
        current = block;
        offset = 0;
        taken = 0;
        failure = null;
    }

    /** The first block that satisfies what holds of every later block too, or the end. */
    private int firstBlock(Predicate<IndexEntry> satisfies) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (satisfies.test(blocks.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public void close() {
        if (ownsReader) {
            reader.close();
        }
    }
}
