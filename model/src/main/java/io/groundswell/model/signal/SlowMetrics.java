package io.groundswell.model.signal;

import io.groundswell.model.signal.SignalParameters.Usual;

/**
 * The metrics of which the slow ring keeps one value a minute, to know what is usual of a symbol.
 * The hold asymmetry of the mirror is the negative one, to the bit, and needs no column.
 */
final class SlowMetrics {
    static final int REFILL = 0;
    static final int HOLD = 1;
    static final int HIDDEN = 2;
    static final int HIDDEN_SHARE = 3;
    static final int OFF_EXCHANGE_SHARE = 4;
    static final int MIRROR_REFILL = 5;
    static final int MIRROR_HIDDEN = 6;
    static final int MIRROR_HIDDEN_SHARE = 7;
    static final int MIRROR_OFF_EXCHANGE_SHARE = 8;
    static final int COUNT = 9;

    private static final int[] OUTPUT = {
        SignalSchema.REFILL,
        SignalSchema.HOLD,
        SignalSchema.HIDDEN,
        SignalSchema.HIDDEN_SHARE,
        SignalSchema.OFF_EXCHANGE_SHARE,
        SignalSchema.MIRROR_REFILL,
        SignalSchema.MIRROR_HIDDEN,
        SignalSchema.MIRROR_HIDDEN_SHARE,
        SignalSchema.MIRROR_OFF_EXCHANGE_SHARE
    };

    private SlowMetrics() {}

    /** Where a kernel tells the metric. */
    static int output(int metric) {
        return OUTPUT[metric];
    }

    /** What is usual of the metric by the parameters. */
    static Usual usual(SignalParameters parameters, int metric) {
        return switch (metric) {
            case REFILL, MIRROR_REFILL -> parameters.refill();
            case HOLD -> parameters.hold();
            case HIDDEN, MIRROR_HIDDEN -> parameters.hidden();
            case HIDDEN_SHARE, MIRROR_HIDDEN_SHARE -> parameters.hiddenShare();
            case OFF_EXCHANGE_SHARE, MIRROR_OFF_EXCHANGE_SHARE -> parameters.offExchangeShare();
            default -> throw new IllegalArgumentException("no slow metric " + metric);
        };
    }
}
