package io.groundswell.connectors.iqfeed.lookup;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A lookup port on loopback: agrees on a version, and answers questions as its script says. */
final class LookupServer implements Closeable {
    static final String TICK =
            "LH,2021-07-02 19:59:58.900064,134.6200,50,62111303,134.6200,134.6500,7,C,24,8717,0,2,";
    static final String END = "!ENDMSG!,\r\n";
    static final String TWO_TICKS = TICK + "\r\n" + TICK + "\r\n" + END;

    private static final long LIMIT_SECONDS = 20;

    /** What to do about a question. */
    @FunctionalInterface
    interface Script {
        /**
         * A question came.
         *
         * @param number of the question on this server, from 1
         */
        void question(Client client, String question, int number) throws Exception;
    }

    /** A connection. */
    final class Client {
        private final Socket socket;

        private Client(Socket socket) {
            this.socket = socket;
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void drop() throws IOException {
            socket.close();
        }

        private void serve() {
            try (socket) {
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.ISO_8859_1));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("S,SET PROTOCOL,")) {
                        handshake(line.substring("S,SET PROTOCOL,".length()));
                    } else if (!line.startsWith("S,")) {
                        timesNanos.add(System.nanoTime());
                        questions.add(line);
                        script.question(this, line, questions.size());
                    }
                }
            } catch (Exception e) {
                // A connection that either side dropped ends so, and a script that gives up.
                troubles.add(e);
            } finally {
                open.remove(this);
                ended.incrementAndGet();
            }
        }

        private void handshake(String asked) throws IOException {
            send(
                    asked.equals(version)
                            ? "S,CURRENT PROTOCOL," + version + "\r\n"
                            : "E," + asked + " is not a valid protocol.,\r\n");
        }
    }

    final List<String> questions = new CopyOnWriteArrayList<>();
    final List<Long> timesNanos = new CopyOnWriteArrayList<>();
    final List<Client> open = new CopyOnWriteArrayList<>();
    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    private final List<Exception> troubles = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private final String version;
    private final Script script;

    LookupServer(Script script) throws IOException {
        this(0, "6.2", script);
    }

    LookupServer(int port, String version, Script script) throws IOException {
        this.version = version;
        this.script = script;
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** A number that nobody listens on, as far as one can know. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Waits in a script until a test goes on. */
    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing happened for " + LIMIT_SECONDS + " s");
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "lookup-server");
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Client client = new Client(listener.accept());
                accepted.incrementAndGet();
                open.add(client);
                start(client::serve);
            } catch (IOException e) {
                troubles.add(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Client client : open) {
            client.drop();
        }
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                throw new AssertionError("the server does not end; troubles: " + troubles);
            }
        }
    }
}
