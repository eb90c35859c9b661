package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedCursorTest {
    @Test
    void shouldMergeInTheTotalOrderWhateverTheNumberOfCursors() throws IOException {
        for (int count = 0; count <= 17; count++) {
            Random random = new Random(count);
            List<MarketEvent> all = new ArrayList<>();
            List<ListCursor> cursors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String symbol = "S" + i;
                int length = i % 5 == 4 ? 0 : 1 + random.nextInt(30);
                List<MarketEvent> events =
                        RandomDay.inSession(() -> RandomDay.events(random, symbol, 1, length));
                all.addAll(events);
                cursors.add(new ListCursor(events));
            }
            all.sort(EventOrder.ACROSS_SYMBOLS);

            MergedCursor merged = new MergedCursor(cursors);

            assertThat(Tapes.rest(merged)).as("%d cursors", count).isEqualTo(all);
            assertThat(merged.next()).isNull();
            merged.close();
            assertThat(cursors).allMatch(cursor -> cursor.closed);
        }
    }

    @Test
    void shouldGoOneDayAfterTheOtherWhenBothHoldTheSymbol() throws IOException {
        List<MarketEvent> days =
                RandomDay.inSession(() -> RandomDay.events(new Random(1), "SPY", 1, 60));
        MergedCursor merged =
                new MergedCursor(
                        List.of(
                                new ListCursor(days.subList(30, 60)),
                                new ListCursor(days.subList(0, 30))));

        assertThat(Tapes.rest(merged)).isEqualTo(days);
        merged.seek(EventPosition.of(days.get(10).header()));
        assertThat(Tapes.rest(merged)).isEqualTo(days.subList(11, 60));
        merged.close();
    }

    @Test
    void shouldReadALaterDayOnlyWhenItsTimeComes() throws IOException {
        List<MarketEvent> days =
                RandomDay.inSession(() -> RandomDay.events(new Random(3), "SPY", 1, 60));
        long secondDayNanos = days.get(30).eventTimeNanos();
        LaterCursor later = new LaterCursor(days.subList(30, 60));
        MergedCursor merged = new MergedCursor(List.of(later, new ListCursor(days.subList(0, 30))));
        List<MarketEvent> got = new ArrayList<>();
        for (MarketEvent event = merged.next(); event != null; event = merged.next()) {
            got.add(event);
            if (event.eventTimeNanos() < secondDayNanos) {
                assertThat(later.read).as("read at event %d", got.size()).isFalse();
            }
        }

        assertThat(got).isEqualTo(days);
        merged.close();
    }

    @Test
    void shouldHandOutEveryEventBeforeTheFailureWhenACursorFails() throws IOException {
        List<MarketEvent> events =
                RandomDay.inSession(() -> RandomDay.events(new Random(2), "SPY", 1, 10));
        EventCursor failing = new FailingCursor(events.subList(0, 5));
        List<MarketEvent> got = new ArrayList<>();

        try (MergedCursor merged = new MergedCursor(List.of(failing, new ListCursor(List.of())))) {
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    got.add(merged.next());
                                }
                            })
                    .hasMessage("gone");
            assertThat(got).isEqualTo(events.subList(0, 5));
            assertThatThrownBy(merged::next).hasMessage("gone");
        }
    }

    /** A cursor over a list; seeking is linear. */
    private static class ListCursor implements EventCursor {
        private final List<MarketEvent> events;
        private int next;
        private boolean closed;

        ListCursor(List<MarketEvent> events) {
            this.events = events;
        }

        @Override
        public MarketEvent next() throws IOException {
            return next == events.size() ? null : events.get(next++);
        }

        @Override
        public void seek(EventPosition after) {
            next = 0;
            while (next < events.size()
                    && EventPosition.of(events.get(next).header()).compareTo(after) <= 0) {
                next++;
            }
        }

        @Override
        public void seekTime(long timeNanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A cursor that knows when it begins. */
    private static final class LaterCursor extends ListCursor {
        private final long beginsNanos;
        private boolean read;

        LaterCursor(List<MarketEvent> events) {
            super(events);
            beginsNanos = events.get(0).eventTimeNanos();
        }

        @Override
        public long notBeforeNanos() {
            return read ? Long.MIN_VALUE : beginsNanos;
        }

        @Override
        public MarketEvent next() throws IOException {
            read = true;
            return super.next();
        }
    }

    private static final class FailingCursor extends ListCursor {
        FailingCursor(List<MarketEvent> events) {
            super(events);
        }

        @Override
        public MarketEvent next() throws IOException {
            MarketEvent event = super.next();
            if (event == null) {
                throw new IOException("gone");
            }
            return event;
        }
    }
}
