package io.groundswell.replay.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Works through a plan with some threads, until all is done or this thread is interrupted. */
final class Downloader {
    private static final long GLANCE_MILLIS = 200;

    private final DownloadPlan plan;
    private final Work work;
    private final DownloadReport report;

    /** What is done with a unit. */
    @FunctionalInterface
    interface Work {
        UnitOutcome run(HistoryUnit unit) throws InterruptedException;
    }

    Downloader(DownloadPlan plan, Work work, DownloadReport report) {
        this.plan = plan;
        this.work = work;
        this.report = report;
    }

    /**
     * Works through the plan.
     *
     * @param threads how many units are worked on at a time
     * @param glance called now and then, on this thread
     * @throws InterruptedException when this thread is to end; the others have ended then
     */
    void run(int threads, Runnable glance) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(threads);
        AtomicReference<Throwable> fault = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> workAndTell(fault, ended), "download-" + (i + 1));
            workers.add(worker);
            worker.start();
        }
        try {
            while (!ended.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                glance.run();
                if (fault.get() != null) {
                    break;
                }
            }
        } finally {
            workers.forEach(Thread::interrupt);
            for (Thread worker : workers) {
                worker.join();
            }
        }
        if (fault.get() != null) {
            throw new IllegalStateException("a thread of the download has ended", fault.get());
        }
    }

    private void workAndTell(AtomicReference<Throwable> fault, CountDownLatch ended) {
        try {
            HistoryUnit unit = plan.next();
            while (unit != null && !Thread.interrupted()) {
                report.add(work.run(unit));
                unit = plan.next();
            }
        } catch (InterruptedException e) {
            // Asked to end: what is not done stays as it is, and the next run goes on.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Memory, or a fault of ours: what the thread was at is not told of, so all ends.
            fault.compareAndSet(null, e);
        } finally {
            ended.countDown();
        }
    }
}
