package io.groundswell.operators.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The live values of recently seen symbols on the heap, in front of keyed state, at most a given
 * number. A value that changed is written back before a snapshot, or when it has to make room; the
 * one not used for longest goes first. One task thread.
 *
 * @param <V> a mutable value of one symbol
 */
public final class LiveValues<V> {
    private static final float LOAD_FACTOR = 0.75f;

    /**
     * How values rest in keyed state. The current key is always the value's symbol.
     *
     * @param <V> the value
     */
    public interface Store<V> {
        /** Makes the stored value live, or a new one where nothing is stored. */
        V load() throws Exception;

        /** Stores a value; keeps no reference to anything that the live value will change. */
        void store(V value) throws Exception;

        /** The value is no longer live; if it had changed, it is stored already. */
        default void release(V value) {}
    }

    /**
     * A value and whether it has to be written back.
     *
     * @param <V> the value
     */
    public static final class Live<V> {
        private final String symbol;
        private final V value;
        private boolean changed;

        Live(String symbol, V value) {
            this.symbol = symbol;
            this.value = value;
        }

        /** The value. */
        public V value() {
            return value;
        }

        /** Notes that the value differs from what is stored. */
        public void changed() {
            changed = true;
        }
    }

    private final int limit;
    private final Store<V> store;
    private final KeySwitch keys;
    private final Map<String, Live<V>> bySymbol = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    /**
     * An empty set of live values.
     *
     * @param limit most values kept, at least 1
     * @param store where they rest
     * @param keys changes the current key of the store
     */
    public LiveValues(int limit, Store<V> store, KeySwitch keys) {
        this.limit = limit;
        this.store = store;
        this.keys = keys;
    }

    /**
     * The live value of the symbol that is the current key; loaded where it is not live yet, which
     * may make another one go.
     */
    public Live<V> of(String symbol) throws Exception {
        Live<V> live = bySymbol.get(symbol);
        if (live == null) {
            if (bySymbol.size() >= limit) {
                letOldestGo();
                keys.to(symbol);
            }
            live = new Live<>(symbol, store.load());
            bySymbol.put(symbol, live);
        }
        return live;
    }

    /**
     * Writes back every value that has changed. The current key may be any afterwards.
     *
     * @return how many there were
     */
    public int writeBack() throws Exception {
        int written = 0;
        for (Live<V> live : bySymbol.values()) {
            if (live.changed) {
                write(live);
                written++;
            }
        }
        return written;
    }

    /** Number of live values. */
    public int size() {
        return bySymbol.size();
    }

    private void letOldestGo() throws Exception {
        Iterator<Live<V>> byUse = bySymbol.values().iterator();
        Live<V> oldest = byUse.next();
        if (oldest.changed) {
            write(oldest);
        }
        byUse.remove();
        store.release(oldest.value);
    }

    private void write(Live<V> live) throws Exception {
        keys.to(live.symbol);
        store.store(live.value);
        live.changed = false;
    }
}
