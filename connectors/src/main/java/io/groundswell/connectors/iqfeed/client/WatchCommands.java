package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * How a port is asked for a symbol.
 *
 * @param port Level 1 or Level 2
 * @param version of the connection
 * @param depth what Level 2 is asked for
 */
record WatchCommands(IqFeedPort port, ProtocolVersion version, DepthWatch depth) {
    /** Asks for a symbol: its state comes, then every change. */
    List<String> watch(String symbol) {
        return isDepth() ? depth.watch(symbol, version) : List.of("w" + symbol);
    }

    /** Asks no more. */
    List<String> unwatch(String symbol) {
        return isDepth() ? depth.unwatch(symbol, version) : List.of("r" + symbol);
    }

    /** Asks for the state of a symbol that is watched. */
    List<String> refresh(String symbol) {
        return isDepth() ? again(unwatch(symbol), watch(symbol)) : List.of("f" + symbol);
    }

    /** Asks for the state of a symbol whose watch the server may have lost. */
    List<String> rewatch(String symbol) {
        return isDepth() ? refresh(symbol) : List.of("w" + symbol, "f" + symbol);
    }

    private boolean isDepth() {
        return port == IqFeedPort.LEVEL2;
    }

    /** Depth is not sent again for a symbol that is watched already, but for one that was not. */
    private static List<String> again(List<String> off, List<String> on) {
        List<String> both = new ArrayList<>(off);
        both.addAll(on);
        return both;
    }
}
