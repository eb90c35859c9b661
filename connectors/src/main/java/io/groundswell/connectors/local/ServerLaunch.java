package io.groundswell.connectors.local;

import java.io.IOException;
import java.time.Duration;

/**
 * Brings a server's process up and waits until it serves; one that does not come up is ended.
 *
 * @param folder whose server it is
 * @param ready whether it serves by now
 * @param reason why it does not, in one line, with the files that have the rest
 */
record ServerLaunch(ServerFolder folder, Ready ready, Reason reason) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofMillis(10);

    /** Asked again and again. */
    interface Ready {
        boolean isSo() throws IOException;
    }

    /** Asked once, when all is over. */
    interface Reason {
        String tell() throws IOException;
    }

    /** Returns once it serves. */
    ServerProcess run(ProcessBuilder builder, boolean detached) throws IOException {
        ServerProcess server =
                detached ? ServerProcess.startDetached(builder) : ServerProcess.start(builder);
        try {
            await(server);
        } catch (IOException | RuntimeException e) {
            server.stop(STOP_LIMIT);
            throw e;
        }
        return server;
    }

    private void await(ServerProcess server) throws IOException {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!ready.isSo()) {
            if (server.endsWithin(GLANCE)) {
                throw failure(" does not start: ");
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw failure(" does not serve within " + LIMIT.toSeconds() + " s: ");
            }
        }
    }

    private IOException failure(String what) throws IOException {
        return new IOException(folder.root() + ": " + folder.serverName() + what + reason.tell());
    }
}
