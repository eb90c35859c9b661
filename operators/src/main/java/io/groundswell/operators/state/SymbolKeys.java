package io.groundswell.operators.state;

import java.util.List;

/** The keys of an operator's state, which are symbols. */
public interface SymbolKeys {
    /** Makes a symbol the current key: from now on, state is its. */
    void to(String symbol);

    /** Every symbol of which a state holds something now. Cost: the whole state, read once. */
    List<String> ofState(String stateName);
}
