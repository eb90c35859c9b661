package io.groundswell.model.alert;

import io.groundswell.model.signal.SignalBatch;
import io.groundswell.model.signal.SignalKernel;
import io.groundswell.model.signal.SignalSchema;
import java.util.Arrays;

/** Tells of every symbol what the test says, whatever its rings hold; all is ready. */
final class ScriptedKernel implements SignalKernel {
    private static final double ORDINARY = .5;
    private static final double ORDERS = 100;

    private double composite;

    /** The composite from the next tick on. */
    void composite(double value) {
        composite = value;
    }

    @Override
    public void score(SignalBatch batch, int from, int to) {
        double[] outputs = batch.outputs();
        for (int symbol = from; symbol < to; symbol++) {
            int at = SignalBatch.outputIndex(symbol);
            Arrays.fill(outputs, at, at + SignalSchema.COUNT, ORDINARY);
            outputs[at + SignalSchema.COMPOSITE] = composite;
            outputs[at + SignalSchema.SCORES] = 0;
            outputs[at + SignalSchema.BREADTH] = 2;
            outputs[at + SignalSchema.VALID_SHARE] = 1;
            outputs[at + SignalSchema.ORDERS] = ORDERS;
        }
    }
}
