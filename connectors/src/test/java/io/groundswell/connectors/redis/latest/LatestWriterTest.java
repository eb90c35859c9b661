package io.groundswell.connectors.redis.latest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.Backoff;
import io.groundswell.model.contract.Hop;
import io.groundswell.model.contract.MetricNames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class LatestWriterTest {
    private final PretendedTask task = new PretendedTask();
    private final Store store = new Store();
    private final Figures figures = new Figures();
    private final LatestBoard<Mark> board =
            new LatestBoard<>(Mark.LAYOUTS, LatestOptions.USUAL.board());
    private final InstantSource wallClock =
            () -> Instant.ofEpochMilli(task.getCurrentProcessingTime());
    private final LatestWriter<Mark> writer = writer(LatestOptions.USUAL.withWindowCommands(3));

    private LatestWriter<Mark> writer(LatestOptions options) {
        LatestFigures.ofBoard(figures, board);
        LatestWriter<Mark> made =
                new LatestWriter<>(
                        board,
                        store,
                        task,
                        task,
                        new Backoff(100, 400, () -> 0.999),
                        new LatestFigures(figures, wallClock),
                        new LatestHops<>(figures, Mark.LAYOUTS.get(0), wallClock),
                        options);
        made.start();
        return made;
    }

    /** Answers when the test says so. */
    private static final class Store implements LatestStore {
        final List<List<LatestCommand>> sent = new ArrayList<>();
        CompletableFuture<Answers> answer;
        Runnable back;
        boolean isClosed;

        @Override
        public CompletionStage<Answers> send(List<LatestCommand> batch) {
            sent.add(batch);
            answer = new CompletableFuture<>();
            return answer;
        }

        @Override
        public void whenBack(Runnable listener) {
            back = listener;
        }

        @Override
        public void close() {
            isClosed = true;
        }

        List<LatestCommand> last() {
            return sent.get(sent.size() - 1);
        }
    }

    private static final class Figures extends UnregisteredMetricsGroup {
        final Map<String, Histogram> histograms = new HashMap<>();
        final Map<String, Counter> counters = new HashMap<>();
        final Map<String, Gauge<?>> gauges = new HashMap<>();

        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(name, super::counter);
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.put(name, gauge);
            return gauge;
        }

        /** Groups within it are told apart by the label alone. */
        @Override
        public MetricGroup addGroup(String key, String value) {
            return new UnregisteredMetricsGroup() {
                @Override
                public <H extends Histogram> H histogram(String name, H histogram) {
                    histograms.put(value, histogram);
                    return histogram;
                }
            };
        }

        /** The longest of a hop and how many there were. */
        List<Long> hop(Hop hop) {
            Histogram histogram = histograms.get(hop.label());
            return List.of(histogram.getCount(), histogram.getStatistics().getMax());
        }

        long count(String name) {
            return counters.get(name).getCount();
        }

        long reading(String name) {
            return ((Number) gauges.get(name).getValue()).longValue();
        }
    }

    private void put(Mark... marks) {
        for (Mark mark : marks) {
            writer.write(mark, null);
        }
    }

    private void answer(Answer... answers) {
        store.answer.complete(new LatestStore.Answers(false, List.of(answers)));
        task.readMails();
    }

    private void fail() {
        store.answer.completeExceptionally(new IOException("away"));
        task.readMails();
    }

    @Test
    void shouldSendAValueAtOnceWhenNothingIsOnItsWay() {
        put(Mark.quote("A", 1));

        assertThat(store.sent).containsExactly(List.of(Mark.quote("A", 1).command()));
    }

    @Test
    void shouldHaveOneWindowOnItsWayAndSendTheNewestNext() {
        put(Mark.quote("A", 1), Mark.quote("A", 2), Mark.quote("A", 3), Mark.tick("A", 3));
        assertThat(store.sent).hasSize(1);

        answer(Answer.WRITTEN);

        assertThat(store.sent).hasSize(2);
        assertThat(store.last())
                .containsExactly(Mark.quote("A", 3).command(), Mark.tick("A", 3).command());
        assertThat(figures.reading(MetricNames.LATEST_CONFLATED)).isEqualTo(1);
        assertThat(figures.count(MetricNames.LATEST_WRITTEN)).isEqualTo(1);
    }

    @Test
    void shouldSendNoMoreThanAWindowAtOnce() {
        put(Mark.tick("A", 1));
        put(Mark.tick("A", 2), Mark.tick("A", 3), Mark.tick("A", 4), Mark.tick("A", 5));
        answer(Answer.WRITTEN);

        assertThat(store.last()).hasSize(3);
        assertThat(figures.reading(MetricNames.LATEST_PENDING)).isEqualTo(4);
    }

    @Test
    void shouldTakeValuesAndWaitLongerEachTimeWhileRedisIsAway() {
        put(Mark.quote("A", 1));
        fail();
        put(Mark.quote("A", 2));
        assertThat(store.sent).as("before the pause is over").hasSize(1);

        task.pass(101);
        assertThat(store.sent).hasSize(2);
        fail();
        task.pass(150);
        assertThat(store.sent).as("before the second pause is over").hasSize(2);
        task.pass(52);

        assertThat(store.sent).hasSize(3);
        assertThat(store.last()).containsExactly(Mark.quote("A", 2).command());
        assertThat(figures.count(MetricNames.LATEST_RETRIES)).isEqualTo(2);
        assertThat(figures.reading(MetricNames.LATEST_OUTAGE_MILLIS)).isBetween(300L, 303L);
    }

    @Test
    void shouldEndTheOutageWhenEverythingIsTaken() {
        put(Mark.quote("A", 1), Mark.quote("B", 1));
        fail();
        task.pass(200);
        assertThat(store.last())
                .containsExactly(Mark.quote("B", 1).command(), Mark.quote("A", 1).command());
        answer(Answer.WRITTEN, Answer.FAILED);
        assertThat(figures.reading(MetricNames.LATEST_OUTAGE_MILLIS)).isPositive();

        task.pass(400);
        assertThat(store.last()).containsExactly(Mark.quote("A", 1).command());
        answer(Answer.STALE);

        assertThat(figures.reading(MetricNames.LATEST_OUTAGE_MILLIS)).isZero();
        assertThat(figures.reading(MetricNames.LATEST_PENDING)).isZero();
        assertThat(figures.count(MetricNames.LATEST_WRITTEN)).isEqualTo(1);
        assertThat(figures.count(MetricNames.LATEST_STALE)).isEqualTo(1);
    }

    @Test
    void shouldSendAllAgainWhenTheServerWasRestarted() {
        put(Mark.quote("A", 1));
        answer(Answer.WRITTEN);

        store.back.run();
        task.readMails();
        assertThat(store.last()).as("only asks who it is").isEmpty();
        store.answer.complete(new LatestStore.Answers(true, List.of()));
        task.readMails();

        assertThat(store.last()).containsExactly(Mark.quote("A", 1).command());
    }

    @Test
    void shouldNotWaitForRedisAtACheckpointButKeepWhatItDoesNotHave() throws Exception {
        put(Mark.quote("A", 1), Mark.quote("A", 2));

        writer.flush(false);

        assertThat(writer.snapshotState(1))
                .singleElement()
                .satisfies(
                        kept ->
                                assertThat(kept.commands())
                                        .containsExactly(Mark.quote("A", 2).command()));
    }

    @Test
    void shouldWaitForRedisAtTheEnd() throws Exception {
        put(Mark.quote("A", 1));
        CompletableFuture<LatestStore.Answers> first = store.answer;
        task.in(
                5_000,
                () -> first.complete(new LatestStore.Answers(false, List.of(Answer.WRITTEN))));

        writer.flush(true);

        assertThat(board.pending()).isZero();
    }

    @Test
    void shouldFailInOneLineWhenRedisStaysAwayAtTheEnd() {
        LatestWriter<Mark> hasty = writer(LatestOptions.USUAL.withPatience(Duration.ofSeconds(90)));
        hasty.write(Mark.quote("A", 1), null);

        assertThatThrownBy(() -> hasty.flush(true))
                .isInstanceOf(IOException.class)
                .hasMessage("Redis does not have the last 1 values, 90 s after the end");
    }

    @Test
    void shouldCloseTheStoreAndBotherNobodyWithWhatWasOnItsWay() {
        put(Mark.quote("A", 1));

        writer.close();
        fail();
        task.pass(10_000);

        assertThat(store.isClosed).isTrue();
        assertThat(store.sent).hasSize(1);
        assertThat(figures.count(MetricNames.LATEST_RETRIES)).isZero();
    }

    @Test
    void shouldMeasureFromTheSinkToTheAcknowledgement() {
        put(Mark.quote("A", 1));
        task.pass(1);
        put(Mark.tick("A", 1), Mark.quote("B", 1));
        task.pass(1);
        answer(Answer.WRITTEN);
        assertThat(figures.hop(Hop.REDIS)).containsExactly(1L, micros(2));

        task.pass(9);
        answer(Answer.WRITTEN, Answer.WRITTEN);

        assertThat(figures.hop(Hop.REDIS)).containsExactly(3L, micros(10));
        assertThat(figures.hop(Hop.WHOLE)).containsExactly(3L, micros(1_011));
        assertThat(figures.hop(Hop.UNTIL_SHOWN)).containsExactly(3L, micros(1_001));
    }

    @Test
    void shouldMeasureOverAnAttemptThatFailed() {
        put(Mark.tick("A", 1));
        fail();
        task.pass(200);
        answer(Answer.WRITTEN);

        assertThat(figures.hop(Hop.REDIS)).containsExactly(1L, micros(200));
    }

    @Test
    void shouldNotMeasureWhatRedisHadOrTookBefore() {
        put(Mark.quote("A", 1), Mark.quote("B", 1));
        answer(Answer.STALE);
        answer(Answer.WRITTEN);
        task.pass(500);

        store.back.run();
        task.readMails();
        store.answer.complete(new LatestStore.Answers(true, List.of()));
        task.readMails();
        answer(Answer.WRITTEN);

        assertThat(figures.hop(Hop.REDIS)).containsExactly(1L, 0L);
    }

    /** The largest number that the histogram does not tell from so many milliseconds. */
    private static long micros(long millis) {
        return new org.HdrHistogram.Histogram(2).highestEquivalentValue(1_000 * millis);
    }

    @Test
    void shouldRefuseLimitsThatCannotBe() {
        assertThatThrownBy(() -> LatestOptions.USUAL.withWindowCommands(10_001))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LatestOptions.USUAL.withStreamEntries(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LatestOptions.USUAL.withTimeToLive(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
