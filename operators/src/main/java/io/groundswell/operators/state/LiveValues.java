package io.groundswell.operators.state;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The live values of recently seen symbols, at most a given number; the one not used for longest
 * goes first. The owner writes every change through to keyed state, so a value that goes can be
 * loaded again. One task thread.
 *
 * @param <V> a mutable value of one symbol
 */
public final class LiveValues<V> {
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, V> bySymbol;

    /**
     * An empty set of live values.
     *
     * @param limit most values kept, at least 1
     */
    public LiveValues(int limit) {
        this.bySymbol =
                new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                        return size() > limit;
                    }
                };
    }

    /** The value of a symbol, or null where it is not live. */
    public V get(String symbol) {
        return bySymbol.get(symbol);
    }

    /** Makes a value live. */
    public void put(String symbol, V value) {
        bySymbol.put(symbol, value);
    }

    /** Number of live values. */
    public int size() {
        return bySymbol.size();
    }
}
