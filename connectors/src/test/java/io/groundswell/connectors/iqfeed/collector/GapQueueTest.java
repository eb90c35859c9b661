package io.groundswell.connectors.iqfeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.collector.GapQueue.Waiting;
import io.groundswell.connectors.iqfeed.events.TradeGap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GapQueueTest {
    private long nowNanos = 77;
    private final GapQueue queue = new GapQueue(1_000, () -> nowNanos);

    private static TradeGap gap(int number) {
        return new TradeGap("AAPL", number, number + 1, number, number + 2, number + 2);
    }

    private void after(long millis) {
        nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void shouldGiveTheGapsInTheOrderInWhichTheirTimeComes() throws InterruptedException {
        queue.opened(gap(2));
        after(10);
        queue.opened(gap(1));
        after(1_000);
        assertThat(queue.take().gap()).isEqualTo(gap(2));
        assertThat(queue.take().gap()).isEqualTo(gap(1));
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void shouldGiveAGapAgainOnlyAfterItHasFailed() throws InterruptedException {
        queue.opened(gap(1));
        after(1_000);
        Waiting first = queue.take();
        queue.opened(gap(1));
        queue.again(first, first.progress().failed(), 500);
        queue.opened(gap(2));
        after(1_000);
        Waiting again = queue.take();
        assertThat(again.gap()).isEqualTo(gap(1));
        assertThat(again.progress().failures()).isEqualTo(1);
        assertThat(queue.take().gap()).isEqualTo(gap(2));
    }

    @Test
    void shouldForgetWhatHasEndedEvenIfItIsToldAgain() throws InterruptedException {
        queue.opened(gap(1));
        queue.opened(gap(2));
        queue.ended(gap(1));
        queue.opened(gap(1));
        after(1_000);
        assertThat(queue.take().gap()).isEqualTo(gap(2));
        assertThat(queue.size()).isEqualTo(1);
        queue.ended(gap(2));
        assertThat(queue.size()).isZero();
    }

    @Test
    void shouldCountWhatFindsNoPlace() {
        for (int i = 0; i <= GapQueue.MAX_WAITING; i++) {
            queue.opened(gap(i));
        }
        assertThat(queue.size()).isEqualTo(GapQueue.MAX_WAITING);
        assertThat(queue.turnedAway()).isEqualTo(1);
    }

    @Test
    void shouldTakeUpWhatFoundNoPlaceOnceThereIsRoom() {
        List<TradeGap> open = new ArrayList<>();
        for (int i = 0; i <= GapQueue.MAX_WAITING; i++) {
            open.add(gap(i));
            queue.opened(gap(i));
        }
        AtomicInteger asked = new AtomicInteger();
        Supplier<Stream<TradeGap>> told =
                () -> {
                    asked.incrementAndGet();
                    return open.stream();
                };
        queue.refill(told);
        assertThat(asked).hasValue(0);
        for (int i = 0; i < GapQueue.MAX_WAITING / 2; i++) {
            queue.ended(gap(i));
            open.remove(0);
        }
        queue.refill(told);
        queue.refill(told);
        assertThat(asked).hasValue(1);
        assertThat(queue.turnedAway()).isZero();
        assertThat(queue.size()).isEqualTo(GapQueue.MAX_WAITING / 2 + 1);
    }
}
