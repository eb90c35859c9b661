package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.LineBlock;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keeps what a tap is given, in order: lines as they are, marks in round brackets. */
final class RecordingTap implements FeedTap {
    private static final long LIMIT_SECONDS = 20;

    private final List<String> seen = new ArrayList<>();
    private int looked;

    @Override
    public synchronized void lines(
            IqFeedPort port, long receiveTimeNanos, byte[] bytes, int from, int to) {
        LineBlock.forEachLine(
                bytes,
                from,
                to,
                (all, start, end) ->
                        seen.add(new String(all, start, end - start, StandardCharsets.ISO_8859_1)));
        notifyAll();
    }

    @Override
    public void connected(IqFeedPort port, ProtocolVersion version, long timeNanos) {
        mark("(connected " + version.text() + ")");
    }

    @Override
    public void disconnected(IqFeedPort port, long timeNanos, String reason) {
        mark("(disconnected: " + reason + ")");
    }

    @Override
    public void stalled(IqFeedPort port, String symbol, long timeNanos) {
        mark("(stalled " + symbol + ")");
    }

    private synchronized void mark(String text) {
        seen.add(text);
        notifyAll();
    }

    synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    /** Waits for something after what was waited for before; what it was. */
    String await(String what) throws InterruptedException {
        return await(what, what::equals);
    }

    synchronized String await(String what, Predicate<String> wanted) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            while (looked < seen.size()) {
                String next = seen.get(looked++);
                if (wanted.test(next)) {
                    return next;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no " + what + " came, but " + seen);
            }
            wait(left);
        }
    }
}
