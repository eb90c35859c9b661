package io.groundswell.replay.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and cuts connections in the middle of an answer, as often as it is told.
 */
final class CuttingProxy implements Closeable {
    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final int cutAfterBytes;
    private final AtomicInteger cutsLeft;
    private final List<Socket> sockets = new ArrayList<>();
    private final Thread accepting;

    /**
     * A proxy that runs.
     *
     * @param cutAfterBytes how much of the answers on one connection goes through before it is cut
     */
    CuttingProxy(String url, int cutAfterBytes, int cuts) throws IOException {
        URI uri = URI.create(url);
        server = new InetSocketAddress(uri.getHost(), uri.getPort());
        this.cutAfterBytes = cutAfterBytes;
        cutsLeft = new AtomicInteger(cuts);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** How many connections are still to be cut. */
    int cutsLeft() {
        return cutsLeft.get();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private synchronized Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = keep(listener.accept());
                Socket upstream = keep(new Socket(server.getAddress(), server.getPort()));
                daemon(() -> copy(client, upstream, Integer.MAX_VALUE));
                daemon(() -> copy(upstream, client, cutAfterBytes));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void copy(Socket from, Socket to, int limitBytes) {
        byte[] buffer = new byte[4096];
        int passed = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passed += read;
                if (passed > limitBytes && cutsLeft.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone: closing the other tells it.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        try {
            accepting.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
