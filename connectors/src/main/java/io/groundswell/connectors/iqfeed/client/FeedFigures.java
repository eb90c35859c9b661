package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import java.util.Map;

/**
 * What IQConnect tells of itself on the admin port, each second.
 *
 * @param isConnected whether it is connected to its server
 * @param version of IQConnect; empty before it told
 * @param maxSymbols how many symbols the account may watch
 * @param symbols how many it watches
 * @param kilobytesQueued what waits in IQConnect for our connection to a port, for we do not read
 *     fast enough
 */
public record FeedFigures(
        boolean isConnected,
        String version,
        long maxSymbols,
        long symbols,
        Map<IqFeedPort, WireDecimal> kilobytesQueued) {
    /** Nothing was told. */
    static final FeedFigures NONE = new FeedFigures(false, "", 0, 0, Map.of());

    /** Keeps a copy. */
    public FeedFigures {
        kilobytesQueued = Map.copyOf(kilobytesQueued);
    }
}
