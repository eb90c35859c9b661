package io.groundswell.jobs.chaos;

import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.connectors.redis.latest.LatestReader;
import io.groundswell.jobs.path.LastValues;
import io.groundswell.jobs.run.Host;
import io.lettuce.core.RedisException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Reads every part of every symbol in Redis again and again, in a thread of its own, and has each
 * reading judged. While Redis is away it waits. The cells of a round are read at the same time, or
 * their way there and back would be most of it; then it takes a breath, for the job shares the
 * machine.
 */
final class LatestOnlooker implements Closeable {
    /** Entries of a stream that are read each time; the rest at the end. */
    private static final int ENTRIES = 10;

    private static final int READERS = 8;
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final LatestReadings readings;
    private final ReadingsLog log;
    private final List<LatestCell> cells;
    private final Redis<String, String> redis;
    private final LatestReader reader;
    private final IntSupplier kills;
    private final Host host;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(READERS, task -> daemon(task, "latest-reader"));
    private final Thread thread = daemon(this::run, "latest-onlooker");

    private volatile long behind;
    private volatile boolean isClosed;
    private volatile Throwable failure;
    private long savedNanos;

    /**
     * One that has not started.
     *
     * @param redis a connection, which is the onlooker's from now on
     * @param kills how often Redis has been killed by now; asked in another thread
     */
    LatestOnlooker(
            LatestTape tape,
            ReadingsLog log,
            Redis<String, String> redis,
            IntSupplier kills,
            Host host) {
        this.readings = new LatestReadings(tape, log);
        this.log = log;
        this.cells = new ArrayList<>(tape.cells());
        this.redis = redis;
        this.reader = new LatestReader(redis, ChaosScene.REALM);
        this.kills = kills;
        this.host = host;
        this.behind = cells.size();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins. */
    void start() {
        savedNanos = host.nanoClock().getAsLong();
        thread.start();
    }

    private void run() {
        try {
            long heardNanos = host.nanoClock().getAsLong();
            boolean isAway = false;
            while (!isClosed) {
                try {
                    readAll(ENTRIES);
                    long nowNanos = host.nanoClock().getAsLong();
                    if (isAway) {
                        log.absenceEnds((nowNanos - heardNanos) / NANOS_PER_MILLI);
                    }
                    isAway = false;
                    heardNanos = nowNanos;
                    behind = readings.behind();
                    host.pause().accept(BREATH_NANOS);
                } catch (RedisException e) {
                    // Killed, or just starting: what it was asked for is asked again.
                    if (!isAway && !isClosed) {
                        log.absenceBegins();
                    }
                    isAway = true;
                    host.pause().accept(RETRY_NANOS);
                }
                save();
            }
        } catch (IOException | RuntimeException e) {
            if (!isClosed) {
                failure = e;
            }
        }
    }

    /** What a cell had, and how often Redis had been killed by then. */
    private record Reading(LatestCell cell, List<LatestPart> values, int kills) {}

    private void readAll(int entries) throws InterruptedIOException {
        List<Callable<Reading>> all = new ArrayList<>();
        cells.forEach(cell -> all.add(() -> read(cell, entries)));
        try {
            for (Future<Reading> each : readers.invokeAll(all)) {
                judge(each.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading Redis");
        }
    }

    private Reading read(LatestCell cell, int entries) {
        List<LatestPart> values =
                cell.part().isStream()
                        ? reader.entries(cell.part(), cell.symbol(), entries)
                        : reader.latest(cell.part(), cell.symbol()).stream().toList();
        return new Reading(cell, values, kills.getAsInt());
    }

    private void judge(Reading it) {
        if (it.cell().part().isStream()) {
            readings.judgeEntries(it.cell().symbol(), it.values(), it.kills());
        } else if (it.values().isEmpty()) {
            readings.judgeNothing(it.cell(), it.kills());
        } else {
            readings.judge(it.cell().symbol(), it.values().get(0), it.kills());
        }
    }

    private void save() throws IOException {
        long nowNanos = host.nanoClock().getAsLong();
        if (nowNanos - savedNanos >= SAVE_NANOS) {
            savedNanos = nowNanos;
            log.save();
        }
    }

    /**
     * Whether it has read the last value of every cell.
     *
     * @throws IOException where it has failed
     */
    boolean hasSeenTheEnd() throws IOException {
        if (failure != null) {
            throw new IOException("reading Redis failed: " + failure.getMessage(), failure);
        }
        return behind == 0;
    }

    /**
     * Ends the thread, and compares what Redis has now with the end of the tape.
     *
     * @throws IOException where Redis cannot be read
     */
    LatestEnd readEnd(LatestTape tape) throws IOException {
        stop();
        hasSeenTheEnd();
        try {
            readAll(LastValues.TRADES);
            LatestEnd end = LatestEnd.of(tape, readings, this::idsOf);
            log.save();
            return end;
        } catch (RedisException e) {
            throw new IOException("Redis cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> idsOf(LatestCell stream) {
        return reader.entries(stream.part(), stream.symbol(), LastValues.TRADES).stream()
                .map(LatestPart::order)
                .toList();
    }

    private void stop() {
        isClosed = true;
        thread.interrupt();
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread and the connection; what was read is on disk. */
    @Override
    public void close() throws IOException {
        stop();
        readers.shutdownNow();
        redis.close();
        log.save();
    }
}
