package io.groundswell.model.event;

/**
 * What an event's place in the {@linkplain EventOrder total order} depends on, and nothing more.
 */
public sealed interface OrderKey permits EventHeader, EventPosition {
    /** Order time, nanoseconds since 1970 UTC. */
    long eventTimeNanos();

    /** The symbol; orders events of one instant across symbols. */
    String symbol();

    /** The source's message number, or 0. */
    long matchOrder();

    /** The stream; its code is its rank. */
    Topic topic();

    /** The epoch. */
    long sourceEpoch();

    /** The sequence within epoch, symbol and topic. */
    long sequence();
}
