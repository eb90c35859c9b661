package io.groundswell.replay.signals;

/**
 * An order, or part of one, that was shown again just after an execution.
 *
 * @param timeNanos when it was shown, nanoseconds since 1970 UTC
 * @param isBid its side
 * @param price 1e-4 dollar
 * @param shares how many were shown
 */
record Refill(long timeNanos, boolean isBid, long price, long shares) {}
