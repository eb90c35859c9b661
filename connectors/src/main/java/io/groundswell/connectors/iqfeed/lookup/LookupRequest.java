package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.HistoryParameters;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;

/**
 * A question for the lookup port.
 *
 * @param command its line, without an end and without a request id
 * @param rows what the rows of its answer are
 */
public record LookupRequest(String command, RowKind rows) {
    /** Checks that it is one line. */
    public LookupRequest {
        if (command.isEmpty() || command.chars().anyMatch(it -> it < ' ' || it > 0xff)) {
            throw new IllegalArgumentException("no command: '" + command + "'");
        }
    }

    /** The oldest version whose servers can be asked this. */
    ProtocolVersion oldestVersion() {
        return HistoryParameters.oldestVersion(command);
    }
}
