package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A socket, a thread that keeps the lines it brings with their ends, and nothing more. */
final class PlainClient implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Socket socket;
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger rows = new AtomicInteger();
    private volatile boolean ended;

    PlainClient(IqFeedReplayServer server, IqFeedPort port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port(port));
        Thread reader = new Thread(this::read, "plain-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.append((char) next);
                if (next == '\n') {
                    synchronized (lines) {
                        lines.add(line.toString());
                    }
                    rows.addAndGet(line.charAt(0) == 'Q' ? 1 : 0);
                    line.setLength(0);
                }
            }
        } catch (IOException e) {
            ended = true;
        }
        ended = true;
    }

    void say(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Every line so far. */
    List<String> all() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** How many Q lines have come. */
    int rows() {
        return rows.get();
    }

    boolean hasEnded() {
        return ended;
    }

    /** Waits until the lines are as expected. */
    List<String> await(Predicate<List<String>> expected) {
        return awaitThat(() -> expected.test(all()));
    }

    /** Waits until so many Q lines have come. */
    List<String> awaitRows(int count) {
        return awaitThat(() -> rows() >= count);
    }

    private List<String> awaitThat(BooleanSupplier isSo) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                List<String> now = all();
                throw new AssertionError(
                        "waited in vain; "
                                + now.size()
                                + " lines, ended "
                                + ended
                                + ", the last "
                                + now.subList(Math.max(0, now.size() - 1), now.size()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return all();
    }

    /** Waits until some line begins so. */
    List<String> awaitLine(String begin) {
        return await(now -> now.stream().anyMatch(it -> it.startsWith(begin)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
