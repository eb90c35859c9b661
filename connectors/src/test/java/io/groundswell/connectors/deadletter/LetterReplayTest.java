package io.groundswell.connectors.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterReplayTest {
    private final List<String> done = new ArrayList<>();
    private final List<MarketEvent> sent = new ArrayList<>();
    private boolean brokerIsAway;

    private final LetterReplay replay =
            new LetterReplay(
                    new NotedRoad(),
                    letters -> done.add("marked " + letters.size()),
                    (id, why) -> done.add("left " + id));

    /** Notes what it is told, in order. */
    private final class NotedRoad implements LetterReplay.Road {
        @Override
        public void send(MarketEvent event) {
            done.add("sent " + event.header().sequence());
            sent.add(event);
        }

        @Override
        public void flush() throws IOException {
            if (brokerIsAway) {
                throw new IOException("no broker");
            }
            done.add("flushed");
        }
    }

    private static StoredLetter refused(long sequence) {
        return Letters.stored(Letters.refused(Letters.event(sequence)));
    }

    private static StoredLetter garbage() {
        return Letters.stored(
                Letters.letter(DefectReason.UNREADABLE, "t-0", 9, "IBM", new byte[] {1}));
    }

    @Test
    void shouldMarkOnlyWhatHasArrived() throws IOException {
        replay.replay(List.of(refused(3), garbage(), refused(4)));

        assertThat(done).containsExactly("sent 3", "left t-0/9", "sent 4", "flushed", "marked 2");
        assertThat(replay.sent()).isEqualTo(2);
        assertThat(replay.left()).isEqualTo(1);
    }

    @Test
    void shouldMarkNothingWhenItMayNotHaveArrived() {
        brokerIsAway = true;

        assertThatThrownBy(() -> replay.replay(List.of(refused(3)))).hasMessage("no broker");
        assertThat(done).containsExactly("sent 3");
        assertThat(replay.sent()).isZero();
    }

    @Test
    void shouldSendTheSameEventFlaggedAsSentAgain() throws IOException {
        replay.replay(List.of(refused(3)));

        MarketEvent event = Letters.event(3);
        EventHeader flagged = event.header().with(EventFlags.RESENT);
        assertThat(sent).containsExactly(event.withHeader(flagged));
    }

    @Test
    void shouldTouchNeitherBrokerNorTableWhenNothingCanBeSent() throws IOException {
        replay.replay(List.of(garbage()));
        replay.replay(List.of());

        assertThat(done).containsExactly("left t-0/9");
    }
}
