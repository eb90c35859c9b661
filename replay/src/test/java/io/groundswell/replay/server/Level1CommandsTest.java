package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Level1CommandsTest {
    private static final String DEFAULTS =
            "S,CURRENT UPDATE FIELDNAMES,Symbol,Most Recent Trade,Most Recent Trade Size,Most"
                    + " Recent Trade Time,Most Recent Trade Market Center,Total Volume,Bid,Bid"
                    + " Size,Ask,Ask Size,Open,High,Low,Close,Message Contents,Most Recent Trade"
                    + " Conditions";

    private final Scene scene = new Scene(DepthMode.TOP_OF_BOOK);
    private final Level1Commands client = new Level1Commands(scene.market, scene, scene.told::add);

    private List<String> say(String line) {
        client.command(line);
        return scene.news();
    }

    @BeforeEach
    void setProtocol() {
        assertThat(say("S,SET PROTOCOL,6.2")).containsExactly("S,CURRENT PROTOCOL,6.2,", DEFAULTS);
    }

    @Test
    void shouldGreetWithKeyStateAddressesAndCustomerWhenConnected() {
        client.connected();

        assertThat(scene.news())
                .satisfiesExactly(
                        key -> assertThat(key).isEqualTo("S,KEY,99999"),
                        state -> assertThat(state).isEqualTo("S,SERVER CONNECTED"),
                        addresses -> assertThat(addresses).startsWith("S,IP,"),
                        customer ->
                                assertThat(customer)
                                        .startsWith("S,CUST,real_time,")
                                        .contains(",6.2.0.25,0,", ",1,QT_API,")
                                        .endsWith(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.9", "5.0", "5.1", "7.0", ""})
    void shouldRefuseInWordsWhenAProtocolIsNotServed(String version) {
        assertThat(say("S,SET PROTOCOL," + version))
                .containsExactly("E," + version + " is not a valid protocol.,");
    }

    @Test
    void shouldTellFundamentalsAndSummaryWhenWatched() {
        scene.happens(
                Recorded.trade("09:30:00.000001", 1346200, 50, TradeBasis.LAST_QUALIFIED),
                Recorded.quote("09:30:00.5", 1346200, 100, 1346500, 700, 3));

        List<String> told = say("wAAPL");
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("F,AAPL,").contains(",Apple  Inc.,", ",USD,");
        assertThat(told.get(1))
                .isEqualTo(
                        "P,AAPL,134.6200,50,09:30:00.000001,19,50,134.6200,100,134.6500,700,"
                                + "134.6200,134.6200,134.6200,,Cbaohlv,01,");
        assertThat(scene.watched).isOne();
    }

    @Test
    void shouldTellARowForEachEventWhenWatched() {
        say("wAAPL");
        scene.happens(
                Recorded.quote("09:30:00.5", 1346200, 100, 1346500, 700, 3),
                Recorded.trade("09:30:01", 1346500, 50, TradeBasis.LAST_QUALIFIED),
                Recorded.trade("09:30:02", 1346000, 10, TradeBasis.OTHER),
                Recorded.trade("09:30:03", 1346600, 10, TradeBasis.LAST_QUALIFIED),
                Recorded.quote("09:30:04", 1346100, 300, 1346500, 700, Quote.BID_NAMED));

        assertThat(scene.news())
                .containsExactly(
                        "Q,AAPL,,,,,0,134.6200,100,134.6500,700,,,,,ba,,",
                        "Q,AAPL,134.6500,50,09:30:01.000000,19,50,134.6200,100,134.6500,700,"
                                + "134.6500,134.6500,134.6500,,Cohl,01,",
                        "Q,AAPL,134.6000,10,09:30:02.000000,19,60,134.6200,100,134.6500,700,"
                                + "134.6500,134.6500,134.6500,,O,01,",
                        "Q,AAPL,134.6600,10,09:30:03.000000,19,70,134.6200,100,134.6500,700,"
                                + "134.6500,134.6600,134.6500,,Ch,01,",
                        "Q,AAPL,134.6600,10,09:30:03.000000,19,70,134.6100,300,134.6500,700,"
                                + "134.6500,134.6600,134.6500,,b,01,");
    }

    @Test
    void shouldNotTellABackfilledTrade() {
        say("wAAPL");
        scene.happens(Recorded.trade("09:30:01", 1346500, 50, TradeBasis.LAST_QUALIFIED));
        scene.news();
        scene.happens(
                Recorded.trade(
                        "09:29:00", 1340000, 7, TradeBasis.LAST_QUALIFIED, EventFlags.BACKFILLED));
        assertThat(scene.news()).isEmpty();
        scene.happens(Recorded.trade("09:30:02", 1346500, 10, TradeBasis.LAST_QUALIFIED));
        assertThat(scene.news()).singleElement().asString().contains(",60,", ",C,01,");
    }

    @Test
    void shouldTellTradesOnlyWhenWatchedForTrades() {
        say("tAAPL");
        scene.happens(
                Recorded.quote("09:30:00.5", 1346200, 100, 1346500, 700, 3),
                Recorded.trade("09:30:01", 1346500, 50, TradeBasis.EXTENDED));

        assertThat(scene.news()).singleElement().asString().contains(",E,01,");
    }

    @Test
    void shouldTellNothingMoreWhenUnwatched() {
        say("wAAPL");
        assertThat(say("S,REQUEST WATCHES")).containsExactly("S,WATCHES,AAPL");
        say("rAAPL");
        scene.happens(Recorded.trade("09:30:01", 1346500, 50, TradeBasis.OTHER));
        assertThat(scene.news()).isEmpty();
        assertThat(say("fAAPL")).isEmpty();
        assertThat(say("S,REQUEST WATCHES")).containsExactly("S,WATCHES");
    }

    @Test
    void shouldForgetAllWatchesWithoutAWordWhenAskedTo() {
        say("wAAPL");
        assertThat(say("S,UNWATCH ALL")).isEmpty();
        assertThat(say("S,REQUEST WATCHES")).containsExactly("S,WATCHES");
    }

    @Test
    void shouldTellStateAgainWhenRefreshedOrAskedForRegionals() {
        List<String> first = say("wAAPL");
        assertThat(say("fAAPL")).isEqualTo(first);
        assertThat(say("S,REGON,AAPL")).isEqualTo(first);
        assertThat(say("wAAPL")).isEmpty();
    }

    @Test
    void shouldSayUnknownWhenNothingOfASymbolIsServed() {
        assertThat(say("wNOTFOUND")).containsExactly("n,NOTFOUND");
    }

    @Test
    void shouldChooseColumnsWithTheSymbolFirstWhenFieldsAreSelected() {
        String echo = "S,CURRENT UPDATE FIELDNAMES,Symbol,Bid,Ask";
        assertThat(say("S,SELECT UPDATE FIELDS,Bid,Ask")).containsExactly(echo);
        assertThat(say("S,SELECT UPDATE FIELDS,Symbol,Bid,Ask")).containsExactly(echo);
        scene.happens(Recorded.quote("09:30:00", 1346200, 1, 1346500, 2, 3));
        assertThat(say("wAAPL").get(1)).isEqualTo("P,AAPL,134.6200,134.6500,");

        scene.happens(
                Recorded.trade("09:30:01", 1346500, 50, TradeBasis.OTHER),
                Recorded.quote("09:30:02", 1346300, 1, 1346500, 2, 1));
        assertThat(scene.news()).containsExactly("Q,AAPL,134.6300,134.6500,");
    }

    @Test
    void shouldKeepColumnsWhenAFieldIsNotKnown() {
        assertThat(say("S,SELECT UPDATE FIELDS,Bid,Bogus"))
                .singleElement()
                .asString()
                .startsWith("E,Bogus");
        assertThat(say("S,REQUEST CURRENT UPDATE FIELDNAMES")).containsExactly(DEFAULTS);
    }

    @Test
    void shouldNameSeventyOneFieldsFromThisProtocolOnAndTwoFewerBefore() {
        String all = say("S,REQUEST ALL UPDATE FIELDNAMES").get(0);
        assertThat(all).startsWith("S,UPDATE FIELDNAMES,Symbol,Exchange ID,Last,Change");
        say("S,SET PROTOCOL,6.0");
        String fewer = say("S,REQUEST ALL UPDATE FIELDNAMES").get(0);
        assertThat(all).startsWith(fewer);
        assertThat(CommandWords.of(all).size() - CommandWords.of(fewer).size()).isEqualTo(2);
    }

    @Test
    void shouldTellTheRecordedFundamentalsWhenThereAreSome() {
        say("wAAPL");
        scene.happens(
                new Fundamentals(
                        Recorded.header(Topic.L1S, "09:30:00", 0),
                        CodeTable.IQFEED,
                        "F,AAPL,5,29.5,"));
        assertThat(scene.news()).containsExactly("F,AAPL,5,29.5,");
        assertThat(say("fAAPL").get(0)).isEqualTo("F,AAPL,5,29.5,");
    }

    @Test
    void shouldTellOneSummaryWhenTradeAndQuoteAreBothRecordedAsSummaries() {
        say("wAAPL");
        scene.happens(
                Recorded.trade("09:30:00", 1, 1, TradeBasis.LAST_QUALIFIED, EventFlags.SUMMARY),
                Recorded.summary("09:30:00", 1, 1, 2, 2));
        assertThat(scene.news()).singleElement().asString().startsWith("P,AAPL,0.0001,");
    }

    @Test
    void shouldTellCorrectionsFromProtocol62OnOnly() {
        TradeCorrection correction =
                new TradeCorrection(
                        Recorded.header(Topic.TICKS, "10:00:00", 0),
                        CorrectionKind.CORRECT,
                        CodeTable.IQFEED,
                        "19",
                        77,
                        Recorded.at("09:59:00.5"),
                        6190500,
                        15000,
                        6190600,
                        14000,
                        "8717",
                        TradeBasis.OTHER);
        say("wAAPL");
        scene.happens(correction);
        assertThat(scene.news())
                .containsExactly(
                        "C,AAPL,X,,06/30/2021,09:59:00.500000,619.0500,15000,77,,19,",
                        "C,AAPL,I,O,06/30/2021,09:59:00.500000,619.0600,14000,77,8717,19,");
        say("S,SET PROTOCOL,6.1");
        scene.happens(correction);
        assertThat(scene.news()).isEmpty();
    }

    @Test
    void shouldTellTimesUnlessTurnedOff() {
        client.time("T,20210630 09:30:01");
        assertThat(scene.news()).containsExactly("T,20210630 09:30:01");
        say("S,TIMESTAMPSOFF");
        client.time("T,20210630 09:30:02");
        assertThat(scene.news()).isEmpty();
        assertThat(say("T")).containsExactly("T,20210630 09:30:00");
    }

    @Test
    void shouldRefuseOneSymbolTooManyWhenTheLimitIsReached() {
        Market two =
                new Market(
                        List.of(Recorded.instrument(DepthMode.TOP_OF_BOOK), renamed("IBM")),
                        new ReplayTime(0));
        Level1Commands other = new Level1Commands(two, scene, scene.told::add);
        other.command("S,SET PROTOCOL,6.2");
        other.command("wAAPL");
        scene.news();
        other.command("wIBM");
        assertThat(scene.news()).containsExactly("S,SYMBOL LIMIT REACHED,IBM");
    }

    private static Instrument renamed(String symbol) {
        var like = Recorded.instrument(DepthMode.TOP_OF_BOOK);
        return new Instrument(
                symbol, "", like.type(), "XNYS", "USD", 0, 4, 0, like.depth(), like.codes());
    }

    @Test
    void shouldStopTellingWhenTheClientDisconnectsItselfFromTheFeed() {
        say("wAAPL");
        assertThat(say("S,DISCONNECT")).containsExactly("S,SERVER DISCONNECTED");
        scene.happens(Recorded.trade("09:30:01", 1346500, 50, TradeBasis.OTHER));
        assertThat(scene.news()).isEmpty();
        assertThat(say("S,CONNECT")).containsExactly("S,SERVER CONNECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "S,NO SUCH THING", "w", "wA,B", "S"})
    void shouldAnswerSyntaxErrorWhenALineIsNoCommand(String line) {
        assertThat(say(line)).containsExactly("E,!SYNTAX_ERROR!,");
    }

    @Test
    void shouldRefuseWatchesWhenNoProtocolWasSet() {
        Level1Commands old = new Level1Commands(scene.market, scene, scene.told::add);
        old.command("wAAPL");
        assertThat(scene.news()).singleElement().asString().startsWith("E,");
        assertThat(old.watches()).isZero().isNotEqualTo(EventHeader.ABSENT);
    }
}
