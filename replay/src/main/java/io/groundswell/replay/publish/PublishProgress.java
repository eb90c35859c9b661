package io.groundswell.replay.publish;

import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Hands everything on to the market topics, and tells a person how far it is. One thread. */
final class PublishProgress implements EventOutput {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGABYTE = 1e6;

    private final MarketWriter writer;
    private final PrintWriter terminal;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private long glancedNanos;

    /**
     * Begins to count the time.
     *
     * @param terminal where a line can be written over, or null
     */
    PublishProgress(MarketWriter writer, PrintWriter terminal, LongSupplier nanoClock) {
        this.writer = writer;
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
        this.glancedNanos = startNanos;
    }

    @Override
    public void send(MarketEvent event) throws IOException {
        writer.send(event);
    }

    @Override
    public void heartbeat(long sourceEpoch, long frontierNanos) throws IOException {
        writer.heartbeat(sourceEpoch, frontierNanos);
        long nowNanos = nanoClock.getAsLong();
        if (terminal != null && nowNanos - glancedNanos >= GLANCE_NANOS) {
            glancedNanos = nowNanos;
            terminal.printf(
                    Locale.ROOT, "\r  %,d events  %.1f s   ", writer.events(), seconds(nowNanos));
            terminal.flush();
        }
    }

    /** The whole in a line, to be asked for when everything is on the broker. */
    String summary() {
        double seconds = seconds(nanoClock.getAsLong());
        return String.format(
                Locale.ROOT,
                "%s%,d events, %.1f MB in %.1f s: %,.0f events/s",
                terminal == null ? "" : "\r",
                writer.events(),
                writer.bytes() / MEGABYTE,
                seconds,
                writer.events() / seconds);
    }

    private double seconds(long nowNanos) {
        return (nowNanos - startNanos) / NANOS_PER_SECOND;
    }
}
