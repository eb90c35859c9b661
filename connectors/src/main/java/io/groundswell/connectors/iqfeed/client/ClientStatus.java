package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.util.Map;

/**
 * How a client stands. Holds no login.
 *
 * @param ports each port that it keeps a connection to
 * @param watched how many symbols it was asked to watch
 * @param feed what the admin port told, if it is one of the ports
 */
public record ClientStatus(Map<IqFeedPort, PortStatus> ports, int watched, FeedFigures feed) {
    /** Keeps a copy. */
    public ClientStatus {
        ports = Map.copyOf(ports);
    }
}
