package io.groundswell.jobs.chaos;

import io.groundswell.jobs.run.Host;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Brings a killed server of ours back after its pause, in a thread of its own, so that the job can
 * be watched meanwhile. After the kill of any other process, it has happened at once: a supervisor
 * sees to that, and the job does not run without it.
 */
final class ServerReturn {
    private final CompletableFuture<Void> back;
    private boolean isTold;

    ServerReturn(ChaosServers servers, Fault fault, Host host) {
        back =
                fault.victim().isOurs()
                        ? new CompletableFuture<>()
                        : CompletableFuture.completedFuture(null);
        if (!back.isDone()) {
            new Thread(() -> bringBack(servers, fault, host), "server-return").start();
        }
    }

    private void bringBack(ChaosServers servers, Fault fault, Host host) {
        long dueNanos =
                host.nanoClock().getAsLong() + TimeUnit.MILLISECONDS.toNanos(fault.pauseMillis());
        try {
            for (long left = dueNanos - host.nanoClock().getAsLong();
                    left > 0;
                    left = dueNanos - host.nanoClock().getAsLong()) {
                host.pause().accept(left);
            }
            servers.restart(fault.victim());
            back.complete(null);
        } catch (IOException | RuntimeException e) {
            back.completeExceptionally(e);
        }
    }

    /**
     * Whether the process is there again, which is told once.
     *
     * @throws IOException where it does not start
     */
    boolean hasJustHappened() throws IOException {
        if (isTold || !back.isDone()) {
            return false;
        }
        isTold = true;
        try {
            back.get();
            return true;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server was starting", e);
        }
    }
}
