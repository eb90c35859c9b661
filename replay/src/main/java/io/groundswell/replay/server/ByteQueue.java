package io.groundswell.replay.server;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines on their way to a client. Takes whatever it is given: who gives is to ask {@link #bytes}
 * first, or to wait. Any threads.
 */
final class ByteQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> lines = new ArrayDeque<>();
    private int headOffset;
    private final AtomicLong bytes = new AtomicLong();
    private boolean closed;
    private boolean finished;

    /** How many bytes wait. */
    long bytes() {
        return bytes.get();
    }

    /** Adds a line; nothing once closed or finished. */
    void add(byte[] line) {
        lock.lock();
        try {
            if (!closed && !finished) {
                lines.add(line);
                bytes.addAndGet(line.length);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes as much as there is, and waits while there is nothing.
     *
     * @param most how many bytes at most
     * @return how many bytes were taken; -1 once closed, or finished and empty
     */
    int take(byte[] to, int most) throws InterruptedException {
        lock.lock();
        try {
            while (lines.isEmpty() && !closed && !finished) {
                changed.await();
            }
            if (closed || lines.isEmpty()) {
                return -1;
            }
            int taken = 0;
            while (taken < most && !lines.isEmpty()) {
                byte[] head = lines.peek();
                int part = Math.min(most - taken, head.length - headOffset);
                System.arraycopy(head, headOffset, to, taken, part);
                taken += part;
                headOffset += part;
                if (headOffset == head.length) {
                    lines.poll();
                    headOffset = 0;
                }
            }
            bytes.addAndGet(-taken);
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until fewer bytes wait than this.
     *
     * @return false where they did not within the time; true also once closed
     */
    boolean awaitBelow(long limit, long nanos) throws InterruptedException {
        if (bytes.get() < limit) {
            return true;
        }
        lock.lock();
        try {
            long left = nanos;
            while (bytes.get() >= limit && !closed) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything has been taken.
     *
     * @return false where it was not within the time
     */
    boolean awaitEmpty(long millis) throws InterruptedException {
        return awaitBelow(1, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Takes nothing any more; what waits can still be taken. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits and takes nothing any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            lines.clear();
            bytes.set(0);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
