package io.groundswell.connectors.deadletter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.connectors.clickhouse.rows.StorableEvents;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.codec.UnreadableEventException;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.DefectReason;
import java.util.Arrays;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the bytes of a letter are for this version of the program, and whether they can go the
 * normal way again. A line of a feed, and what validation refused (out of order, twice, in other
 * units), is text: it is kept to be looked at and is never sent again, since no other program or
 * table makes it right.
 *
 * @param event what the bytes say; empty where they are no event
 * @param obstacle why it cannot be sent again, in words; empty where it can
 */
record LetterContent(Optional<MarketEvent> event, String obstacle) {
    static LetterContent of(DeadLetter letter) {
        MarketEvent event;
        try {
            byte[] raw = letter.raw();
            event =
                    new MarketEventDecoder(NewerVersions.READ)
                            .decode(new UnsafeBuffer(raw), 0, raw.length);
        } catch (UnreadableEventException e) {
            return new LetterContent(Optional.empty(), notAnEvent(letter, e.getMessage()));
        }
        return new LetterContent(Optional.of(event), obstacle(letter, event));
    }

    boolean canBeSent() {
        return obstacle.isEmpty();
    }

    private static String notAnEvent(DeadLetter letter, String fault) {
        DefectReason reason = letter.defect().reason();
        boolean isOfBytes =
                reason == DefectReason.UNREADABLE || reason == DefectReason.REFUSED_BY_STORE;
        return isOfBytes
                ? "still no market event: " + fault
                : "what is refused as " + reason + " is kept as text, and not sent again";
    }

    private static String obstacle(DeadLetter letter, MarketEvent event) {
        if (event instanceof Heartbeat) {
            return "a heartbeat, which tells of no symbol";
        }
        if (event.symbol().isEmpty()) {
            return "an event without a symbol";
        }
        if (!Arrays.equals(letter.key(), event.symbol().getBytes(US_ASCII))) {
            return "an event of '" + event.symbol() + "' under another key";
        }
        // Sent now, it would only come back.
        return StorableEvents.defectOf(event).map(it -> "still " + it.detail()).orElse("");
    }
}
