package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The socket of one client, with a thread that reads its commands and one that writes what waits
 * for it. Commands are carried out under the market's lock, but those of the lookup port, which
 * read tapes for long, without it.
 *
 * <p>A line of the stream that comes while more than the limit waits ends the connection, unless
 * the replay waits for its clients; answers to commands may exceed the limit, and the next command
 * is read when they have gone.
 */
final class ClientConnection implements LineOutput {
    private static final int MAX_COMMAND_LENGTH = 8 << 10;
    private static final int WRITE_BYTES = 64 << 10;
    private static final long CLOSE_MILLIS = 500;

    private final long id;
    private final IqFeedPort port;
    private final Socket socket;
    private final byte[] lineEnd;
    private final long maxQueuedBytes;
    private final ByteQueue queue = new ByteQueue();
    private final boolean waitedFor;
    private final Object market;
    private final ClientCommands commands;
    private final Consumer<ClientConnection> gone;
    private final PortFaults faults;
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicLong sentLines = new AtomicLong();
    private volatile long bytesPerSecond;
    private volatile boolean ended;
    private volatile boolean overflowed;
    private volatile boolean silent;
    private final CountDownLatch over = new CountDownLatch(1);

    /** The thread that carries out commands, whose answers may exceed the limit. */
    private volatile Thread reader;

    ClientConnection(
            long id,
            IqFeedPort port,
            Socket socket,
            long maxQueuedBytes,
            boolean waitedFor,
            Object market,
            Function<LineOutput, ClientCommands> commands,
            PortFaults faults,
            Consumer<ClientConnection> gone) {
        this.id = id;
        this.port = port;
        this.socket = socket;
        this.lineEnd = port.lineEnd().getBytes(StandardCharsets.ISO_8859_1);
        this.maxQueuedBytes = maxQueuedBytes;
        this.waitedFor = waitedFor;
        this.market = market;
        this.faults = faults;
        this.gone = gone;
        this.commands = commands.apply(this);
    }

    void start() {
        reader = thread("reads", this::read);
        reader.start();
        thread("writes", this::write).start();
    }

    private Thread thread(String does, Runnable body) {
        Thread thread = new Thread(body, "iqfeed-" + port + "-" + id + "-" + does);
        thread.setDaemon(true);
        return thread;
    }

    long id() {
        return id;
    }

    IqFeedPort port() {
        return port;
    }

    ClientCommands commands() {
        return commands;
    }

    long receivedBytes() {
        return receivedBytes.get();
    }

    long sentBytes() {
        return sentBytes.get();
    }

    long sentLines() {
        return sentLines.get();
    }

    long queuedBytes() {
        return queue.bytes();
    }

    /** Whether it was ended because more waited for it than may. */
    boolean hasOverflowed() {
        return overflowed;
    }

    /** Lets the client have so many bytes a second only; 0 for no such limit. */
    void throttle(long toBytesPerSecond) {
        bytesPerSecond = toBytesPerSecond;
    }

    /** Waits until less waits for the client than may; false where that takes too long. */
    boolean awaitRoom(long nanos) throws InterruptedException {
        return queue.awaitBelow(maxQueuedBytes, nanos);
    }

    @Override
    public void send(String line) {
        if (ended || silent) {
            return;
        }
        boolean answers = Thread.currentThread() == reader;
        if (queue.bytes() >= maxQueuedBytes) {
            if (port == IqFeedPort.LOOKUP) {
                awaitOwnRoom();
            } else if (!answers && !waitedFor) {
                overflowed = true;
                end();
                return;
            }
        }
        add(line);
        faults.afterLine(this);
    }

    @Override
    public void cut(String last) {
        queue.add(last.getBytes(StandardCharsets.ISO_8859_1));
        silent = true;
        queue.finish();
    }

    @Override
    public void stall(long seconds) {
        try {
            if (over.await(seconds, TimeUnit.SECONDS)) {
                silent = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    @Override
    public void fallSilent() {
        silent = true;
    }

    /** Sends a line whatever it is. */
    void add(String line) {
        int length = line.length();
        byte[] bytes = new byte[length + lineEnd.length];
        byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, bytes, 0, length);
        System.arraycopy(lineEnd, 0, bytes, length, lineEnd.length);
        queue.add(bytes);
        sentLines.incrementAndGet();
    }

    private void awaitOwnRoom() {
        try {
            awaitRoom(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            synchronized (market) {
                commands.connected();
            }
            for (String line = readLine(in); line != null; line = readLine(in)) {
                if (line.isEmpty()) {
                    continue;
                }
                carryOut(line);
                awaitRoom(Long.MAX_VALUE);
            }
        } catch (IOException e) {
            // The client went, or was sent away: both are an end like any other.
            ended = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
            synchronized (market) {
                commands.closed();
            }
            gone.accept(this);
        }
    }

    private void carryOut(String line) {
        if (port == IqFeedPort.LOOKUP) {
            commands.command(line);
        } else {
            synchronized (market) {
                commands.command(line);
            }
        }
    }

    private String readLine(InputStream in) throws IOException {
        byte[] line = new byte[MAX_COMMAND_LENGTH];
        int length = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            receivedBytes.incrementAndGet();
            if (next == '\n') {
                return new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
            }
            if (length == MAX_COMMAND_LENGTH) {
                return null;
            }
            line[length++] = (byte) next;
        }
        return null;
    }

    private void write() {
        byte[] buffer = new byte[WRITE_BYTES];
        try (var out = socket.getOutputStream()) {
            while (true) {
                long limit = bytesPerSecond;
                int taken = queue.take(buffer, limit > 0 ? slice(limit) : buffer.length);
                if (taken < 0) {
                    return;
                }
                out.write(buffer, 0, taken);
                sentBytes.addAndGet(taken);
                if (limit > 0) {
                    LockSupport.parkNanos(taken * TimeUnit.SECONDS.toNanos(1) / limit);
                }
            }
        } catch (IOException e) {
            ended = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private static int slice(long limit) {
        return (int) Math.max(1, Math.min(WRITE_BYTES, limit / 10));
    }

    /** Ends the connection; what waits for the client is lost. Any thread. */
    void end() {
        ended = true;
        over.countDown();
        queue.close();
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing can be done about a socket that does not close, and nothing is lost with it.
            return;
        }
    }

    /** Ends the connection when the client has been told what waits for it, but soon. */
    void endSoon() throws InterruptedException {
        queue.awaitEmpty(CLOSE_MILLIS);
        end();
    }
}
