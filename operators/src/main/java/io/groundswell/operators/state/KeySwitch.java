package io.groundswell.operators.state;

/** Changes the current key of an operator's keyed state. */
@FunctionalInterface
public interface KeySwitch {
    /** From now on, state is that of this symbol. */
    void to(String symbol);
}
