package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.List;

/**
 * What market depth to ask for from protocol 6.2 on; before it, a watch gives what there is.
 *
 * @param orders orders of futures, or the quote of each market maker of equities
 * @param levels how many price levels of each side, 0 for none
 */
public record DepthWatch(boolean orders, int levels) {
    /** The quote of each market maker; the only depth that US equities have. */
    public static final DepthWatch EQUITIES = new DepthWatch(true, 0);

    private static final int MAX_LEVELS = 1_000;

    /** Checks that there is something to ask for. */
    public DepthWatch {
        if (levels < 0 || levels > MAX_LEVELS) {
            throw new IllegalArgumentException(
                    "levels of depth: " + levels + " (0 to " + MAX_LEVELS + ")");
        }
        if (!orders && levels == 0) {
            throw new IllegalArgumentException("depth of neither orders nor levels");
        }
    }

    /** So many price levels of each side. */
    public static DepthWatch levels(int levels) {
        return new DepthWatch(false, levels);
    }

    List<String> watch(String symbol, ProtocolVersion version) {
        if (!version.isAtLeast(ProtocolVersion.V6_2)) {
            return List.of("w" + symbol);
        }
        String byOrder = "WOR," + symbol;
        String byLevel = "WPL," + symbol + "," + levels;
        return commands(byOrder, byLevel);
    }

    List<String> unwatch(String symbol, ProtocolVersion version) {
        if (!version.isAtLeast(ProtocolVersion.V6_2)) {
            return List.of("r" + symbol);
        }
        return commands("ROR," + symbol, "RPL," + symbol);
    }

    private List<String> commands(String byOrder, String byLevel) {
        if (!orders) {
            return List.of(byLevel);
        }
        return levels == 0 ? List.of(byOrder) : List.of(byOrder, byLevel);
    }
}
