package io.groundswell.jobs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/** Keeps the web UI up after a run, for as long as a person wants to look at it. */
final class LastLook {
    private LastLook() {}

    /**
     * Waits for Enter, or where nobody can press it, until the process is interrupted.
     *
     * @throws InterruptedException where the thread is interrupted in the second case
     */
    static void at(URI webUi, InputStream in, PrintStream out)
            throws IOException, InterruptedException {
        out.println("Web UI stays up at " + webUi + " until you press Enter.");
        if (in.read() < 0) {
            out.println("Standard input is closed: it stays up until you interrupt it (Ctrl-C).");
            new CountDownLatch(1).await();
        }
    }
}
