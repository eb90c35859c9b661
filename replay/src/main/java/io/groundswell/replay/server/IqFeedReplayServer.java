package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.TimeLine;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.Instrument;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A server that speaks IQFeed's protocol on five ports and tells recorded days as if they happened
 * now: see the README of this module for what is served. Any number of clients; what they are told
 * of a symbol is the same for all.
 *
 * <p>At full speed the replay waits for the slowest client; at any other a client for which more
 * waits than {@link ReplayServerOptions#queueBytes} is sent away and counted. Any thread may call.
 */
public final class IqFeedReplayServer implements Closeable {
    private static final int BACKLOG = 50;
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long END_SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ReplayServerOptions options;
    private final Recording recording;
    private final HistoryStore history;
    private final Market market;
    private final ReplayClock clock;
    private final Faults faults;
    private final Player player;
    private final FeedFigures figures;
    private final Clients clients = new Clients();
    private final Map<IqFeedPort, ServerSocket> sockets = new EnumMap<>(IqFeedPort.class);
    private final InstantSource wall;
    private final LongSupplier nanoClock;
    private final WireProjection projection = new WireProjection();
    private final IqFeedFormatter timeFormatter = new IqFeedFormatter(ProtocolVersion.V6_2);
    private final ReplayTime time;
    private final Thread playing;
    private volatile IOException failure;
    private volatile boolean closed;
    private volatile boolean begun;

    private IqFeedReplayServer(
            ReplayServerOptions options,
            Recording recording,
            List<TapeLibrary> barsOnly,
            InstantSource wall,
            LongSupplier nanoClock) {
        this.options = options;
        this.recording = recording;
        this.wall = wall;
        this.nanoClock = nanoClock;
        this.time = new ReplayTime(recording.shiftDays(options.shiftedTo()));
        this.market = new Market(recording.instruments(), time.copy());
        long startNanos = recording.startNanos(options.startsAt(), time.copy());
        this.clock = new ReplayClock(options.speed(), startNanos);
        Random random = new Random(options.seed());
        this.faults =
                new Faults(
                        options.faults(), odds -> random.nextDouble() * odds < 1, options.seed());
        this.figures = new FeedFigures(options.version(), wall.instant());
        this.player =
                new Player(
                        recording.cursor(),
                        clock,
                        market,
                        projection,
                        new OnStage(),
                        time.copy(),
                        startNanos,
                        nanoClock,
                        LockSupport::parkNanos);
        this.playing = daemon("player", this::play0);
        this.history =
                new HistoryStore(
                        recording.library(),
                        barsOnly,
                        time.copy(),
                        () -> clock.nowNanos(nanoClock.getAsLong()),
                        () -> options.isHistoryWhole() ? null : player.lastTold());
    }

    /**
     * Opens the tapes and the ports, and begins unless held.
     *
     * @throws IOException where a tape cannot be read or is not for this wire, told in words, or a
     *     port is taken
     */
    public static IqFeedReplayServer start(
            ReplayServerOptions options, InstantSource wall, LongSupplier nanoClock)
            throws IOException {
        List<TapeLibrary> barsOnly = new ArrayList<>();
        for (Path tapes : options.barTapes()) {
            barsOnly.add(TapeLibrary.open(List.of(tapes)));
        }
        Recording recording = Recording.open(TapeLibrary.open(options.tapes()), options.symbols());
        IqFeedReplayServer server =
                new IqFeedReplayServer(options, recording, barsOnly, wall, nanoClock);
        boolean started = false;
        try {
            server.open();
            started = true;
        } finally {
            if (!started) {
                server.close();
            }
        }
        return server;
    }

    private void open() throws IOException {
        player.prime();
        for (IqFeedPort port : IqFeedPort.values()) {
            ServerSocket socket = new ServerSocket();
            sockets.put(port, socket);
            InetSocketAddress address = new InetSocketAddress(options.bind(), options.port(port));
            try {
                socket.bind(address, BACKLOG);
            } catch (IOException e) {
                throw new IOException(
                        "cannot listen on " + address + " for " + port + ": " + e.getMessage(), e);
            }
        }
        sockets.forEach((port, socket) -> daemon("accepts-" + port, () -> accept(port)).start());
        if (options.begin() == Begin.AT_ONCE) {
            play();
        }
        playing.start();
    }

    private static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, "iqfeed-server-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void accept(IqFeedPort port) {
        ServerSocket listening = sockets.get(port);
        while (!closed) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                ClientConnection client =
                        new ClientConnection(
                                clients.nextId(),
                                port,
                                socket,
                                options.queueBytes(),
                                clock.isFullSpeed(),
                                market,
                                out -> commands(port, out),
                                faults,
                                clients::remove);
                clients.add(client, wall.instant());
                client.start();
            } catch (IOException e) {
                if (!closed) {
                    failure = e;
                    return;
                }
            }
        }
    }

    private ClientCommands commands(IqFeedPort port, LineOutput out) {
        Facts facts = new Facts();
        return switch (port) {
            case LEVEL1 -> new Level1Commands(market, facts, out);
            case LEVEL2 -> new Level2Commands(market, facts, out);
            case ADMIN -> new AdminCommands(facts, out);
            case LOOKUP ->
                    new LookupCommands(
                            recording.instruments(),
                            options.lists(),
                            history.copy(),
                            faults.answers(),
                            out);
            case DERIVATIVE -> new BarCommands(market, history.copy(), facts, time.copy(), out);
        };
    }

    private void play0() {
        try {
            player.run();
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins, or goes on after a pause. */
    public void play() {
        begun = true;
        clock.run(nanoClock.getAsLong());
        LockSupport.unpark(playing);
    }

    /** Stops telling events until {@link #play}. */
    public void pause() {
        clock.pause(nanoClock.getAsLong());
    }

    /** The number of a port. */
    public int port(IqFeedPort port) {
        return sockets.get(port).getLocalPort();
    }

    /** What is served. */
    public List<Instrument> instruments() {
        return recording.instruments();
    }

    /** The trading dates that are served, as recorded. */
    public List<LocalDate> dates() {
        return recording.dates();
    }

    /** The drill, to plan more of it or to ask what has happened. */
    public Faults faults() {
        return faults;
    }

    /** What of the recording the wire could not carry, and how often. */
    public Map<String, Long> notes() {
        synchronized (market) {
            return projection.notes();
        }
    }

    /**
     * How far it is.
     *
     * @throws IOException where the recording could not be read on, or a port not be listened on
     */
    public ServerStatus status() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return new ServerStatus(
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(localMicros(), MICROS_PER_SECOND), 0, ZoneOffset.UTC),
                player.told(),
                player.hasEnded(),
                clients.count(),
                clients.sentLines(),
                clients.queuedBytes(),
                clients.overflows());
    }

    /** The wire tells the time in whole seconds. */
    private static long wholeSeconds(long micros) {
        return Math.floorDiv(micros, MICROS_PER_SECOND) * MICROS_PER_SECOND;
    }

    private long localMicros() {
        return time.copy().local(clock.nowNanos(nanoClock.getAsLong()));
    }

    /**
     * Waits until every event has been told and has left for the clients.
     *
     * @return false where that takes longer than these nanoseconds
     */
    public boolean awaitEnd(long nanos) throws IOException {
        long until = nanoClock.getAsLong() + nanos;
        while (!status().ended() || status().queuedBytes() > 0) {
            if (nanoClock.getAsLong() - until >= 0) {
                return false;
            }
            LockSupport.parkNanos(END_SLICE_NANOS);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        playing.interrupt();
        for (ServerSocket socket : sockets.values()) {
            socket.close();
        }
        try {
            clients.endAll();
            playing.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        recording.close();
    }

    /** Called by the player. */
    private final class OnStage implements Player.Stage {
        @Override
        public void awaitRoom() throws InterruptedException {
            clients.awaitRoom();
        }

        @Override
        public void time(long replayNanos) {
            synchronized (market) {
                long second = wholeSeconds(time.local(replayNanos));
                String line = timeFormatter.format(new TimeLine(second));
                clients.all().forEach(it -> it.commands().time(line));
            }
        }

        @Override
        public void progress(long sinceFirstNanos) {
            for (Fault fault : faults.dueOfPorts(sinceFirstNanos)) {
                for (ClientConnection client : clients.all()) {
                    if (fault.isOf(client.port())) {
                        faults.apply(fault, client);
                    }
                }
            }
        }

        @Override
        public void second() {
            synchronized (market) {
                for (ClientConnection client : clients.of(IqFeedPort.ADMIN)) {
                    ((AdminCommands) client.commands()).second();
                }
            }
        }

        @Override
        public boolean isSilent(String symbol, long sinceFirstNanos) {
            return faults.isSilent(symbol, sinceFirstNanos);
        }
    }

    /** Asked by the commands of the ports, which hold the market. */
    private final class Facts implements ServerFacts {
        @Override
        public String version() {
            return options.version();
        }

        @Override
        public long symbolLimit() {
            return options.symbolLimit();
        }

        @Override
        public String timeLine() {
            return timeFormatter.format(new TimeLine(wholeSeconds(localMicros())));
        }

        @Override
        public String statsLine() {
            return figures.feed(
                    wall.instant(),
                    localMicros(),
                    options.symbolLimit(),
                    clients.watches(),
                    clients.count(),
                    clients.sentBytes());
        }

        @Override
        public List<String> clientLines() {
            return clients.lines(figures);
        }

        @Override
        public void watched() {
            boolean isDue =
                    options.begin() == Begin.FIRST_WATCH
                            || (options.begin() == Begin.LAST_WATCH && market.isAllWatched());
            if (isDue && !begun) {
                play();
            }
        }
    }
}
