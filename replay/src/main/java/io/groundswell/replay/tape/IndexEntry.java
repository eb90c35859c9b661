package io.groundswell.replay.tape;

import io.groundswell.model.event.EventPosition;

/**
 * Where one block lies and what is in it.
 *
 * @param first its first event
 * @param last its last event
 * @param events how many events it holds, 1 or more
 * @param offset of its frame in the file, in bytes
 * @param length of frame and payload, in bytes
 */
record IndexEntry(EventPosition first, EventPosition last, int events, long offset, int length) {
    String symbol() {
        return first.symbol();
    }
}
