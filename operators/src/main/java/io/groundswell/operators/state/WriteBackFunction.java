package io.groundswell.operators.state;

import java.util.function.LongSupplier;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * A function keyed by symbol that works on live values and brings them to keyed state only when
 * asked. It must run in a {@link WriteBackOperator}.
 *
 * <p>An element comes without its key: the current key is any until the function sets it, which it
 * must do before it touches state, and which {@link LiveValues} does where it loads. To serialize
 * the key of every element, as Flink does otherwise, cost as much as half the book. A function
 * therefore asks its context neither for the key nor for timers; instead of those there is {@link
 * #onWatermark}.
 *
 * @param <I> what it takes
 * @param <O> what it puts out
 */
public abstract class WriteBackFunction<I, O> extends KeyedProcessFunction<String, I, O> {
    private static final long serialVersionUID = 1L;

    private transient SymbolKeys keys;
    private transient Emitter<O> emitter;
    private transient LongSupplier clockMillis;

    /** Called by the operator before it opens the function. */
    final void attach(SymbolKeys itsKeys, Emitter<O> itsEmitter, LongSupplier itsClockMillis) {
        keys = itsKeys;
        emitter = itsEmitter;
        clockMillis = itsClockMillis;
    }

    /**
     * The keys of the function's state.
     *
     * @throws IllegalStateException outside a {@link WriteBackOperator}: without it, nothing would
     *     ever be stored
     */
    protected final SymbolKeys keys() {
        if (keys == null) {
            throw new IllegalStateException(getClass().getName() + " needs a WriteBackOperator");
        }
        return keys;
    }

    /** Where results go, of elements and of watermarks alike. */
    protected final Emitter<O> emitter() {
        return emitter;
    }

    /** The host's clock, for metrics: milliseconds since 1970 UTC. */
    protected final long clockMillis() {
        return clockMillis.getAsLong();
    }

    /**
     * Event time has come this far; {@link Long#MAX_VALUE} where a bounded input has ended.
     *
     * @param timeMillis no element up to this time will come any more
     */
    protected void onWatermark(long timeMillis) throws Exception {}

    /**
     * Brings every live value that has changed to keyed state; emits nothing.
     *
     * @return how many there were
     */
    protected abstract int writeBack() throws Exception;
}
