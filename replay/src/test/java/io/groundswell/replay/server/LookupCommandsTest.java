package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupCommandsTest {
    @TempDir Path folder;

    private final Instrument instrument = Recorded.instrument(DepthMode.TOP_OF_BOOK);
    private final List<String> told = new ArrayList<>();
    private long nowNanos = Recorded.at("20:00:00");
    private final AnswerFaults faults = new AnswerFaults(1);
    private LookupCommands client;

    @BeforeEach
    void recordADay() throws IOException {
        List<MarketEvent> day =
                List.of(
                        Recorded.quote("09:29:59", 999900, 1, 1000200, 1, 3),
                        Recorded.trade("09:29:59.5", 1000100, 10, TradeBasis.EXTENDED),
                        Recorded.trade("09:30:00", 1000000, 100, TradeBasis.LAST_QUALIFIED),
                        Recorded.trade("09:30:01", 1000500, 7, TradeBasis.OTHER),
                        Recorded.trade("09:30:30", 1000300, 50, TradeBasis.LAST_QUALIFIED),
                        Recorded.trade("09:31:10", 1000200, 20, TradeBasis.LAST_QUALIFIED));
        Path tape = TestTape.write(folder.resolve("day.tape"), Recorded.DAY, instrument, day);
        HistoryStore history =
                new HistoryStore(
                        TapeLibrary.open(List.of(tape)),
                        List.of(),
                        new ReplayTime(0),
                        () -> nowNanos,
                        () -> Heartbeat.of(Topic.L1S, Long.MAX_VALUE, nowNanos).header());
        client =
                new LookupCommands(
                        List.of(instrument), ReferenceLists.NONE, history, faults, told::add);
    }

    private List<String> say(String line) {
        told.clear();
        client.command(line);
        return List.copyOf(told);
    }

    @Test
    void shouldAnswerTheProtocolWithoutACommaAtTheEnd() {
        assertThat(say("S,SET PROTOCOL,6.2")).containsExactly("S,CURRENT PROTOCOL,6.2");
        assertThat(say("S,SET CLIENT NAME,x")).isEmpty();
        assertThat(say("S,TEST")).containsExactly("E,!SYNTAX_ERROR!,");
    }

    @Test
    void shouldTellTheNewestTradesOldestFirstWhenAskedForThatOrder() {
        say("S,SET PROTOCOL,6.2");
        assertThat(say("HTX,AAPL,2,1,R1"))
                .containsExactly(
                        "R1,LH,2021-06-30 09:30:30.000000,100.0300,50,167,99.9900,100.0200,7,C,19,"
                                + "01,0,30,",
                        "R1,LH,2021-06-30 09:31:10.000000,100.0200,20,187,99.9900,100.0200,7,C,19,"
                                + "01,0,30,",
                        "R1,!ENDMSG!,");
        assertThat(say("HTX,AAPL,1,0,")).hasSize(2).first().asString().startsWith("LH,2021-06-30");
    }

    @Test
    void shouldTellTradesAsBeforeWhenNoProtocolWasSet() {
        assertThat(say("HTX,AAPL,1,1,1"))
                .containsExactly(
                        "1,2021-06-30 09:31:10,100.0200,20,187,99.9900,100.0200,7,0,0,C,",
                        "1,!ENDMSG!,");
    }

    @Test
    void shouldTellTheTradesOfARangeWithinTheHoursAskedFor() {
        say("S,SET PROTOCOL,6.1");
        assertThat(say("HTT,AAPL,20210630 093000,20210630 093030,,,,1,"))
                .hasSize(4)
                .allMatch(it -> it.startsWith("2021-06-30 09:30:") || it.equals("!ENDMSG!,"));
        assertThat(say("HTD,AAPL,1,,093100,160000,1,")).hasSize(2);
        assertThat(say("HTT,AAPL,20210701 000000,,,,,1,Q"))
                .containsExactly("Q,E,!NO_DATA!,,", "Q,!ENDMSG!,");
    }

    @Test
    void shouldMakeBarsOfQualifiedAndExtendedTradesLabelledByTheVersion() {
        List<String> ends = say("HIX,AAPL,60,10,1,1");
        assertThat(ends)
                .containsExactly(
                        "1,2021-06-30 09:30:00,100.0100,100.0100,100.0100,100.0100,10,10,",
                        "1,2021-06-30 09:31:00,100.0300,100.0000,100.0000,100.0300,167,150,",
                        "1,2021-06-30 09:32:00,100.0200,100.0200,100.0200,100.0200,187,20,",
                        "1,!ENDMSG!,");
        say("S,SET PROTOCOL,6.2");
        assertThat(say("HIX,AAPL,60,2,1,1").get(0))
                .isEqualTo(
                        "1,LH,2021-06-30 09:30:00,100.0300,100.0000,100.0000,100.0300,167,150,0,");
        assertThat(say("HIX,AAPL,60,2,1,1,,s,0").get(0)).startsWith("1,LH,2021-06-30 09:31:00,");
        assertThat(say("HIX,AAPL,2,1,0,,,t")).element(0).asString().endsWith(",2,");
    }

    @Test
    void shouldMakeDaysOfQualifiedTradesWithTheVolumeOfAll() {
        say("S,SET PROTOCOL,6.1");
        String day = "2021-06-30,100.0300,100.0000,100.0000,100.0200,187,0,";
        assertThat(say("HDX,AAPL,5,1,")).containsExactly(day, "!ENDMSG!,");
        assertThat(say("HWX,AAPL,5")).containsExactly(day, "!ENDMSG!,");
        assertThat(say("HMX,AAPL,5")).containsExactly(day, "!ENDMSG!,");
        assertThat(say("HDT,AAPL,20210701,20210702,5"))
                .hasSize(2)
                .first()
                .isEqualTo("E,!NO_DATA!,,");
    }

    @Test
    void shouldLeaveOutTodayWhenTheDayIsNotOverAndNotWanted() {
        nowNanos = Recorded.at("12:00:00");
        say("S,SET PROTOCOL,6.1");
        assertThat(say("HDX,AAPL,5,1,,,0")).hasSize(2).first().isEqualTo("E,!NO_DATA!,,");
        assertThat(say("HDX,AAPL,5,1,,,1")).hasSize(2).first().asString().startsWith("2021");
    }

    @Test
    void shouldKnowOfNothingThatHasNotBeenPlayed() {
        nowNanos = Recorded.at("09:30:00.5");
        assertThat(say("HTX,AAPL,100,1,")).hasSize(3);
    }

    @Test
    void shouldListCodesInTheShapeOfTheVersion() {
        assertThat(say("SLM"))
                .hasSize(186)
                .startsWith("1,NGM,Nasdaq Global Market,")
                .endsWith("!ENDMSG!,");
        assertThat(say("SST,A").get(0)).isEqualTo("A,1,EQUITY,Equity,");
        assertThat(say("STC").get(0)).isEqualTo("1,REGULAR,Normal Trade,");
        say("S,SET PROTOCOL,6.2");
        assertThat(say("SLM,R").get(6)).isEqualTo("R,LS,7,NYSE,New York Stock Exchange,7,NYSE,");
        assertThat(say("SBF,s,aap,t,1,R"))
                .containsExactly("R,LS,AAPL,,1,Apple  Inc.,", "R,!ENDMSG!,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NCG,t", "CFU,@ES,,,", "SBF,s,zzz", "HTX,NONE,5", "HMX,NONE,5"})
    void shouldSayNoDataWhenThereIsNone(String line) {
        assertThat(say(line)).last().asString().endsWith("!ENDMSG!,");
        assertThat(told.get(0)).endsWith("E,!NO_DATA!,,");
    }

    @Test
    void shouldRefuseInWordsWhenARequestIsMalformed() {
        assertThat(say("HTX,")).containsExactly("E,Invalid symbol.,");
        assertThat(say("HDX,A B,5,1,R")).containsExactly("R,E,Invalid symbol.,");
        assertThat(say("HWX," + "A".repeat(31) + ",5,1,R")).containsExactly("R,E,Invalid symbol.,");
        assertThat(say("HDT,AAPL,20210230,,,1,R")).containsExactly("R,E,Invalid start date.,");
        assertThat(say("HDT,AAPL,,2021063,,1,R")).containsExactly("R,E,Invalid end date.,");
        assertThat(say("HTT,AAPL,2021,,,,,1,R")).containsExactly("R,E,Invalid start date.,");
        assertThat(say("HIX,AAPL,x,5,1,R")).containsExactly("R,E,Invalid interval.,");
        assertThat(say("QQQ")).containsExactly("E,!SYNTAX_ERROR!,");
    }
}
