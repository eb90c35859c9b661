package io.groundswell.connectors.iqfeed.client;

import java.util.Arrays;
import java.util.Collection;

/**
 * Finds a watched symbol by its bytes in a line, without making a text of them. Immutable; made
 * anew when the watched symbols change.
 */
final class SymbolIndex {
    private static final int HASH_FACTOR = 31;
    private static final int SPREAD = 0x9e3779b9;

    private final WatchedSymbol[] slots;

    SymbolIndex(Collection<WatchedSymbol> symbols) {
        slots = new WatchedSymbol[2 * Integer.highestOneBit(2 * symbols.size() + 1)];
        for (WatchedSymbol symbol : symbols) {
            int slot = slot(symbol.bytes, 0, symbol.bytes.length);
            while (slots[slot] != null) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = symbol;
        }
    }

    /** The symbol with these bytes, or null. */
    WatchedSymbol find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        while (slots[slot] != null) {
            byte[] own = slots[slot].bytes;
            if (Arrays.equals(own, 0, own.length, bytes, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return null;
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = hash * HASH_FACTOR + bytes[at];
        }
        return (hash * SPREAD) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    }
}
