package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.Backoff;
import io.groundswell.connectors.iqfeed.wire.AdminMessage;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.PlainText;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.UnixNanos;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the thread of a port does: connects, reads, gives the tap and the session what came, sends
 * what the session says, and connects again for as long as it is not closed.
 *
 * <p>The session's time stands still while the tap or the session works: what waits in the socket
 * meanwhile is no silence of the server.
 */
final class PortLoop implements Runnable, SessionEffects, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(PortLoop.class);

    /** A connection that held for this long was a good one. */
    private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Nobody waits longer without a look at the time. */
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** No reason and no error that is told is longer. */
    static final int MAX_TEXT_LENGTH = 150;

    private static final String CLOSED = "the client was closed";

    private final IqFeedPort port;
    private final ClientOptions options;
    private final FeedTap tap;
    private final InstantSource clock;
    private final LongSupplier ticker;
    private final long originNanos;
    private final Backoff backoff;
    private final PortSocket socket;
    private final IqFeedSession session;
    private final LineRouter router;
    private final LineFraming framing = new LineFraming();
    private final PortRecord record = new PortRecord();

    /** Of symbols that are wanted only, which are limited. */
    private final Set<String> refreshes = ConcurrentHashMap.newKeySet();

    private final AtomicReference<String> reconnectReason = new AtomicReference<>();
    private volatile Set<String> wanted = Set.of();
    private volatile boolean isClosed;

    private Set<String> applied = Set.of();
    private long workedNanos;
    private long nowNanos;
    private long wallNanos;
    private String dropReason;
    private String lastWarning = "";
    private boolean isTapConnected;

    /**
     * A loop that does nothing yet.
     *
     * @param ticker a clock that never jumps, in nanoseconds
     * @throws IOException where the machine has no more descriptors
     */
    PortLoop(
            IqFeedPort port,
            ClientOptions options,
            FeedTap tap,
            InstantSource clock,
            LongSupplier ticker,
            Backoff backoff)
            throws IOException {
        this.port = port;
        this.options = options;
        this.tap = tap;
        this.clock = clock;
        this.ticker = ticker;
        this.originNanos = ticker.getAsLong();
        this.backoff = backoff;
        this.session = new IqFeedSession(port, options, this);
        this.router = new LineRouter(port, options.protocol(), session);
        this.socket =
                new PortSocket(
                        options.host(),
                        options.ports().get(port),
                        options.maxUnsentBytes(),
                        ticker);
    }

    /** Watches these symbols and no others, soon; from any thread. */
    void want(Set<String> symbols) {
        wanted = symbols;
        refreshes.retainAll(symbols);
        socket.wakeUp();
    }

    /** Asks for the state of a symbol again, soon, if it is watched; from any thread. */
    void refresh(String symbol) {
        if (wanted.contains(symbol) && refreshes.add(symbol)) {
            socket.wakeUp();
        }
    }

    /** Ends the connection, if there is one, and begins another, soon; from any thread. */
    void reconnect(String reason) {
        reconnectReason.set(reason);
        socket.wakeUp();
    }

    /** Ends the loop, soon; from any thread. */
    @Override
    public void close() {
        isClosed = true;
        socket.wakeUp();
    }

    /** Lets go of what a loop holds that was never run. */
    void abandon() throws IOException {
        socket.close();
    }

    PortRecord record() {
        return record;
    }

    @Override
    public void run() {
        try (socket) {
            while (!isClosed) {
                connectAndRead();
                pause(TimeUnit.MILLISECONDS.toNanos(backoff.nextMillis()));
            }
            record.state(PortState.CLOSED, null, wall());
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
        }
    }

    /** Not the world's doing: those troubles end a connection, not the loop. */
    private void failed(Throwable e) {
        String reason = "the port's thread failed: " + e;
        record.error(PlainText.of(reason, MAX_TEXT_LENGTH));
        record.state(PortState.FAILED, null, wall());
        LOG.error("IQFeed {}: the port's thread failed", port, e);
        if (isTapConnected) {
            try {
                tellLost(wall(), reason);
            } catch (RuntimeException | Error again) {
                // It may well be the tap that failed before.
                LOG.error("IQFeed {}: the tap cannot be told of that", port, again);
            }
        }
    }

    private void connectAndRead() throws IOException {
        long liveFrom = Long.MAX_VALUE;
        String reason = CLOSED;
        try {
            record.attempt();
            if (socket.connect(options.timings().connectMillis(), () -> isClosed)) {
                liveFrom = tick();
                read();
                reason = dropReason == null ? CLOSED : dropReason;
            }
        } catch (ClosedByInterruptException e) {
            // The tap kept the thread for too long while the client was closed.
            if (!isClosed) {
                throw e;
            }
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        }
        if (tick() - GOOD_NANOS >= liveFrom) {
            backoff.reset();
        }
        lookAtClocks();
        if (!isClosed) {
            warn(reason);
        }
        socket.disconnect();
        session.disconnected(reason);
        tell();
    }

    private void read() throws IOException {
        framing.reset();
        dropReason = null;
        // What was asked for by now is done by this connection.
        reconnectReason.set(null);
        lookAtClocks();
        session.connected(nowNanos);
        socket.flush();
        tell();
        while (!isClosed && dropReason == null) {
            long wait = Math.min(MAX_WAIT_NANOS, session.nextTimerNanos() - nowNanos);
            socket.await(framing.wasFilledUp() ? 0 : wait);
            int length = socket.read(framing.free());
            lookAtClocks();
            if (length < 0) {
                throw new IOException("the server closed the connection");
            }
            applyAsked();
            if (length > 0) {
                framing.filled(this::block);
                record.received(router.lines(), length, framing.cutLines());
            }
            // What is due is judged only when all that had come was looked at.
            if (!framing.wasFilledUp()) {
                session.timer(nowNanos, wallNanos);
            }
            socket.flush();
            tell();
            workedNanos = tick() - nowNanos;
        }
    }

    private void block(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to) {
            int end = LineRouter.endOfBlock(bytes, start, to);
            // The lines of the admin port hold the login.
            if (port != IqFeedPort.ADMIN) {
                tap.lines(port, wallNanos, bytes, start, end);
            }
            router.route(bytes, start, end, nowNanos);
            start = end;
        }
    }

    /** Does what other threads asked for. */
    private void applyAsked() {
        Set<String> now = wanted;
        if (now != applied) {
            applied = now;
            session.want(now, nowNanos);
        }
        if (!refreshes.isEmpty()) {
            for (Iterator<String> it = refreshes.iterator(); it.hasNext(); ) {
                String symbol = it.next();
                it.remove();
                session.refresh(symbol, nowNanos);
            }
        }
        String reason = reconnectReason.getAndSet(null);
        if (reason != null) {
            drop(reason);
        }
    }

    private void pause(long nanos) throws IOException {
        long until = tick() + nanos;
        for (long left = nanos; left > 0 && !isClosed; left = until - tick()) {
            socket.pause(left);
        }
    }

    private void lookAtClocks() {
        nowNanos = tick() - workedNanos;
        wallNanos = wall();
    }

    /** Nanoseconds since this was made: never negative, so that no sum of a time overflows. */
    private long tick() {
        return ticker.getAsLong() - originNanos;
    }

    private long wall() {
        return UnixNanos.of(clock.instant());
    }

    private void tell() {
        record.state(session.state(), session.version(), wallNanos);
        if (session.hasNewSymbolState()) {
            record.symbols(session.stalls(), session.refusals());
        }
    }

    /** Says it once, not with each attempt. */
    private void warn(String said) {
        String text = PlainText.of(said, MAX_TEXT_LENGTH);
        record.error(text);
        if (!text.equals(lastWarning)) {
            lastWarning = text;
            LOG.warn("IQFeed {}: {}", port, text);
        }
    }

    @Override
    public void send(String command) {
        if (!socket.send(command)) {
            drop("the server does not read what is sent to it");
        }
    }

    @Override
    public void live(ProtocolVersion version) {
        long lostMillis = record.live(tick());
        lastWarning = "";
        LOG.info(
                "IQFeed {}: live, protocol {}{}",
                port,
                version.text(),
                lostMillis < 0 ? "" : ", was away for " + lostMillis + " ms");
        isTapConnected = true;
        tap.connected(port, version, wallNanos);
    }

    @Override
    public void lost(String reason) {
        record.lost(tick());
        if (!isClosed) {
            warn(reason);
        }
        tellLost(wallNanos, reason);
    }

    private void tellLost(long timeNanos, String reason) {
        isTapConnected = false;
        tap.disconnected(port, timeNanos, PlainText.of(reason, MAX_TEXT_LENGTH));
    }

    @Override
    public void stalled(String symbol) {
        tap.stalled(port, symbol, wallNanos);
    }

    @Override
    public void drop(String reason) {
        if (dropReason == null) {
            dropReason = reason;
        }
    }

    @Override
    public void statistics(AdminMessage figures) {
        if (figures instanceof AdminMessage.FeedStatistics feed) {
            record.statistics(feed);
        } else if (figures instanceof AdminMessage.ClientStatistics client
                && client.name().equals(options.clientName())) {
            record.statistics(client);
        }
    }

    @Override
    public void problem(String text) {
        warn(text);
    }
}
