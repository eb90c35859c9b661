package io.groundswell.connectors.iqfeed.wire;

/** What comes on the admin port only. */
public sealed interface AdminMessage extends WireMessage {

    /**
     * {@code S,STATS}: the state of the feed, each second. Figures that may be empty are texts as
     * the wire spells them.
     *
     * @param serverIp the quote server
     * @param serverPort its port
     * @param maxSymbols how many symbols the account may watch
     * @param symbols how many it watches
     * @param clients connected to IQConnect
     * @param secondsSinceUpdate since the last message of the server
     * @param reconnections that succeeded
     * @param attemptedReconnections that were tried
     * @param startTime such as {@code Jul 05 7:26AM}
     * @param marketTime such as {@code Jul 05 04:15AM}
     * @param status {@code Connected} or {@code Not Connected}
     * @param version of IQConnect
     * @param loginId whose it is
     * @param kilobytesReceived from the server
     * @param kilobytesPerSecondReceived now
     * @param averageKilobytesReceived per second
     * @param kilobytesSent to clients
     * @param kilobytesPerSecondSent now
     * @param averageKilobytesSent per second
     */
    record FeedStatistics(
            String serverIp,
            String serverPort,
            long maxSymbols,
            long symbols,
            long clients,
            long secondsSinceUpdate,
            long reconnections,
            long attemptedReconnections,
            String startTime,
            String marketTime,
            String status,
            String version,
            String loginId,
            String kilobytesReceived,
            String kilobytesPerSecondReceived,
            String averageKilobytesReceived,
            String kilobytesSent,
            String kilobytesPerSecondSent,
            String averageKilobytesSent)
            implements AdminMessage {
        /** Whether IQConnect is connected to its server. */
        public boolean isConnected() {
            return status.equals("Connected");
        }
    }

    /**
     * {@code S,CLIENTSTATS}: one client of IQConnect.
     *
     * @param type 0 admin, 1 Level 1, 2 Level 2, 3 lookup
     * @param clientId its number
     * @param name as it called itself
     * @param startTime {@code YYYYMMDD HHMMSS}
     * @param symbols watched; ABSENT for admin and lookup
     * @param regionalSymbols watched with regional quotes; ABSENT for admin and lookup
     * @param kilobytesReceived from the client
     * @param kilobytesSent to the client
     * @param kilobytesQueued waiting for the client
     */
    record ClientStatistics(
            long type,
            long clientId,
            String name,
            String startTime,
            long symbols,
            long regionalSymbols,
            WireDecimal kilobytesReceived,
            WireDecimal kilobytesSent,
            WireDecimal kilobytesQueued)
            implements AdminMessage {}
}
