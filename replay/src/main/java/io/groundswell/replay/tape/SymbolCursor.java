package io.groundswell.replay.tape;

import io.groundswell.model.codec.UnreadableEventException;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks along the blocks of one symbol. With thousands of symbols in a merge each step finds its
 * memory cold, therefore a step touches this object, the buffer and the bytes, and the index only
 * at the ends of a block.
 */
final class SymbolCursor implements EventCursor {
    private final BlockReader reader;
    private final boolean ownsReader;
    private final List<IndexEntry> blocks;
    private final String symbol;
    private final RawBlock raw = new RawBlock();
    private final UnsafeBuffer buffer = raw.buffer();

    /** The block that the buffer holds, or -1; it stays there when a seek ends in it. */
    private int loaded = -1;

    /** The block to begin when nothing is left of the one before. */
    private int upcoming;

    private int left;
    private int offset;
    private boolean atFirst;

    /** Events to be passed over after a seek; null where there is none. */
    private Predicate<EventHeader> passOver;

    /** What stopped the walk; nothing behind it is handed out, only a seek goes on. */
    private IOException failure;

    SymbolCursor(BlockReader reader, boolean ownsReader, SymbolContent content) {
        this.reader = reader;
        this.ownsReader = ownsReader;
        this.blocks = content.blocks();
        this.symbol = content.symbol();
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
        if (left == 0 && !begin()) {
            return null;
        }
        MarketEvent event = decode();
        left--;
        if (atFirst || left == 0) {
            checkEnds(event.header());
        }
        return event;
    }

    private boolean begin() throws IOException {
        if (upcoming == blocks.size()) {
            loaded = -1;
            raw.release();
            return false;
        }
        IndexEntry block = blocks.get(upcoming);
        if (loaded != upcoming) {
            loaded = -1;
            reader.read(block, raw);
            loaded = upcoming;
        }
        upcoming++;
        left = block.events();
        offset = 0;
        atFirst = true;
        return true;
    }

    private MarketEvent decode() throws DamagedTapeException {
        int available = buffer.capacity() - offset - TapeFormat.EVENT_LENGTH_BYTES;
        int length = available < 0 ? -1 : buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
        if (length < 0 || length > available) {
            throw damaged("the block ends within an event");
        }
        int start = offset + TapeFormat.EVENT_LENGTH_BYTES;
        MarketEvent event;
        try {
            event = reader.decode(buffer, start, length);
        } catch (UnreadableEventException e) {
            throw reader.damaged(
                    blocks.get(loaded), "an event cannot be read: " + e.getMessage(), e);
        }
        if (!event.header().symbol().equals(symbol)) {
            throw damaged("a block of " + symbol + " holds an event of " + event.symbol());
        }
        offset = start + length;
        return event;
    }

    private void checkEnds(EventHeader header) throws DamagedTapeException {
        IndexEntry block = blocks.get(loaded);
        if (atFirst) {
            check(header, block.first());
            atFirst = false;
        }
        if (left == 0) {
            check(header, block.last());
            if (offset != buffer.capacity()) {
                throw damaged("the block holds more events than the index says");
            }
        }
    }

    private void check(EventHeader header, EventPosition expected) throws DamagedTapeException {
        EventPosition actual = EventPosition.of(header);
        if (!actual.equals(expected)) {
            throw damaged("the block holds " + actual + " where the index says " + expected);
        }
    }

    private DamagedTapeException damaged(String reason) {
        return reader.damaged(blocks.get(loaded), reason, null);
    }

    @Override
    public long notBeforeNanos() {
        return left > 0 || failure != null || upcoming == blocks.size()
                ? Long.MIN_VALUE
                : blocks.get(upcoming).first().eventTimeNanos();
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
        upcoming = block;
        left = 0;
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
