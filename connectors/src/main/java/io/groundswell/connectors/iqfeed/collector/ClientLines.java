package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.client.ClientStatus;
import io.groundswell.connectors.iqfeed.client.PortStatus;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A client's status as names and values. */
final class ClientLines {
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.99;

    private ClientLines() {}

    static Map<String, Object> of(ClientStatus client) {
        Map<String, Object> lines = new LinkedHashMap<>();
        for (IqFeedPort port : IqFeedPort.values()) {
            PortStatus status = client.ports().get(port);
            if (status != null) {
                lines.put(port.name().toLowerCase(Locale.ROOT), of(status));
            }
        }
        return lines;
    }

    private static Map<String, Object> of(PortStatus port) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", port.state().name());
        values.put("protocol", port.protocol().map(ProtocolVersion::text).orElse(""));
        values.put("lines", port.lines());
        values.put("bytes", port.bytes());
        values.put("reconnects", port.reconnects());
        if (!port.reconnectMillis().isEmpty()) {
            List<Long> sorted = new ArrayList<>(port.reconnectMillis());
            Collections.sort(sorted);
            values.put("reconnect ms p50", at(sorted, MEDIAN));
            values.put("reconnect ms p99", at(sorted, HIGH));
        }
        values.put("stalls", port.stalls());
        values.put("refused", port.refusals().size());
        values.put("last error", port.lastError());
        return values;
    }

    private static long at(List<Long> sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
