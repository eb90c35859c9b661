package io.groundswell.replay.tape;

import java.io.Closeable;

/**
 * Cursors of one tape for one thread, with one native decompressor and one buffer for all of them.
 * Closed after its cursors; the tape stays open.
 */
public final class SharedCursors implements Closeable {
    private final TapeReader tape;
    private final BlockReader blocks;

    SharedCursors(TapeReader tape, BlockReader blocks) {
        this.tape = tape;
        this.blocks = blocks;
    }

    /**
     * The events of one symbol. Holds one unpacked block from its first event to its last.
     *
     * @throws IllegalArgumentException for a symbol that the tape does not hold
     */
    public EventCursor cursor(String symbol) {
        return new SymbolCursor(blocks, false, tape.content(symbol));
    }

    @Override
    public void close() {
        blocks.close();
    }
}
