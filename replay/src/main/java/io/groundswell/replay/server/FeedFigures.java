package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.AdminMessage.ClientStatistics;
import io.groundswell.connectors.iqfeed.wire.AdminMessage.FeedStatistics;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes S,STATS and S,CLIENTSTATS. One thread at a time. */
final class FeedFigures {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("MMM dd h:mma", Locale.US);
    private static final DateTimeFormatter MARKET =
            DateTimeFormatter.ofPattern("MMM dd hh:mma", Locale.US);
    private static final DateTimeFormatter CLIENT =
            DateTimeFormatter.ofPattern("yyyyMMdd HHmmss", Locale.US);
    private static final int KILOBYTE = 1024;
    private static final int DECIMALS = 2;
    private static final int HUNDRED = 100;
    private static final long SECOND_MICROS = 1_000_000L;
    private static final String FEED_PORT = "60003";

    private final IqFeedFormatter formatter = new IqFeedFormatter(ProtocolVersion.V6_1);
    private final String version;
    private final Instant started;
    private long sentBefore;
    private String rate = "0.00";
    private Instant rateSince;

    FeedFigures(String version, Instant started) {
        this.version = version;
        this.started = started;
        this.rateSince = started;
    }

    /**
     * The S,STATS line.
     *
     * @param now on the wall
     * @param localMicros the replay's wall clock
     * @param symbols how many are watched
     * @param clients how many there are
     * @param sentBytes to all clients, ever
     */
    String feed(
            Instant now,
            long localMicros,
            long symbolLimit,
            long symbols,
            long clients,
            long sentBytes) {
        double seconds = (now.toEpochMilli() - rateSince.toEpochMilli()) / 1000.0;
        if (seconds >= 1) {
            rate = kilobytes((sentBytes - sentBefore) / seconds);
            sentBefore = sentBytes;
            rateSince = now;
        }
        double age = Math.max(1, (now.toEpochMilli() - started.toEpochMilli()) / 1000.0);
        return formatter.format(
                new FeedStatistics(
                        "127.0.0.1",
                        FEED_PORT,
                        symbolLimit,
                        symbols,
                        clients,
                        0,
                        0,
                        1,
                        START.format(started.atZone(EasternTime.ZONE)),
                        MARKET.format(local(localMicros)),
                        "Connected",
                        version,
                        "replay",
                        "0.00",
                        "0.00",
                        "0.00",
                        kilobytes((double) sentBytes),
                        rate,
                        kilobytes(sentBytes / age)));
    }

    private static String kilobytes(double bytes) {
        return BigDecimal.valueOf(bytes / KILOBYTE)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static LocalDateTime local(long micros) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, SECOND_MICROS), 0, ZoneOffset.UTC);
    }

    /** The S,CLIENTSTATS line of a client; it connected at that time on the wall. */
    String client(ClientConnection client, Instant connected) {
        long watches = client.commands().watches();
        boolean hasWatches =
                client.port() == IqFeedPort.LEVEL1 || client.port() == IqFeedPort.LEVEL2;
        return formatter.format(
                new ClientStatistics(
                        type(client.port()),
                        client.id(),
                        client.commands().clientName(),
                        CLIENT.format(connected.atZone(EasternTime.ZONE)),
                        watches,
                        hasWatches ? 0 : watches,
                        hundredths(client.receivedBytes()),
                        hundredths(client.sentBytes()),
                        hundredths(client.queuedBytes())));
    }

    private static WireDecimal hundredths(long bytes) {
        return WireDecimal.ofUnits(Math.round((double) bytes * HUNDRED / KILOBYTE), DECIMALS);
    }

    private static int type(IqFeedPort port) {
        return switch (port) {
            case ADMIN -> 0;
            case LEVEL1 -> 1;
            case LEVEL2 -> 2;
            case LOOKUP -> 3;
            case DERIVATIVE -> 4;
        };
    }
}
