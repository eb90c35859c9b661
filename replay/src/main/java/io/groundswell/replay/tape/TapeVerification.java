package io.groundswell.replay.tape;

import java.util.SortedMap;

/**
 * What was found on a tape that was read from end to end without a fault.
 *
 * @param events events read
 * @param bytes size of the file
 * @param blocks blocks read
 * @param eventsBySymbol events read of each symbol, in the order of symbols
 */
public record TapeVerification(
        long events, long bytes, long blocks, SortedMap<String, Long> eventsBySymbol) {}
