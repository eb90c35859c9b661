package io.groundswell.replay.history;

/**
 * Where a day's running volume goes up by more than the trades on tape: so much is missing there.
 *
 * @param fromNanos feed time of the trade before, nanoseconds since 1970 UTC, or {@link
 *     io.groundswell.model.event.EventHeader#ABSENT} where it is missing before the first
 * @param toNanos feed time of the trade after it
 * @param volume how much, in the units of the trades' sizes
 */
record VolumeHole(long fromNanos, long toNanos, long volume) {}
