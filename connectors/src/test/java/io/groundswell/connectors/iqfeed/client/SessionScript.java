package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.AdminMessage;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A session that is told lines and times, and what it did about them: commands as {@code >
 * COMMAND}, everything else in words.
 */
final class SessionScript implements SessionEffects {
    private static final int MOST_TIMERS = 10_000;

    private final List<String> done = new ArrayList<>();
    private final Instant start;
    private final IqFeedSession session;
    private final LineRouter router;
    private long nowNanos;

    private SessionScript(IqFeedPort port, ClientOptions options, Instant start) {
        this.start = start;
        this.session = new IqFeedSession(port, options, this);
        this.router = new LineRouter(port, options.protocol(), session);
    }

    static SessionScript of(IqFeedPort port, ClientOptions options, Instant start) {
        return new SessionScript(port, options, start);
    }

    SessionScript watches(String... symbols) {
        session.want(new LinkedHashSet<>(List.of(symbols)), nowNanos);
        return this;
    }

    SessionScript refreshes(String symbol) {
        session.refresh(symbol, nowNanos);
        return this;
    }

    SessionScript connects() {
        session.connected(nowNanos);
        return this;
    }

    SessionScript loses(String reason) {
        session.disconnected(reason);
        return this;
    }

    SessionScript hears(String... lines) {
        byte[] bytes = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        router.route(bytes, 0, bytes.length, nowNanos);
        return this;
    }

    /** Lets time pass, with every timer at its moment. */
    SessionScript passes(Duration time) {
        long until = nowNanos + time.toNanos();
        for (int timers = 0; session.nextTimerNanos() <= until; timers++) {
            if (timers == MOST_TIMERS) {
                throw new AssertionError("timers that do not move on");
            }
            nowNanos = Math.max(nowNanos, session.nextTimerNanos());
            session.timer(nowNanos, wallNanos());
            if (!done.isEmpty() && done.get(done.size() - 1).startsWith("drop")) {
                break;
            }
        }
        nowNanos = Math.max(nowNanos, until);
        return this;
    }

    /** The same with a T line each second. */
    SessionScript passesWithTime(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            passes(Duration.ofSeconds(1));
            hears("T,20240311 10:00:00");
        }
        return this;
    }

    private long wallNanos() {
        return TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + nowNanos;
    }

    IqFeedSession session() {
        return session;
    }

    long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nowNanos);
    }

    /** What was done since this was asked before. */
    List<String> done() {
        List<String> copy = List.copyOf(done);
        done.clear();
        return copy;
    }

    @Override
    public void send(String command) {
        done.add("> " + command);
    }

    @Override
    public void live(ProtocolVersion version) {
        done.add("live " + version.text());
    }

    @Override
    public void lost(String reason) {
        done.add("lost: " + reason);
    }

    @Override
    public void stalled(String symbol) {
        done.add("stalled " + symbol);
    }

    @Override
    public void drop(String reason) {
        done.add("drop: " + reason);
    }

    @Override
    public void statistics(AdminMessage figures) {
        done.add(figures.toString());
    }

    @Override
    public void problem(String text) {
        done.add("problem: " + text);
    }
}
