package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Another tap, but for what a test overrides. */
class DelegatingTap implements FeedTap {
    private final FeedTap to;

    DelegatingTap(FeedTap to) {
        this.to = to;
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody lets it go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void lines(IqFeedPort port, long at, byte[] bytes, int from, int end) {
        to.lines(port, at, bytes, from, end);
    }

    @Override
    public void connected(IqFeedPort port, ProtocolVersion version, long at) {
        to.connected(port, version, at);
    }

    @Override
    public void disconnected(IqFeedPort port, long at, String reason) {
        to.disconnected(port, at, reason);
    }

    @Override
    public void stalled(IqFeedPort port, String symbol, long at) {
        to.stalled(port, symbol, at);
    }
}
