package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.AdminMessage.ClientStatistics;
import io.groundswell.connectors.iqfeed.wire.AdminMessage.FeedStatistics;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.TimeLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;

/** Writes the lines of the admin and the derivative port, and those of any port. */
final class OtherLines {
    private final LineWriter line;

    OtherLines(LineWriter line) {
        this.line = line;
    }

    void write(WireMessage message) {
        if (message instanceof BarLine bar) {
            bar(bar);
        } else if (message instanceof SystemLine system) {
            line.letter('S').joined(system.fields());
        } else if (message instanceof TimeLine time) {
            line.letter('T').compactDateTime(time.localMicros());
        } else if (message instanceof ErrorLine error) {
            line.requestId(error.requestId()).letter('E').raw(error.text());
        } else if (message instanceof UnknownSymbol unknown) {
            line.letter('n').raw(unknown.symbol());
        } else if (message instanceof FeedStatistics statistics) {
            feed(statistics);
        } else if (message instanceof ClientStatistics statistics) {
            client(statistics);
        } else {
            line.raw(((Unparsed) message).text());
        }
    }

    private void bar(BarLine bar) {
        line.requestId(bar.requestId())
                .raw("B")
                .letter(bar.type())
                .text(bar.symbol())
                .dateTime(bar.localMicros(), 0)
                .decimal(bar.open())
                .decimal(bar.high())
                .decimal(bar.low())
                .decimal(bar.last())
                .integer(bar.totalVolume())
                .integer(bar.volume())
                .integer(bar.trades());
    }

    private void feed(FeedStatistics statistics) {
        line.raw("S,STATS,")
                .text(statistics.serverIp())
                .text(statistics.serverPort())
                .integer(statistics.maxSymbols())
                .integer(statistics.symbols())
                .integer(statistics.clients())
                .integer(statistics.secondsSinceUpdate())
                .integer(statistics.reconnections())
                .integer(statistics.attemptedReconnections())
                .text(statistics.startTime())
                .text(statistics.marketTime())
                .text(statistics.status())
                .text(statistics.version())
                .text(statistics.loginId())
                .text(statistics.kilobytesReceived())
                .text(statistics.kilobytesPerSecondReceived())
                .text(statistics.averageKilobytesReceived())
                .text(statistics.kilobytesSent())
                .text(statistics.kilobytesPerSecondSent())
                .text(statistics.averageKilobytesSent());
    }

    private void client(ClientStatistics statistics) {
        line.raw("S,CLIENTSTATS,")
                .integer(statistics.type())
                .integer(statistics.clientId())
                .text(statistics.name())
                .text(statistics.startTime())
                .integer(statistics.symbols())
                .integer(statistics.regionalSymbols())
                .decimal(statistics.kilobytesReceived())
                .decimal(statistics.kilobytesSent())
                .decimal(statistics.kilobytesQueued());
    }
}
