package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client is told. Its text shows no secret.
 *
 * @param host where IQConnect runs
 * @param ports the number of each port
 * @param streams which of Level 1, Level 2 and admin the client keeps a connection to
 * @param clientName how it calls itself; letters, digits, point, dash and underscore
 * @param protocol the version that is asked for first: 5.2 to 6.2
 * @param fields what P and Q lines of Level 1 hold, the symbol not named; a server that does not
 *     know some is asked for the rest
 * @param depth what Level 2 is asked for
 * @param hours when symbols trade
 * @param timings how long it waits
 * @param maxSymbols no more can be watched
 * @param maxUnsentBytes commands that wait for a server that does not read; more ends the
 *     connection
 * @param credentials a login that is set on the admin port, if IQConnect has none of its own
 */
public record ClientOptions(
        String host,
        Map<IqFeedPort, Integer> ports,
        Set<IqFeedPort> streams,
        String clientName,
        ProtocolVersion protocol,
        List<Level1Field> fields,
        DepthWatch depth,
        SymbolHours hours,
        ClientTimings timings,
        int maxSymbols,
        int maxUnsentBytes,
        Optional<Credentials> credentials) {
    /** Enough for trades, quotes and the state of a day. */
    public static final List<Level1Field> USUAL_FIELDS =
            List.of(
                    Level1Field.MOST_RECENT_TRADE,
                    Level1Field.MOST_RECENT_TRADE_SIZE,
                    Level1Field.MOST_RECENT_TRADE_TIME,
                    Level1Field.MOST_RECENT_TRADE_DATE,
                    Level1Field.MOST_RECENT_TRADE_CONDITIONS,
                    Level1Field.MOST_RECENT_TRADE_MARKET_CENTRE,
                    Level1Field.MOST_RECENT_TRADE_AGGRESSOR,
                    Level1Field.MOST_RECENT_TRADE_DAY_CODE,
                    Level1Field.TICK_ID,
                    Level1Field.BID,
                    Level1Field.BID_SIZE,
                    Level1Field.BID_TIME,
                    Level1Field.BID_MARKET_CENTRE,
                    Level1Field.ASK,
                    Level1Field.ASK_SIZE,
                    Level1Field.ASK_TIME,
                    Level1Field.ASK_MARKET_CENTRE,
                    Level1Field.TOTAL_VOLUME,
                    Level1Field.NUMBER_OF_TRADES_TODAY,
                    Level1Field.OPEN,
                    Level1Field.HIGH,
                    Level1Field.LOW,
                    Level1Field.CLOSE,
                    Level1Field.SETTLE,
                    Level1Field.DELAY,
                    Level1Field.RESTRICTED_CODE,
                    Level1Field.MESSAGE_CONTENTS);

    private static final Set<IqFeedPort> CAN_STREAM =
            EnumSet.of(IqFeedPort.LEVEL1, IqFeedPort.LEVEL2, IqFeedPort.ADMIN);
    private static final int MAX_PORT = 65_535;
    private static final int MAX_NAME_LENGTH = 40;
    private static final int MOST_SYMBOLS = 100_000;
    private static final int MIN_UNSENT_BYTES = 1 << 16;
    private static final int MAX_UNSENT_BYTES = 1 << 28;
    private static final int USUAL_SYMBOLS = 2_000;
    private static final int USUAL_UNSENT_BYTES = 4 << 20;

    /** Checks each value and keeps copies. */
    public ClientOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: empty");
        }
        ports = Map.copyOf(ports);
        ports.forEach((port, number) -> checkRange("port " + port, number, 1, MAX_PORT));
        streams = Set.copyOf(streams);
        for (IqFeedPort stream : streams) {
            if (!CAN_STREAM.contains(stream)) {
                throw new IllegalArgumentException(
                        "streams: " + stream + " (of " + CAN_STREAM + ")");
            }
            if (!ports.containsKey(stream)) {
                throw new IllegalArgumentException("ports: no number of " + stream);
            }
        }
        checkRange("length of clientName", clientName.length(), 1, MAX_NAME_LENGTH);
        if (!clientName.chars().allMatch(ClientOptions::isPlain)) {
            throw new IllegalArgumentException(
                    "clientName: '" + clientName + "' (letters, digits, '.', '-' and '_')");
        }
        if (!protocol.isAtLeast(ProtocolVersion.V5_2)) {
            throw new IllegalArgumentException("protocol: " + protocol.text() + " (5.2 to 6.2)");
        }
        fields = fields.stream().filter(it -> it != Level1Field.SYMBOL).distinct().toList();
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields: none");
        }
        checkRange("maxSymbols", maxSymbols, 1, MOST_SYMBOLS);
        checkRange("maxUnsentBytes", maxUnsentBytes, MIN_UNSENT_BYTES, MAX_UNSENT_BYTES);
    }

    private static boolean isPlain(int it) {
        return (it >= 'a' && it <= 'z')
                || (it >= 'A' && it <= 'Z')
                || (it >= '0' && it <= '9')
                || it == '.'
                || it == '-'
                || it == '_';
    }

    private static void checkRange(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (" + min + " to " + max + ")");
        }
    }

    /** An IQConnect on this machine, protocol 6.2, depth of equities, no login of its own. */
    public static ClientOptions usual() {
        Map<IqFeedPort, Integer> ports = new EnumMap<>(IqFeedPort.class);
        for (IqFeedPort port : IqFeedPort.values()) {
            ports.put(port, port.usualPort());
        }
        return new ClientOptions(
                "127.0.0.1",
                ports,
                CAN_STREAM,
                "groundswell",
                ProtocolVersion.V6_2,
                USUAL_FIELDS,
                DepthWatch.EQUITIES,
                SymbolHours.usual(),
                ClientTimings.USUAL,
                USUAL_SYMBOLS,
                USUAL_UNSENT_BYTES,
                Optional.empty());
    }

    /** The same at another place; ports that are not named keep their numbers. */
    public ClientOptions at(String itsHost, Map<IqFeedPort, Integer> itsPorts) {
        Map<IqFeedPort, Integer> all = new EnumMap<>(IqFeedPort.class);
        all.putAll(ports);
        all.putAll(itsPorts);
        return new ClientOptions(
                itsHost,
                all,
                streams,
                clientName,
                protocol,
                fields,
                depth,
                hours,
                timings,
                maxSymbols,
                maxUnsentBytes,
                credentials);
    }

    /** The same with connections to these ports only. */
    public ClientOptions withStreams(Set<IqFeedPort> itsStreams) {
        return new ClientOptions(
                host,
                ports,
                itsStreams,
                clientName,
                protocol,
                fields,
                depth,
                hours,
                timings,
                maxSymbols,
                maxUnsentBytes,
                credentials);
    }

    /** The same with other limits of time. */
    public ClientOptions withTimings(ClientTimings itsTimings) {
        return new ClientOptions(
                host,
                ports,
                streams,
                clientName,
                protocol,
                fields,
                depth,
                hours,
                itsTimings,
                maxSymbols,
                maxUnsentBytes,
                credentials);
    }

    /** The same with other wishes on the streams. */
    public ClientOptions asking(
            ProtocolVersion itsProtocol, List<Level1Field> itsFields, DepthWatch itsDepth) {
        return new ClientOptions(
                host,
                ports,
                streams,
                clientName,
                itsProtocol,
                itsFields,
                itsDepth,
                hours,
                timings,
                maxSymbols,
                maxUnsentBytes,
                credentials);
    }

    /** The same with a login, or without. */
    public ClientOptions withCredentials(Optional<Credentials> itsCredentials) {
        return new ClientOptions(
                host,
                ports,
                streams,
                clientName,
                protocol,
                fields,
                depth,
                hours,
                timings,
                maxSymbols,
                maxUnsentBytes,
                itsCredentials);
    }

    /** The same with room for more symbols or fewer. */
    public ClientOptions withMaxSymbols(int itsMaxSymbols) {
        return new ClientOptions(
                host,
                ports,
                streams,
                clientName,
                protocol,
                fields,
                depth,
                hours,
                timings,
                itsMaxSymbols,
                maxUnsentBytes,
                credentials);
    }
}
