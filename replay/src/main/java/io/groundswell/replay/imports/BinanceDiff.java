package io.groundswell.replay.imports;

/**
 * One depth difference: absolute sizes of the levels that changed, 0 for a level that is gone.
 *
 * @param feedNanos when it happened, nanoseconds UTC
 * @param receiveNanos when the capture host had it, nanoseconds UTC
 * @param firstUpdate first update that it covers (U)
 * @param lastUpdate last update that it covers (u)
 * @param previousUpdate last update of the difference before it (pu), which futures tell; else
 *     absent
 * @param bids changed bid levels
 * @param asks changed offer levels
 */
record BinanceDiff(
        long feedNanos,
        long receiveNanos,
        long firstUpdate,
        long lastUpdate,
        long previousUpdate,
        LevelList bids,
        LevelList asks) {}
