package io.groundswell.connectors.clickhouse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server, on a port of its own on the loopback, on which things go wrong as a test says:
 * the next answers are cut, kept back, or somebody else gives them.
 */
public final class UnreliableWay implements Closeable {
    /** What becomes of an answer. */
    public enum Fate {
        /** It comes. */
        ARRIVES,
        /** The server did what it was asked, and the connection ends before its answer. */
        IS_LOST,
        /** It ends after a part. */
        BREAKS_OFF,
        /** It never comes. */
        NEVER_COMES,
        /** A gateway answers that it is overloaded. */
        IS_A_GATEWAYS
    }

    private static final int BUFFER_BYTES = 16 << 10;
    private static final int BYTES_BEFORE_THE_BREAK = 300_000;
    private static final String GATEWAY =
            String.join(
                    "\r\n",
                    "HTTP/1.1 503 Service Unavailable",
                    "Content-Length: 4",
                    "Connection: close",
                    "",
                    "busy");

    private final ServerSocket listener;
    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger troubles = new AtomicInteger();
    private volatile CountDownLatch met = new CountDownLatch(0);
    private volatile Fate fate = Fate.ARRIVES;

    private UnreliableWay(ServerSocket listener, URI server) {
        this.listener = listener;
        this.server = server;
    }

    /** Opens a way to a server. */
    public static UnreliableWay to(String url) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        UnreliableWay way = new UnreliableWay(listener, URI.create(url));
        start(way::accept);
        return way;
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * From now on, that many answers have this fate; those after them arrive.
     *
     * @return open once the first of them has met its fate
     */
    public CountDownLatch next(int answers, Fate next) {
        CountDownLatch first = new CountDownLatch(1);
        met = first;
        fate = next;
        troubles.set(answers);
        return first;
    }

    /** How many answers are still to have a fate of their own. */
    public int troublesLeft() {
        return Math.max(troubles.get(), 0);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "unreliable-way");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                join(listener.accept());
            } catch (IOException e) {
                // Closed: who asks sees that.
            }
        }
    }

    private void join(Socket client) throws IOException {
        Socket upstream;
        try {
            upstream = new Socket(server.getHost(), server.getPort());
        } catch (IOException e) {
            // The server is away, which the client is to see at once.
            client.close();
            return;
        }
        sockets.add(client);
        sockets.add(upstream);
        start(() -> forward(client, upstream));
        start(() -> answer(upstream, client));
    }

    private void forward(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone, and now both are.
        }
    }

    /** One answer for each time that bytes come after silence; good enough for one client. */
    private void answer(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long passed = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read; (read = in.read(buffer)) >= 0; ) {
                boolean isHead = new String(buffer, 0, Math.min(read, 5), US_ASCII).equals("HTTP/");
                Fate now = troubles.get() > 0 ? fate : Fate.ARRIVES;
                if (now == Fate.BREAKS_OFF) {
                    passed = isHead ? 0 : passed + read;
                    if (passed > BYTES_BEFORE_THE_BREAK) {
                        meet();
                        return;
                    }
                } else if (isHead && now != Fate.ARRIVES) {
                    meet();
                    spoil(now, in, out);
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side is gone, and now both are.
        }
    }

    private void meet() {
        troubles.decrementAndGet();
        met.countDown();
    }

    private static void spoil(Fate fate, InputStream in, OutputStream out) throws IOException {
        if (fate == Fate.IS_A_GATEWAYS) {
            out.write(GATEWAY.getBytes(US_ASCII));
        } else if (fate == Fate.NEVER_COMES) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
