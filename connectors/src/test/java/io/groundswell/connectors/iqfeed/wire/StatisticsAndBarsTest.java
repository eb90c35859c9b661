package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.AdminMessage.ClientStatistics;
import io.groundswell.connectors.iqfeed.wire.AdminMessage.FeedStatistics;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.model.event.EventHeader;
import org.junit.jupiter.api.Test;

/** The lines of the admin and of the derivative port. */
class StatisticsAndBarsTest {
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;

    private final AdminParser admin = new AdminParser();
    private final BarParser bars = new BarParser();

    @Test
    void shouldReadTheStateOfTheFeedWhenItIsConnected() {
        FeedStatistics statistics =
                Lines.same(
                        admin,
                        V6_2,
                        "S,STATS,66.112.148.223,60004,500,0,4,0,0,1,Jul 05 7:26AM,Jul 05 04:15AM,"
                                + "Connected,6.1.0.20,499246,65.44,0.02,0.02,834.87,0.55,0.29,",
                        FeedStatistics.class);
        assertThat(statistics.isConnected()).isTrue();
        assertThat(statistics.maxSymbols()).isEqualTo(500);
        assertThat(statistics.attemptedReconnections()).isEqualTo(1);
        assertThat(statistics.marketTime()).isEqualTo("Jul 05 04:15AM");
        assertThat(statistics.averageKilobytesSent()).isEqualTo("0.29");
    }

    @Test
    void shouldReadTheStateOfTheFeedWhenNumbersAreEmptyOrQuoted() {
        FeedStatistics statistics =
                Lines.same(
                        admin,
                        V6_2,
                        "S,STATS,,,0,0,1,0,0,0,,,Not Connected,6.2.0.25,\"490914\",0,0,,0.02,,,",
                        FeedStatistics.class);
        assertThat(statistics.isConnected()).isFalse();
        assertThat(statistics.loginId()).isEqualTo("\"490914\"");
        assertThat(
                        Lines.usual(
                                        admin,
                                        V6_2,
                                        "S,STATS,,,\"500\",,\"\",0,0,0,,,,,,,,,,,,",
                                        "S,STATS,,,500,,,0,0,0,,,,,,,,,,,,",
                                        FeedStatistics.class)
                                .symbols())
                .isEqualTo(EventHeader.ABSENT);
        Lines.refused(admin, "S,STATS,,,x,", "3 fields where S,STATS has 19");
    }

    @Test
    void shouldReadAClientWhenItWatchesNothing() {
        ClientStatistics client =
                Lines.same(
                        admin,
                        V6_2,
                        "S,CLIENTSTATS,0,79,Launcher,20210705 081253,,,0.08,19.36,0.00,",
                        ClientStatistics.class);
        assertThat(client.symbols()).isEqualTo(EventHeader.ABSENT);
        assertThat(client.kilobytesQueued()).isEqualTo(new WireDecimal(0, 2));
        Lines.same(admin, V6_2, "S,CURRENT PASSWORD,(3*****2),", SystemLine.class);
        Lines.refused(
                admin,
                "S,CLIENTSTATS,0,79,Launcher,20210705 081253,,,0.08,1-9,0.00,",
                "kilobytes sent '1-9' is no number");
    }

    @Test
    void shouldReadABarWithAndWithoutARequestId() {
        String line = "BH,AAPL,2021-07-06 13:06:20,141.5902,141.6500,141.5900,141.6499,1,19951,60,";
        BarLine bar = Lines.same(bars, V6_2, line, BarLine.class);
        assertThat(bar.requestId()).isEmpty();
        assertThat(bar.type()).isEqualTo('H');
        assertThat(bar.open()).isEqualTo(new WireDecimal(1_415_902, 4));
        assertThat(bar.last()).isEqualTo(new WireDecimal(1_416_499, 4));
        assertThat(bar.trades()).isEqualTo(60);
        BarLine forming =
                Lines.same(
                        bars,
                        V6_2,
                        "2,BU,AAPL,2021-07-06 13:08:00,141.6,141.68,141.64,141.61,70653189,82493,,",
                        BarLine.class);
        assertThat(forming.requestId()).isEqualTo("2");
        assertThat(forming.trades()).isEqualTo(EventHeader.ABSENT);
        Lines.refused(bars, "2,BU,AAPL,2021-07-06 13:08:00,", "2 fields where a bar has 9");
        Lines.refused(bars, "2,BX,AAPL,", "no such message on this port");
    }

    @Test
    void shouldReadWhatElseComesWithBars() {
        Lines.same(bars, V6_2, "S,REPLACED PREVIOUS WATCH,AAPL,7", SystemLine.class);
        Lines.same(bars, V6_2, "n,NOTTHERE", UnknownSymbol.class);
        Lines.same(bars, V6_2, "E,!SYNTAX_ERROR!,", ErrorLine.class);
    }
}
