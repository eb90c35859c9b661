package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.Backoff;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Connections to IQConnect that stay: each port has a thread, which connects, agrees on a version,
 * watches the symbols, repairs what falls silent, and begins again when the connection is lost.
 * What comes goes to a {@link FeedTap}. All methods may be called from any thread.
 *
 * <p>Nothing is thrown for what the world does: {@link #status} tells it.
 */
public final class IqFeedClient implements Closeable {
    private static final long CLOSE_LIMIT_MILLIS = 5_000;
    private static final int MAX_SYMBOL_LENGTH = 30;

    private final ClientOptions options;
    private final Map<IqFeedPort, PortLoop> loops = new EnumMap<>(IqFeedPort.class);
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> watched = new LinkedHashSet<>();

    private IqFeedClient(ClientOptions options) {
        this.options = options;
    }

    /**
     * Begins to connect; returns at once.
     *
     * @param tap gets what comes
     * @param clock for the times of receipt
     * @throws IOException where the machine has no more descriptors
     */
    public static IqFeedClient start(ClientOptions options, FeedTap tap, InstantSource clock)
            throws IOException {
        return start(options, tap, clock, System::nanoTime, new SplittableRandom(clock.millis()));
    }

    /** As the other, with a clock that never jumps, and the randomness of the back-off. */
    static IqFeedClient start(
            ClientOptions options,
            FeedTap tap,
            InstantSource clock,
            LongSupplier ticker,
            SplittableRandom random)
            throws IOException {
        IqFeedClient client = new IqFeedClient(options);
        boolean isWhole = false;
        try {
            for (IqFeedPort port : options.streams()) {
                client.loops.put(port, loop(port, options, tap, clock, ticker, random));
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                for (PortLoop loop : client.loops.values()) {
                    loop.abandon();
                }
            }
        }
        client.loops.forEach(
                (port, loop) -> client.threads.add(new Thread(loop, "iqfeed-" + port)));
        client.threads.forEach(Thread::start);
        return client;
    }

    private static PortLoop loop(
            IqFeedPort port,
            ClientOptions options,
            FeedTap tap,
            InstantSource clock,
            LongSupplier ticker,
            SplittableRandom random)
            throws IOException {
        ClientTimings timings = options.timings();
        Backoff backoff =
                new Backoff(
                        timings.firstReconnectMillis(),
                        timings.maxReconnectMillis(),
                        random.split()::nextDouble);
        return new PortLoop(port, options, tap, clock, ticker, backoff);
    }

    /**
     * Watches more symbols, now and after each loss of a connection.
     *
     * @throws IllegalArgumentException for one that is no symbol, or where they would be too many;
     *     then none of them is watched
     */
    public synchronized void watch(Collection<String> symbols) {
        symbols.forEach(IqFeedClient::check);
        Set<String> all = new LinkedHashSet<>(watched);
        all.addAll(symbols);
        if (all.size() > options.maxSymbols()) {
            throw new IllegalArgumentException(
                    all.size() + " symbols are too many (at most " + options.maxSymbols() + ")");
        }
        watched.addAll(symbols);
        want(all);
    }

    /** Watches these no more; what is not watched is ignored. */
    public synchronized void unwatch(Collection<String> symbols) {
        symbols.forEach(watched::remove);
        want(new LinkedHashSet<>(watched));
    }

    private void want(Set<String> all) {
        Set<String> view = Collections.unmodifiableSet(all);
        loops.values().forEach(it -> it.want(view));
    }

    /**
     * Asks for the state of a watched symbol again, soon, for somebody who could not read a line of
     * it. Each symbol once a minute at most: what comes sooner waits. Does nothing for a symbol
     * that is not watched, or refused; nor while the port has no feed, for then all will be asked
     * for.
     */
    public void refresh(IqFeedPort port, String symbol) {
        PortLoop loop = loops.get(port);
        if (loop != null) {
            loop.refresh(symbol);
        }
    }

    /**
     * Drops the connection of a port, soon, and begins another, which watches everything again; the
     * tap is told as of any loss. Does nothing where there is no connection: the next one is new.
     *
     * @param reason in words
     */
    public void reconnect(IqFeedPort port, String reason) {
        PortLoop loop = loops.get(port);
        if (loop != null) {
            loop.reconnect(reason);
        }
    }

    /** A comma or a line end would be the end of one command and the start of another. */
    private static void check(String symbol) {
        boolean isPlain = symbol.chars().allMatch(it -> it > ' ' && it < 0x7f && it != ',');
        if (symbol.isEmpty() || symbol.length() > MAX_SYMBOL_LENGTH || !isPlain) {
            throw new IllegalArgumentException(
                    "no symbol: '"
                            + symbol
                            + "' (1 to "
                            + MAX_SYMBOL_LENGTH
                            + " visible ASCII characters, no comma)");
        }
    }

    /** How it stands. Costs a copy of the figures. */
    public synchronized ClientStatus status() {
        Map<IqFeedPort, PortStatus> ports = new EnumMap<>(IqFeedPort.class);
        loops.forEach((port, loop) -> ports.put(port, loop.record().status()));
        PortLoop admin = loops.get(IqFeedPort.ADMIN);
        return new ClientStatus(
                ports, watched.size(), admin == null ? FeedFigures.NONE : admin.record().feed());
    }

    /**
     * Closes the connections and waits until their threads have ended; one that waits in the tap
     * for more than five seconds is interrupted. Must not be called by the tap.
     */
    @Override
    public void close() {
        loops.values().forEach(PortLoop::close);
        boolean wasInterrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(CLOSE_LIMIT_MILLIS);
                if (thread.isAlive()) {
                    thread.interrupt();
                    thread.join(CLOSE_LIMIT_MILLIS);
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
