package io.groundswell.connectors.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Ports of loopback. */
final class Ports {
    private static final int MAX_PORT = 65_535;
    private static final int CONNECT_LIMIT_MILLIS = 1_000;

    /**
     * Where {@link #findFree} looks: below the ports that a Linux gives to outgoing connections
     * (32,768 and up). A server that was killed and comes back to its port would find a connection
     * of somebody else on it.
     */
    private static final int FIRST_OWN = 10_000;

    private static final int END_OWN = 32_768;
    private static final int TRIES = 500;

    /** Processes that look at the same time begin far from each other. */
    private static final int STEP = 7_919;

    private static final AtomicLong NEXT = new AtomicLong(ProcessHandle.current().pid() * STEP);

    private Ports() {}

    /**
     * Checks a port, 0 for any.
     *
     * @throws IllegalArgumentException for one that cannot be
     */
    static void check(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("no port: " + port + " (0 to 65535)");
        }
    }

    /**
     * One that is free and that no outgoing connection gets; another server may still be faster.
     */
    static int findFree() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST_OWN + (int) (NEXT.getAndIncrement() % (END_OWN - FIRST_OWN));
            if (isFree(port)) {
                return port;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether a server could listen there now. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections are still closing is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether somebody listens there. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECT_LIMIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
