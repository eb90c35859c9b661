package io.groundswell.connectors.iqfeed.wire;

/**
 * One line of IQFeed's protocol as a value. Immutable; holds all that the line said, so that {@link
 * IqFeedFormatter} can write the line again.
 *
 * <p>Numbers that the line left empty are {@link io.groundswell.model.event.EventHeader#ABSENT},
 * texts are empty. Local times are microseconds: of the day, or since 1970-01-01 00:00 of the wall
 * clock in New York; {@link EasternTime} makes instants of them.
 */
public sealed interface WireMessage
        permits Level1Message, Level2Message, LookupMessage, AdminMessage, BarLine, CommonMessage {}
