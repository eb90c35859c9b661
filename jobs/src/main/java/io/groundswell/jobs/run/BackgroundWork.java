package io.groundswell.jobs.run;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Something that is done in a thread of its own, which ends with it; what goes wrong is thrown at
 * whoever asks how it goes.
 */
public final class BackgroundWork implements AutoCloseable {
    private static final long END_LIMIT_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final String name;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread;

    /** What is to be done. */
    public interface Work {
        /** Does it; is to end soon once its thread is interrupted. */
        void run() throws IOException;
    }

    private BackgroundWork(String name, Work work) {
        this.name = name;
        thread = new Thread(() -> run(work), name);
        thread.setDaemon(true);
    }

    /**
     * Begins.
     *
     * @param name of the thread, and of what fails
     */
    public static BackgroundWork start(String name, Work work) {
        BackgroundWork started = new BackgroundWork(name, work);
        started.thread.start();
        return started;
    }

    private void run(Work work) {
        try {
            work.run();
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /**
     * Whether it is done.
     *
     * @throws IOException where it has failed
     */
    public boolean isDone() throws IOException {
        if (!done.isDone()) {
            return false;
        }
        finish();
        return true;
    }

    /**
     * Waits until it is done.
     *
     * @throws IOException where it has failed
     */
    public void finish() throws IOException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException(name + " failed: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, e);
        }
    }

    /** Ends the thread, wherever it is; returns when it has ended, or after ten seconds. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(END_LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
