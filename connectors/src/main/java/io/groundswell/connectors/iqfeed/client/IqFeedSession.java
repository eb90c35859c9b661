package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.AdminMessage;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.TimeLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level2Message.NoDepth;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The protocol of one port: settles version and fields, watches symbols, notices silence and the
 * loss of the feed. No socket, clock or thread is in it: what happens comes in with its time, what
 * is to be done goes out to {@link SessionEffects}.
 *
 * <p>Times count nanoseconds from anywhere and go on only while the port listens. One thread at a
 * time; lives as long as its port, over all connections.
 */
final class IqFeedSession {
    private static final int MAX_CHOICES = 3;
    private static final String SET_PROTOCOL = "S,SET PROTOCOL,";
    private static final String CURRENT_PROTOCOL = "CURRENT PROTOCOL";
    private static final String SERVER_CONNECTED = "SERVER CONNECTED";
    private static final String SERVER_DISCONNECTED = "SERVER DISCONNECTED";

    private final IqFeedPort port;
    private final ClientOptions options;
    private final SessionEffects effects;
    private final WatchList watches;
    private final long handshakeNanos;
    private final long silenceNanos;
    private final long upstreamNanos;

    private PortState state = PortState.DISCONNECTED;
    private VersionChoice versions;
    private ProtocolVersion version;
    private FieldsetChoice fields;
    private int choicesSent;
    private boolean isUpstreamLost;
    private long handshakeDueNanos;
    private long silenceDueNanos = Long.MAX_VALUE;
    private long upstreamDueNanos;

    IqFeedSession(IqFeedPort port, ClientOptions options, SessionEffects effects) {
        this.port = port;
        this.options = options;
        this.effects = effects;
        ClientTimings timings = options.timings();
        boolean isLevel1 = port == IqFeedPort.LEVEL1;
        this.watches =
                new WatchList(
                        options.hours(),
                        timings,
                        isLevel1 ? timings.level1StallMillis() : timings.level2StallMillis(),
                        isLevel1,
                        effects);
        this.handshakeNanos = TimeUnit.MILLISECONDS.toNanos(timings.handshakeMillis());
        this.silenceNanos = TimeUnit.MILLISECONDS.toNanos(timings.silenceMillis());
        this.upstreamNanos = TimeUnit.MILLISECONDS.toNanos(timings.upstreamMillis());
    }

    /** Watches these symbols and no others; on the admin port it does nothing. */
    void want(Set<String> symbols, long nowNanos) {
        if (port != IqFeedPort.ADMIN) {
            watches.want(symbols, nowNanos);
        }
    }

    /**
     * Asks for the state of a watched symbol again, with the next timer, but once a minute at most.
     * While the feed is not there it does nothing, for then every symbol will be asked for.
     */
    void refresh(String symbol, long nowNanos) {
        if (state == PortState.LIVE) {
            watches.refresh(symbol, nowNanos);
        }
    }

    /** The socket is connected. */
    void connected(long nowNanos) {
        state = PortState.HANDSHAKE;
        versions = new VersionChoice(options.protocol());
        version = null;
        fields = null;
        choicesSent = 0;
        isUpstreamLost = false;
        silenceDueNanos = Long.MAX_VALUE;
        handshakeDueNanos = nowNanos + handshakeNanos;
        effects.send(SET_PROTOCOL + versions.asked().text());
        effects.send("S,SET CLIENT NAME," + options.clientName());
        if (port == IqFeedPort.LEVEL1) {
            // So that the feed's clock is known before the first price.
            effects.send("T");
        }
    }

    /** The socket is closed, by whomever. */
    void disconnected(String reason) {
        if (state == PortState.LIVE) {
            effects.lost(reason);
        }
        state = PortState.DISCONNECTED;
        watches.end();
    }

    /** A line came that is not about the market. */
    void message(WireMessage message, long nowNanos) {
        if (state == PortState.DISCONNECTED) {
            return;
        }
        if (message instanceof SystemLine line) {
            system(line, nowNanos);
        } else if (message instanceof ErrorLine error) {
            error(error.text(), nowNanos);
        } else if (message instanceof TimeLine) {
            silenceDueNanos = nowNanos + silenceNanos;
        } else if (message instanceof AdminMessage figures) {
            if (figures instanceof AdminMessage.FeedStatistics) {
                silenceDueNanos = nowNanos + silenceNanos;
            }
            effects.statistics(figures);
        } else if (message instanceof UnknownSymbol unknown) {
            watches.refuse(unknown.symbol(), Refusal.Reason.UNKNOWN, nowNanos);
        } else if (message instanceof NoDepth none) {
            watches.refuse(none.symbol(), Refusal.Reason.NO_DEPTH, nowNanos);
        } else if (message instanceof Unparsed unparsed) {
            unparsed(unparsed);
        }
    }

    /** A line of a symbol came; {@code isState} if it tells how things stand and not a change. */
    void heard(byte[] bytes, int from, int to, boolean isState, long nowNanos) {
        if (state != PortState.DISCONNECTED) {
            watches.heard(bytes, from, to, isState, nowNanos);
        }
    }

    private void system(SystemLine line, long nowNanos) {
        switch (line.name()) {
            case CURRENT_PROTOCOL -> protocol(line.argument(1), nowNanos);
            case FieldsetChoice.ECHO -> {
                if (isChoosing() && fields.isMade(line)) {
                    settled(nowNanos);
                }
            }
            case FieldsetChoice.ALL_NAMES -> {
                if (isChoosing()) {
                    fields.afterAllNames(line).ifPresent(effects::send);
                }
            }
            case SERVER_DISCONNECTED -> upstreamLost(nowNanos);
            case SERVER_CONNECTED -> upstreamBack(nowNanos);
            case "SERVER RECONNECT FAILED" -> effects.problem("S," + line.name());
            case "SYMBOL LIMIT REACHED" -> {
                watches.refuse(line.argument(1), Refusal.Reason.LIMIT, nowNanos);
                effects.problem("S," + line.name());
            }
            default -> {
                // Lists, figures and what later versions add: nothing depends on them.
            }
        }
    }

    private boolean isChoosing() {
        return state == PortState.HANDSHAKE && fields != null;
    }

    private void protocol(String told, long nowNanos) {
        ProtocolVersion agreed = ProtocolVersion.of(told);
        if (state != PortState.HANDSHAKE || version != null || agreed == null) {
            return;
        }
        version = agreed;
        if (port == IqFeedPort.LEVEL1) {
            fields = new FieldsetChoice(options.fields());
            choose(nowNanos);
        } else {
            settled(nowNanos);
        }
    }

    private void choose(long nowNanos) {
        choicesSent++;
        handshakeDueNanos = nowNanos + handshakeNanos;
        effects.send(fields.command());
    }

    private void settled(long nowNanos) {
        if (port == IqFeedPort.ADMIN) {
            login();
        }
        if (isUpstreamLost) {
            waitForUpstream(nowNanos);
            if (port == IqFeedPort.LEVEL1) {
                effects.send("S,CONNECT");
            }
        } else {
            live(nowNanos);
        }
    }

    private void live(long nowNanos) {
        state = PortState.LIVE;
        // The other ports need not tell the time; once they do, they are held to it.
        if (port == IqFeedPort.LEVEL1 || silenceDueNanos != Long.MAX_VALUE) {
            silenceDueNanos = nowNanos + silenceNanos;
        }
        effects.live(version);
        if (port != IqFeedPort.ADMIN) {
            watches.begin(new WatchCommands(port, version, options.depth()), nowNanos);
        }
    }

    private void login() {
        Optional<Credentials> credentials = options.credentials();
        if (credentials.isPresent()) {
            Credentials own = credentials.get();
            effects.send("S,REGISTER CLIENT APP," + own.product() + ",1.0");
            effects.send("S,SET LOGINID," + own.login());
            effects.send("S,SET PASSWORD," + own.password());
            effects.send("S,SET AUTOCONNECT,On");
            effects.send("S,CONNECT");
        }
        effects.send("S,CLIENTSTATS ON");
    }

    /** Comes several times over; at the beginning of a connection it means nothing yet. */
    private void upstreamLost(long nowNanos) {
        isUpstreamLost = true;
        if (state == PortState.LIVE) {
            waitForUpstream(nowNanos);
            effects.lost("S," + SERVER_DISCONNECTED);
        }
    }

    private void waitForUpstream(long nowNanos) {
        state = PortState.UPSTREAM_LOST;
        upstreamDueNanos = nowNanos + upstreamNanos;
    }

    private void upstreamBack(long nowNanos) {
        isUpstreamLost = false;
        if (state == PortState.UPSTREAM_LOST) {
            live(nowNanos);
        }
    }

    private void error(String text, long nowNanos) {
        String shown = "E," + options.credentials().map(it -> it.mask(text)).orElse(text);
        effects.problem(shown);
        if (state != PortState.HANDSHAKE) {
            return;
        }
        if (version == null && VersionChoice.isRefusal(text)) {
            if (versions.stepDown()) {
                handshakeDueNanos = nowNanos + handshakeNanos;
                effects.send(SET_PROTOCOL + versions.asked().text());
            } else {
                effects.drop(versions.noneSpoken());
            }
        } else if (fields != null) {
            handshakeDueNanos = nowNanos + handshakeNanos;
            fields.afterError(text)
                    .ifPresentOrElse(effects::send, () -> effects.drop("no fields: " + shown));
        }
    }

    private void unparsed(Unparsed unparsed) {
        if (state == PortState.HANDSHAKE && version == null) {
            effects.drop("this is no IQFeed: " + unparsed.reason());
        }
    }

    /** When {@link #timer} has something to do; Long.MAX_VALUE for never. */
    long nextTimerNanos() {
        return switch (state) {
            case HANDSHAKE -> handshakeDueNanos;
            case LIVE -> Math.min(silenceDueNanos, watches.nextDueNanos());
            case UPSTREAM_LOST -> upstreamDueNanos;
            default -> Long.MAX_VALUE;
        };
    }

    /**
     * Does what is due; a bounded amount of it, so that more may be due at once.
     *
     * @param wallNanos the same moment, nanoseconds since 1970 UTC
     */
    void timer(long nowNanos, long wallNanos) {
        if (state == PortState.HANDSHAKE && nowNanos >= handshakeDueNanos) {
            handshakeDue(nowNanos);
        } else if (state == PortState.UPSTREAM_LOST && nowNanos >= upstreamDueNanos) {
            effects.drop(late(SERVER_CONNECTED, options.timings().upstreamMillis()));
        } else if (state == PortState.LIVE) {
            if (nowNanos >= silenceDueNanos) {
                effects.drop(
                        "no "
                                + (port == IqFeedPort.ADMIN ? "statistics" : "T line")
                                + " for "
                                + options.timings().silenceMillis()
                                + " ms");
            } else {
                watches.timer(nowNanos, wallNanos);
            }
        }
    }

    private void handshakeDue(long nowNanos) {
        if (fields != null && choicesSent < MAX_CHOICES) {
            choose(nowNanos);
        } else {
            String missing = fields == null ? CURRENT_PROTOCOL : FieldsetChoice.ECHO;
            effects.drop(late(missing, options.timings().handshakeMillis()));
        }
    }

    private static String late(String name, long millis) {
        return "S," + name + " did not come within " + millis + " ms";
    }

    /** How far it has come. */
    PortState state() {
        return state;
    }

    /** What the connection speaks; null before that is settled. */
    ProtocolVersion version() {
        return version;
    }

    /** Whether {@link #refusals} or {@link #stalls} changed since this was asked before. */
    boolean hasNewSymbolState() {
        return watches.hasNews();
    }

    /** The symbols that this port does not give. */
    List<Refusal> refusals() {
        return watches.refusals();
    }

    /** How often a stall was told. */
    long stalls() {
        return watches.stalls();
    }
}
