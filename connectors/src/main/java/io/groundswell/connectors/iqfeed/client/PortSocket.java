package io.groundswell.connectors.iqfeed.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jdk.net.ExtendedSocketOptions;

/**
 * The socket of a port: one connection after the other. Neither reading nor writing waits, so that
 * a server that does not read cannot keep us from reading. One thread at a time, but for {@link
 * #wakeUp}.
 */
final class PortSocket implements Closeable {
    private static final int FIRST_UNSENT_BYTES = 1 << 14;
    private static final int COMMAND_END_LENGTH = 2;
    private static final int PROBE_SECONDS = 5;
    private static final int PROBES = 3;

    private final String host;
    private final int port;
    private final int maxUnsentBytes;
    private final LongSupplier ticker;
    private final Selector selector;
    private ByteBuffer unsent = ByteBuffer.allocate(FIRST_UNSENT_BYTES);
    private SocketChannel channel;
    private SelectionKey key;

    PortSocket(String host, int port, int maxUnsentBytes, LongSupplier ticker) throws IOException {
        this.host = host;
        this.port = port;
        this.maxUnsentBytes = maxUnsentBytes;
        this.ticker = ticker;
        this.selector = Selector.open();
    }

    /**
     * Connects.
     *
     * @return false when told to stop before it stood
     * @throws IOException in a line, when nobody accepts it in time
     */
    boolean connect(long limitMillis, BooleanSupplier isStopped) throws IOException {
        disconnect();
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("no host is called " + host);
        }
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        keepAlive();
        key = channel.register(selector, SelectionKey.OP_CONNECT);
        long limitNanos = ticker.getAsLong() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        try {
            boolean isConnected = channel.connect(address);
            while (!isConnected && !isStopped.getAsBoolean()) {
                long left = limitNanos - ticker.getAsLong();
                if (left <= 0) {
                    throw new SocketTimeoutException("no answer within " + limitMillis + " ms");
                }
                select(left);
                isConnected = channel.finishConnect();
            }
        } catch (ConnectException e) {
            throw new ConnectException(host + ":" + port + " refuses connections");
        }
        key.interestOps(SelectionKey.OP_READ);
        return !isStopped.getAsBoolean();
    }

    /** A machine that is gone is noticed in seconds also where no line would tell it. */
    private void keepAlive() throws IOException {
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, PROBE_SECONDS);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }

    /** Waits for a wake-up, or for this long. */
    void pause(long nanos) throws IOException {
        select(nanos);
    }

    /** Waits until there is something to read, room to write what waits, a wake-up, or so long. */
    void await(long nanos) throws IOException {
        key.interestOps(
                unsent.position() == 0
                        ? SelectionKey.OP_READ
                        : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        select(nanos);
    }

    private void select(long nanos) throws IOException {
        if (nanos <= 0) {
            selector.selectNow();
        } else {
            // Rounded up: a wait that ends just before the time would be repeated in vain.
            selector.select(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        }
        selector.selectedKeys().clear();
    }

    /** Reads what is there, maybe nothing; -1 at the end of the connection. */
    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /** Adds a command to what goes out with {@link #flush}; false if too much waits already. */
    boolean send(String command) {
        byte[] bytes = command.getBytes(StandardCharsets.ISO_8859_1);
        int needed = unsent.position() + bytes.length + COMMAND_END_LENGTH;
        if (needed > maxUnsentBytes) {
            return false;
        }
        if (needed > unsent.capacity()) {
            unsent.flip();
            unsent = ByteBuffer.allocate(Math.min(maxUnsentBytes, 2 * needed)).put(unsent);
        }
        unsent.put(bytes).put((byte) '\r').put((byte) '\n');
        return true;
    }

    /** Writes as much as the connection takes now. */
    void flush() throws IOException {
        if (unsent.position() > 0) {
            unsent.flip();
            try {
                channel.write(unsent);
            } finally {
                unsent.compact();
            }
        }
    }

    /** Ends a wait, or the next one; from any thread. */
    void wakeUp() {
        selector.wakeup();
    }

    /** Closes the connection, if there is one, and forgets what was not sent. */
    void disconnect() throws IOException {
        unsent.clear();
        if (channel != null) {
            channel.close();
            channel = null;
            // Only a selection lets go of a closed channel's descriptor.
            selector.selectNow();
        }
    }

    @Override
    public void close() throws IOException {
        disconnect();
        selector.close();
    }
}
