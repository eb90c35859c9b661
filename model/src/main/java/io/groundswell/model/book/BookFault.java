package io.groundswell.model.book;

import io.groundswell.model.event.EventHeader;

/**
 * A contradiction found in a depth feed, as a value.
 *
 * @param header of the event at which it was found
 * @param kind its class, for counting
 * @param detail what exactly was found, in words
 */
public record BookFault(EventHeader header, FaultKind kind, String detail) {}
