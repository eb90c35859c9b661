package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.AdminMessage;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What is told of a port: its thread writes it, anybody asks for it. Safe for any thread. */
final class PortRecord {
    private static final int KEPT_TIMES = 16;
    private static final IqFeedPort[] CLIENT_TYPES = {
        IqFeedPort.ADMIN, IqFeedPort.LEVEL1, IqFeedPort.LEVEL2, IqFeedPort.LOOKUP
    };

    private final ArrayDeque<Long> reconnectMillis = new ArrayDeque<>();
    private final Map<IqFeedPort, WireDecimal> queued = new EnumMap<>(IqFeedPort.class);
    private FeedFigures feed = FeedFigures.NONE;
    private PortState state = PortState.DISCONNECTED;
    private ProtocolVersion version;
    private long sinceNanos;
    private long attempts;
    private long reconnects;
    private long lostTick = -1;
    private long lines;
    private long bytes;
    private long cutLines;
    private long stalls;
    private List<Refusal> refusals = List.of();
    private String lastError = "";

    synchronized void attempt() {
        attempts++;
    }

    synchronized void state(PortState itsState, ProtocolVersion itsVersion, long wallNanos) {
        version = itsVersion;
        if (state != itsState) {
            state = itsState;
            sinceNanos = wallNanos;
        }
    }

    /** The feed was lost at a tick of the port's clock. */
    synchronized void lost(long tick) {
        lostTick = tick;
    }

    /** The feed is there; says how long it was lost, or -1 the first time. */
    synchronized long live(long tick) {
        if (lostTick < 0) {
            return -1;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(tick - lostTick);
        lostTick = -1;
        reconnects++;
        reconnectMillis.addLast(millis);
        if (reconnectMillis.size() > KEPT_TIMES) {
            reconnectMillis.removeFirst();
        }
        return millis;
    }

    synchronized void received(long itsLines, long moreBytes, long itsCutLines) {
        lines = itsLines;
        bytes += moreBytes;
        cutLines = itsCutLines;
    }

    synchronized void symbols(long itsStalls, List<Refusal> itsRefusals) {
        stalls = itsStalls;
        refusals = itsRefusals;
    }

    synchronized void error(String text) {
        lastError = text;
    }

    synchronized void statistics(AdminMessage.FeedStatistics told) {
        feed =
                new FeedFigures(
                        told.isConnected(),
                        told.version(),
                        Math.max(0, told.maxSymbols()),
                        Math.max(0, told.symbols()),
                        queued);
    }

    /** The figures of one of our own connections. */
    synchronized void statistics(AdminMessage.ClientStatistics told) {
        if (told.type() >= 0 && told.type() < CLIENT_TYPES.length) {
            queued.put(CLIENT_TYPES[(int) told.type()], told.kilobytesQueued());
        }
    }

    synchronized FeedFigures feed() {
        return new FeedFigures(
                feed.isConnected(), feed.version(), feed.maxSymbols(), feed.symbols(), queued);
    }

    synchronized PortStatus status() {
        return new PortStatus(
                state,
                Optional.ofNullable(version),
                sinceNanos,
                attempts,
                reconnects,
                List.copyOf(reconnectMillis),
                lines,
                bytes,
                cutLines,
                stalls,
                refusals,
                lastError);
    }
}
