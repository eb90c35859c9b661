package io.groundswell.operators.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The live values of recently seen symbols on the heap, in front of keyed state, at most a given
 * number. A value that changed is written back before a snapshot, or when it has to make room.
 *
 * <p>Room is made by second chance: values go in the order in which they came, but one that was
 * used since its turn last came gets another. It lets go about the same ones as going by last use,
 * and costs a use one mark instead of three links. One task thread.
 *
 * @param <V> a mutable value of one symbol
 */
public final class LiveValues<V> {
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
        private boolean used;

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
    private final SymbolKeys keys;
    private final Map<String, Live<V>> bySymbol = new LinkedHashMap<>();

    /**
     * An empty set of live values.
     *
     * @param limit most values kept, at least 1
     * @param store where they rest
     * @param keys changes the current key of the store
     */
    public LiveValues(int limit, Store<V> store, SymbolKeys keys) {
        this.limit = limit;
        this.store = store;
        this.keys = keys;
    }

    /**
     * The live value of a symbol; loaded where it is not live yet, which may make another one go,
     * and makes the symbol the current key. A value that is live leaves the current key as it is.
     */
    public Live<V> of(String symbol) throws Exception {
        Live<V> live = bySymbol.get(symbol);
        if (live != null) {
            live.used = true;
            return live;
        }
        if (bySymbol.size() >= limit) {
            letOneGo();
        }
        keys.to(symbol);
        Live<V> loaded = new Live<>(symbol, store.load());
        bySymbol.put(symbol, loaded);
        return loaded;
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

    private void letOneGo() throws Exception {
        Live<V> eldest = takeEldest();
        while (eldest.used) {
            eldest.used = false;
            bySymbol.put(eldest.symbol, eldest);
            eldest = takeEldest();
        }
        if (eldest.changed) {
            write(eldest);
        }
        store.release(eldest.value);
    }

    private Live<V> takeEldest() {
        Iterator<Live<V>> inTurn = bySymbol.values().iterator();
        Live<V> eldest = inTurn.next();
        inTurn.remove();
        return eldest;
    }

    private void write(Live<V> live) throws Exception {
        keys.to(live.symbol);
        store.store(live.value);
        live.changed = false;
    }
}
