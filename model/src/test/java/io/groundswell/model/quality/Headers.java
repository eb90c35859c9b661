package io.groundswell.model.quality;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;

/** Headers of one symbol in few words. */
final class Headers {
    private Headers() {}

    static EventHeader of(Topic topic, long epoch, long sequence, long timeNanos) {
        return new EventHeader(
                "IBM", topic, epoch, sequence, timeNanos, ABSENT, ABSENT, 9, 4, 0, 0);
    }

    static EventHeader l2(long epoch, long sequence, long timeNanos) {
        return of(Topic.L2, epoch, sequence, timeNanos);
    }
}
