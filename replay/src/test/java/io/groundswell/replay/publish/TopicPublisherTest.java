package io.groundswell.replay.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.tape.EventCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TopicPublisherTest {
    private static final long TAIL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private List<MarketEvent> day =
            new ScriptedDay("IBM", DepthMode.PRICE_LEVEL).emptySnapshot().wander(1, 500).events();
    private final Sent sent = new Sent();
    private long nowNanos = -5;

    /** What went out, heartbeats as their frontier. */
    private static final class Sent implements EventOutput {
        final List<Object> all = new ArrayList<>();
        long lastEpoch;

        @Override
        public void send(MarketEvent event) {
            all.add(event);
        }

        @Override
        public void heartbeat(long sourceEpoch, long frontierNanos) {
            assertThat(sourceEpoch).isPositive();
            lastEpoch = sourceEpoch;
            all.add(frontierNanos);
        }

        List<Object> events() {
            return all.stream().filter(MarketEvent.class::isInstance).toList();
        }

        List<Object> frontiers() {
            return all.stream().filter(Long.class::isInstance).toList();
        }
    }

    private static final class ListCursor implements EventCursor {
        private final Iterator<MarketEvent> events;

        ListCursor(List<MarketEvent> events) {
            this.events = events.iterator();
        }

        @Override
        public MarketEvent next() {
            return events.hasNext() ? events.next() : null;
        }

        @Override
        public void seek(EventPosition after) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekTime(long timeNanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    /** Publishes the day; each look at the clock finds it so much later. */
    private void publish(Pace pace, long stepNanos) throws IOException {
        new TopicPublisher(sent, pace, () -> nowNanos += stepNanos, nanos -> nowNanos += nanos)
                .publish(new ListCursor(day), TAIL_NANOS);
    }

    @Test
    void shouldSendEveryEventInItsOrder() throws IOException {
        publish(Pace.FULL_SPEED, MILLI);
        assertThat(sent.events()).isEqualTo(day);
    }

    @Test
    void shouldBeginWithAHeartbeatAndEndWithOneATailBehindTheLastEvent() throws IOException {
        publish(Pace.FULL_SPEED, MILLI);

        long last = day.get(day.size() - 1).eventTimeNanos();
        assertThat(sent.all).startsWith(day.get(0).eventTimeNanos(), day.get(0));
        assertThat(sent.all).endsWith(day.get(day.size() - 1), last + TAIL_NANOS);
    }

    /** Whoever looks at the end of a topic learns from it which epochs are taken. */
    @Test
    void shouldEndWithTheHighestEpochWhenTheLastEventHasALowerOne() throws IOException {
        long high = ScriptedDay.NEXT_DAY_NANOS;
        List<MarketEvent> both =
                new ArrayList<>(new ScriptedDay("AAA", DepthMode.PRICE_LEVEL, high).events());
        both.addAll(day);
        day = both;

        publish(Pace.FULL_SPEED, MILLI);

        assertThat(sent.lastEpoch).isEqualTo(high);
    }

    @Test
    void shouldTellTheFrontierEveryTenthOfASecondOfTheClock() throws IOException {
        publish(Pace.FULL_SPEED, MILLI);

        int between = sent.frontiers().size() - 2;
        assertThat(between).isEqualTo(day.size() / 100);
        assertThat(sent.all.indexOf(sent.frontiers().get(1))).isEqualTo(1 + 99);
    }

    @Test
    void shouldNeverTellAFrontierThatALaterEventIsBefore() throws IOException {
        publish(Pace.FULL_SPEED, 40 * MILLI);

        assertThat(sent.frontiers()).hasSizeGreaterThan(day.size() / 3);
        long frontier = Long.MIN_VALUE;
        for (Object it : sent.all) {
            if (it instanceof MarketEvent event) {
                assertThat(event.eventTimeNanos()).isGreaterThanOrEqualTo(frontier);
            } else {
                assertThat((Long) it).isGreaterThanOrEqualTo(frontier);
                frontier = (Long) it;
            }
        }
    }

    @Test
    void shouldGoOnWithHeartbeatsWhileAnEventIsNotDue() throws IOException {
        MarketEvent late = day.get(10);
        long dueNanos = TimeUnit.SECONDS.toNanos(1);
        Pace pace =
                (sent, timeNanos, now) -> timeNanos < late.eventTimeNanos() ? 0 : dueNanos - now;

        publish(pace, 10 * MILLI);

        int at = sent.all.indexOf(late);
        long before = sent.all.subList(0, at).stream().filter(it -> it instanceof Long).count();
        assertThat(before).isBetween(9L, 11L);
        assertThat(nowNanos).isGreaterThan(dueNanos);
        assertThat(sent.events()).isEqualTo(day);
    }

    @Test
    void shouldTellThePaceHowManyEventsHaveGone() throws IOException {
        List<Long> told = new ArrayList<>();
        Pace pace =
                (gone, timeNanos, now) -> {
                    assertThat(gone).isEqualTo(sent.events().size());
                    told.add(gone);
                    return 0;
                };

        publish(pace, MILLI);

        assertThat(told).hasSize(day.size());
    }

    @Test
    void shouldSendNothingWhenThereIsNothing() throws IOException {
        new TopicPublisher(sent, Pace.FULL_SPEED, () -> 0, nanos -> {})
                .publish(new ListCursor(List.of()), TAIL_NANOS);
        assertThat(sent.all).isEmpty();
    }

    @Test
    void shouldEndAtTheFirstFailureOfTheOutput() {
        EventOutput broken =
                new EventOutput() {
                    @Override
                    public void send(MarketEvent event) throws IOException {
                        throw new IOException("a record was not written");
                    }

                    @Override
                    public void heartbeat(long sourceEpoch, long frontierNanos) {
                        sent.heartbeat(sourceEpoch, frontierNanos);
                    }
                };
        assertThatThrownBy(
                        () ->
                                new TopicPublisher(broken, Pace.FULL_SPEED, () -> 0, nanos -> {})
                                        .publish(new ListCursor(day), TAIL_NANOS))
                .isInstanceOf(IOException.class);
        assertThat(sent.all).as("no last heartbeat").hasSize(1);
    }
}
