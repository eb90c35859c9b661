package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.client.Conditions;
import io.groundswell.connectors.iqfeed.lookup.Answer.Failed;
import io.groundswell.connectors.iqfeed.lookup.Answer.Whole;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads, IQConnect away, threads that are to end. */
@Timeout(60)
class LookupThreadsIT {
    private static final LookupRequest ASK = new LookupRequest("HTX,NEPT,2", RowKind.TICK);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private static LookupOptions options(int port, Duration patience) {
        return LookupOptions.usual()
                .at("127.0.0.1", port)
                .withAttempts(3, 20, 100)
                .withWaits(LONG, patience);
    }

    private static Answer ask(LookupPool pool) throws Exception {
        return pool.ask(ASK, new CollectedRows());
    }

    private static boolean isAnswered(LookupPool pool) {
        try {
            return ask(pool).equals(new Whole(2, 0));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void shouldHaveLeftNoThreadBehind() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldKeepAllThreadsTogetherWithinTheLimit() throws Exception {
        int perSecond = 40;
        int each = 10;
        try (LookupServer server =
                        new LookupServer(
                                (client, question, number) -> client.send(LookupServer.TWO_TICKS));
                LookupPool pool =
                        LookupPool.open(
                                options(server.port(), LONG).withLoad(THREADS, perSecond))) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                done.add(
                        threads.submit(
                                () -> {
                                    int whole = 0;
                                    for (int i = 0; i < each; i++) {
                                        whole += ask(pool).equals(new Whole(2, 0)) ? 1 : 0;
                                    }
                                    return whole;
                                }));
            }
            for (Future<Integer> future : done) {
                assertThat(result(future)).isEqualTo(each);
            }
            List<Long> times = new ArrayList<>(server.timesNanos);
            times.sort(null);
            assertThat(times).hasSize(THREADS * each);
            long took = times.get(times.size() - 1) - times.get(0);
            assertThat(took)
                    .as("80 requests, 40 a second")
                    .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_950));
            assertThat(server.accepted).hasValueBetween(1, THREADS);
        }
    }

    @Test
    void shouldOpenNoMoreConnectionsThanItMay() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(2);
        try (LookupServer server =
                        new LookupServer(
                                (client, question, number) -> {
                                    asked.countDown();
                                    LookupServer.await(answer);
                                    client.send(LookupServer.TWO_TICKS);
                                });
                LookupPool pool = LookupPool.open(options(server.port(), LONG).withLoad(2, 50))) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> ask(pool)));
            }
            LookupServer.await(asked);
            assertThat(server.questions).hasSize(2);
            answer.countDown();
            for (Future<Answer> each : answers) {
                assertThat(result(each)).isEqualTo(new Whole(2, 0));
            }
            assertThat(server.accepted).hasValue(2);
            assertThat(pool.figures().requests()).isEqualTo(THREADS);
        }
    }

    @Test
    void shouldTellInALineThatIqConnectIsAway() throws Exception {
        int port = LookupServer.freePort();
        try (LookupPool pool = LookupPool.open(options(port, Duration.ofMillis(200)))) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> ask(pool)));
            }
            String reason = "no IQConnect at 127.0.0.1:" + port + ": connection refused";
            for (Future<Answer> each : answers) {
                assertThat(result(each)).isEqualTo(new Failed(reason, true));
            }
            assertThat(pool.figures().away()).contains(reason);
            assertThat(pool.figures().requests()).isZero();
        }
    }

    @Test
    void shouldFailAtOnceWhenPatienceIsOverAndWorkAgainWhenItIsBack() throws Exception {
        int port = LookupServer.freePort();
        try (LookupPool pool = LookupPool.open(options(port, Duration.ZERO))) {
            long begun = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(ask(pool)).isInstanceOf(Failed.class);
            }
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
            try (LookupServer server =
                    new LookupServer(
                            port,
                            "6.2",
                            (client, question, number) -> client.send(LookupServer.TWO_TICKS))) {
                Conditions.await("answer", () -> isAnswered(pool));
                assertThat(pool.figures().away()).isEmpty();
                assertThat(server.accepted).hasValue(1);
            }
        }
    }

    @Test
    void shouldWaitTogetherForAnIqConnectThatComesBack() throws Exception {
        int port = LookupServer.freePort();
        try (LookupPool pool = LookupPool.open(options(port, LONG))) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> ask(pool)));
            }
            Conditions.await("absence", () -> pool.figures().away().isPresent());
            try (LookupServer server =
                    new LookupServer(
                            port,
                            "6.2",
                            (client, question, number) -> client.send(LookupServer.TWO_TICKS))) {
                for (Future<Answer> each : answers) {
                    assertThat(result(each)).isEqualTo(new Whole(2, 0));
                }
                assertThat(server.questions).hasSize(THREADS);
            }
        }
    }

    /** One attempt is for the end of the connections, not one for each that was open. */
    @Test
    void shouldNotWasteAttemptsOnConnectionsOfAServerThatWasRestarted() throws Exception {
        int port = LookupServer.freePort();
        try (LookupPool pool = LookupPool.open(options(port, LONG).withLoad(4, 50))) {
            CountDownLatch all = new CountDownLatch(4);
            try (LookupServer first =
                    new LookupServer(
                            port,
                            "6.2",
                            (client, question, number) -> {
                                all.countDown();
                                LookupServer.await(all);
                                client.send(LookupServer.TWO_TICKS);
                            })) {
                List<Future<Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    answers.add(threads.submit(() -> ask(pool)));
                }
                for (Future<Answer> each : answers) {
                    assertThat(result(each)).isEqualTo(new Whole(2, 0));
                }
                assertThat(first.accepted).hasValue(4);
            }
            try (LookupServer second =
                    new LookupServer(
                            port,
                            "6.2",
                            (client, question, number) -> client.send(LookupServer.TWO_TICKS))) {
                assertThat(ask(pool)).isEqualTo(new Whole(2, 0));
                assertThat(pool.figures().retries()).containsEntry(RetryReason.DROPPED, 1L);
                assertThat(second.accepted).hasValue(1);
            }
        }
    }

    @Test
    void shouldEndSoonWhenTheThreadOfAQuestionIsInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (LookupServer server =
                        new LookupServer((client, question, number) -> asked.countDown());
                LookupPool pool = LookupPool.open(options(server.port(), LONG).withLoad(1, 50))) {
            assertInterruptible(pool, asked);
            // Its place and its connection were given up.
            Conditions.await("end of the connection", () -> server.ended.get() == 1);
            assertThat(pool.figures().retries()).containsEntry(RetryReason.DROPPED, 0L);
        }
    }

    @Test
    void shouldEndSoonWhenAThreadIsInterruptedThatWaitsForIqConnect() throws Exception {
        try (LookupPool pool = LookupPool.open(options(LookupServer.freePort(), LONG))) {
            CountDownLatch away = new CountDownLatch(0);
            assertInterruptible(pool, away);
        }
    }

    private static void assertInterruptible(LookupPool pool, CountDownLatch begun)
            throws Exception {
        FutureTask<Answer> task = new FutureTask<>(() -> ask(pool));
        Thread thread = new Thread(task, "asker");
        thread.start();
        LookupServer.await(begun);
        thread.interrupt();
        try {
            Answer answer = result(task);
            throw new AssertionError("answered: " + answer);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
        }
        thread.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void shouldEndAllQuestionsWhenItIsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (LookupServer server =
                new LookupServer((client, question, number) -> asked.countDown())) {
            LookupPool pool = LookupPool.open(options(server.port(), LONG).withLoad(1, 50));
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(threads.submit(() -> ask(pool)));
            }
            LookupServer.await(asked);
            pool.close();
            for (Future<Answer> each : answers) {
                assertThat(result(each)).isEqualTo(new Failed("the pool was closed", false));
            }
            Conditions.await("end of the connections", () -> server.open.isEmpty());
        }
    }
}
