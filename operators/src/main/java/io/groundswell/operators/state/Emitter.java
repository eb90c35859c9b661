package io.groundswell.operators.state;

import org.apache.flink.util.OutputTag;

/**
 * Takes what a function puts out, whether an element or a watermark made it.
 *
 * @param <O> the main output
 */
public interface Emitter<O> {
    /** Puts out a result. */
    void collect(O result);

    /** Puts out a result on the side. */
    <X> void output(OutputTag<X> tag, X result);
}
