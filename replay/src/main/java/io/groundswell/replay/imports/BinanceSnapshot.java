package io.groundswell.replay.imports;

/**
 * A depth snapshot of the REST interface.
 *
 * @param receiveNanos when the capture host had it, nanoseconds UTC
 * @param lastUpdate the last update that it includes
 * @param bids bid levels
 * @param asks offer levels
 */
record BinanceSnapshot(long receiveNanos, long lastUpdate, LevelList bids, LevelList asks) {}
