package io.groundswell.connectors.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of loopback. */
final class Ports {
    private static final int MAX_PORT = 65_535;
    private static final int CONNECT_LIMIT_MILLIS = 1_000;

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

    /** One that was free just now; somebody else may still be faster. */
    static int findFree() throws IOException {
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
