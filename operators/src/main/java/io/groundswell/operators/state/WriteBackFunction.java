package io.groundswell.operators.state;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * A function keyed by symbol that works on live values and brings them to keyed state only when
 * asked. It must run in a {@link WriteBackOperator}.
 *
 * <p>An element comes without its key: the current key is any until the function sets it, which it
 * must do before it touches state or timers, and which {@link LiveValues} does where it loads. To
 * serialize the key of every element, as Flink does otherwise, cost as much as half the book. A
 * timer comes with its key.
 *
 * @param <I> what it takes
 * @param <O> what it puts out
 */
public abstract class WriteBackFunction<I, O> extends KeyedProcessFunction<String, I, O> {
    private static final long serialVersionUID = 1L;

    private transient KeySwitch keys;

    /** Called by the operator before it opens the function. */
    final void switchKeysWith(KeySwitch its) {
        keys = its;
    }

    /**
     * Changes the current key.
     *
     * @throws IllegalStateException outside a {@link WriteBackOperator}: without it, nothing would
     *     ever be stored
     */
    protected final KeySwitch keys() {
        if (keys == null) {
            throw new IllegalStateException(getClass().getName() + " needs a WriteBackOperator");
        }
        return keys;
    }

    /**
     * Brings every live value that has changed to keyed state; emits nothing and sets no timer.
     *
     * @return how many there were
     */
    protected abstract int writeBack() throws Exception;
}
