package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.List;
import java.util.Optional;

/**
 * How the connection to a port stands.
 *
 * @param state how far it has come
 * @param protocol what it speaks, while that is known
 * @param sinceNanos when the state began, nanoseconds since 1970 UTC
 * @param attempts connections that were tried
 * @param reconnects how often the feed came back after it was lost
 * @param reconnectMillis how long it was lost, the last times, the newest last
 * @param lines received, blank ones not counted
 * @param bytes received
 * @param cutLines lines that were too long
 * @param stalls symbols that were told as stalled
 * @param refusals symbols that it does not give
 * @param lastError what went wrong last, plain ASCII of at most 150 characters; empty for nothing
 */
public record PortStatus(
        PortState state,
        Optional<ProtocolVersion> protocol,
        long sinceNanos,
        long attempts,
        long reconnects,
        List<Long> reconnectMillis,
        long lines,
        long bytes,
        long cutLines,
        long stalls,
        List<Refusal> refusals,
        String lastError) {
    /** Keeps copies. */
    public PortStatus {
        reconnectMillis = List.copyOf(reconnectMillis);
        refusals = List.copyOf(refusals);
    }
}
