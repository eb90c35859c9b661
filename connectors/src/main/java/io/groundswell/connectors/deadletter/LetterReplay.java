package io.groundswell.connectors.deadletter;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Sends letters again: each event under its old identity and flagged {@link EventFlags#RESENT}, and
 * its letter marked once the event is on the broker. A program that dies between the two has not
 * marked what it sent: the next replay sends that again, and by its identity the table makes it
 * one. One thread.
 */
final class LetterReplay {
    private final Road road;
    private final Marks marks;
    private final BiConsumer<String, String> leftOpen;
    private long sentCount;
    private long leftCount;

    /**
     * A replay that has sent nothing yet.
     *
     * @param leftOpen told the id of each letter that was not sent, and why
     */
    LetterReplay(Road road, Marks marks, BiConsumer<String, String> leftOpen) {
        this.road = road;
        this.marks = marks;
        this.leftOpen = leftOpen;
    }

    /** Where events go that are sent again. */
    interface Road {
        /** Sends an event. */
        void send(MarketEvent event) throws IOException;

        /** Returns when all that was sent has arrived, and throws where something has not. */
        void flush() throws IOException;
    }

    /** Where it is noted that letters were sent again. */
    @FunctionalInterface
    interface Marks {
        /** Marks letters whose events have arrived. */
        void mark(List<StoredLetter> sent) throws IOException;
    }

    /** Sends those of some letters that can be sent; returns when they are sent and marked. */
    void replay(List<StoredLetter> letters) throws IOException {
        List<StoredLetter> sent = new ArrayList<>(letters.size());
        for (StoredLetter letter : letters) {
            LetterContent content = LetterContent.of(letter.letter());
            if (content.canBeSent()) {
                MarketEvent event = content.event().orElseThrow();
                road.send(event.withHeader(event.header().with(EventFlags.RESENT)));
                sent.add(letter);
            } else {
                leaveOpen(letter.id(), content.obstacle());
            }
        }
        if (!sent.isEmpty()) {
            road.flush();
            marks.mark(sent);
            sentCount += sent.size();
        }
    }

    /** Notes a letter that was named and cannot be sent. */
    void leaveOpen(String id, String why) {
        leftCount++;
        leftOpen.accept(id, why);
    }

    /** How many were sent and marked. */
    long sent() {
        return sentCount;
    }

    /** How many could not be sent. */
    long left() {
        return leftCount;
    }
}
