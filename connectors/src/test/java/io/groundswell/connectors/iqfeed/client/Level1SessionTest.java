package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class Level1SessionTest {
    /** A Monday, half an hour after the opening. */
    private static final Instant MORNING = Instant.parse("2024-03-11T14:00:00Z");

    /** The Saturday before it. */
    private static final Instant WEEKEND = Instant.parse("2024-03-09T15:00:00Z");

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String SELECT = "> S,SELECT UPDATE FIELDS,Bid,Most Recent Trade Day Code";
    private static final String[] GREETING = {
        "S,KEY,99999", "S,SERVER CONNECTED", "S,IP,0.0.0.0 59000", "S,CUST,real_time,1.1.1.1,60003"
    };
    private static final String UNASKED =
            "S,CURRENT UPDATE FIELDNAMES,Symbol,Most Recent Trade,Bid,Message Contents";
    private static final String ECHO =
            "S,CURRENT UPDATE FIELDNAMES,Symbol,Bid,Most Recent Trade Day Code";

    private static SessionScript script(Instant start) {
        return SessionScript.of(
                IqFeedPort.LEVEL1,
                ClientOptions.usual()
                        .asking(
                                ProtocolVersion.V6_2,
                                List.of(Level1Field.BID, Level1Field.MOST_RECENT_TRADE_DAY_CODE),
                                DepthWatch.EQUITIES),
                start);
    }

    private static SessionScript live(String... symbols) {
        return live(MORNING, symbols);
    }

    private static SessionScript live(Instant start, String... symbols) {
        SessionScript script = script(start).watches(symbols).connects();
        script.hears(GREETING).hears("S,CURRENT PROTOCOL,6.2,", UNASKED, ECHO).done();
        return script;
    }

    @Test
    void shouldSettleVersionAndFieldsBeforeTheFirstWatch() {
        SessionScript script = script(MORNING).watches("AAPL", "SPY").connects();
        assertThat(script.done())
                .containsExactly("> S,SET PROTOCOL,6.2", "> S,SET CLIENT NAME,groundswell", "> T");

        script.hears(GREETING).hears("T,20240311 10:00:00");
        assertThat(script.done()).isEmpty();

        script.hears("S,CURRENT PROTOCOL,6.2,");
        assertThat(script.done()).containsExactly(SELECT);

        script.hears(UNASKED);
        assertThat(script.done()).as("a list that nobody asked for").isEmpty();

        script.hears(ECHO);
        assertThat(script.done()).containsExactly("live 6.2", "> wAAPL", "> wSPY");
        assertThat(script.session().state()).isEqualTo(PortState.LIVE);
    }

    @Test
    void shouldTakeAnEchoInAnyOrderAndWithAnEmptyEnd() {
        SessionScript script = script(MORNING).connects().hears("S,CURRENT PROTOCOL,6.2");
        script.done();
        script.hears("S,CURRENT UPDATE FIELDNAMES,Symbol,Most Recent Trade Day Code,Bid,");
        assertThat(script.done()).containsExactly("live 6.2");
    }

    @Test
    void shouldStepDownToTheVersionThatTheServerSpeaks() {
        SessionScript script = script(MORNING).connects();
        script.done();
        script.hears("E,6.2 is not a valid protocol.,", "E,6.1 is not a valid protocol.,");
        assertThat(script.done())
                .containsExactly(
                        "problem: E,6.2 is not a valid protocol.,",
                        "> S,SET PROTOCOL,6.1",
                        "problem: E,6.1 is not a valid protocol.,",
                        "> S,SET PROTOCOL,6.0");
        script.hears("S,CURRENT PROTOCOL,6.0,");
        assertThat(script.session().version()).isEqualTo(ProtocolVersion.V6_0);
    }

    @Test
    void shouldGiveUpInOneLineWhenTheServerSpeaksNoVersionOfOurs() {
        SessionScript script = script(MORNING).connects();
        for (String version : List.of("6.2", "6.1", "6.0", "5.2")) {
            script.done();
            script.hears("E," + version + " is not a valid protocol.,");
        }
        assertThat(script.done())
                .contains("drop: the server speaks none of the protocols 6.2, 6.1, 6.0, 5.2");
    }

    @Test
    void shouldLeaveOutAFieldThatTheServerNamesAsUnknown() {
        SessionScript script = script(MORNING).connects().hears("S,CURRENT PROTOCOL,6.2,");
        script.done();
        script.hears("E,Most Recent Trade Day Code is not a valid fieldset field,");
        assertThat(script.done()).contains("> S,SELECT UPDATE FIELDS,Bid");
        script.hears("S,CURRENT UPDATE FIELDNAMES,Symbol,Bid");
        assertThat(script.done()).containsExactly("live 6.2");
    }

    @Test
    void shouldAskForAllNamesWhenAnErrorNamesNoField() {
        SessionScript script = script(MORNING).connects().hears("S,CURRENT PROTOCOL,6.2,");
        script.done();
        script.hears("E,bad fieldset,");
        assertThat(script.done()).contains("> S,REQUEST ALL UPDATE FIELDNAMES");
        script.hears("S,UPDATE FIELDNAMES,Symbol,Bid,Ask");
        assertThat(script.done()).containsExactly("> S,SELECT UPDATE FIELDS,Bid");
    }

    @Test
    void shouldChooseAgainAndThenDropWhenNoEchoComes() {
        SessionScript script = script(MORNING).connects().hears("S,CURRENT PROTOCOL,6.2,", UNASKED);
        script.done();
        script.passes(Duration.ofMillis(1_999));
        assertThat(script.done()).isEmpty();
        script.passes(Duration.ofMillis(1));
        assertThat(script.done()).containsExactly(SELECT);
        script.passes(Duration.ofSeconds(2));
        assertThat(script.done()).containsExactly(SELECT);
        script.passes(Duration.ofSeconds(2));
        assertThat(script.done())
                .containsExactly("drop: S,CURRENT UPDATE FIELDNAMES did not come within 2000 ms");
    }

    @Test
    void shouldDropAtOnceWhenSomebodyElseAnswers() {
        SessionScript script = script(MORNING).connects();
        script.done();
        script.hears("HTTP/1.1 400 Bad Request");
        assertThat(script.done()).singleElement().asString().startsWith("drop: this is no IQFeed");
    }

    @Test
    void shouldDropWhenTheProtocolIsNotEchoed() {
        SessionScript script = script(MORNING).connects();
        script.done();
        script.hears(GREETING).passes(Duration.ofSeconds(2));
        assertThat(script.done())
                .containsExactly("drop: S,CURRENT PROTOCOL did not come within 2000 ms");
    }

    @Test
    void shouldDropAConnectionThatTellsNoTimeForFiveSeconds() {
        SessionScript script = live("AAPL").hears("P,AAPL,1,");
        script.passesWithTime(Duration.ofSeconds(20));
        assertThat(script.done()).isEmpty();
        script.passes(Duration.ofMillis(4_999));
        assertThat(script.done()).isEmpty();
        script.passes(Duration.ofMillis(1));
        assertThat(script.done()).containsExactly("drop: no T line for 5000 ms");
    }

    @Test
    void shouldWatchEverythingAgainAfterALoss() {
        SessionScript script = live("AAPL", "SPY");
        script.loses("cable");
        assertThat(script.done()).containsExactly("lost: cable");
        script.watches("AAPL", "SPY", "QQQ").connects().done();
        script.hears("S,CURRENT PROTOCOL,6.2,", ECHO);
        assertThat(script.done()).contains("> wAAPL", "> wSPY", "> wQQQ");
    }

    @Test
    void shouldSayNothingOfALossThatCameBeforeItWasLive() {
        SessionScript script = script(MORNING).connects();
        script.done();
        script.loses("cable");
        assertThat(script.done()).isEmpty();
    }

    @Test
    void shouldRefreshEverySymbolWhenTheUpstreamIsBack() {
        SessionScript script = live("AAPL", "SPY");
        script.hears("S,SERVER DISCONNECTED", "S,SERVER DISCONNECTED");
        assertThat(script.done()).containsExactly("lost: S,SERVER DISCONNECTED");

        script.passes(Duration.ofMillis(59_999));
        assertThat(script.done()).as("no time is told while the upstream is lost").isEmpty();

        script.hears("S,SERVER RECONNECT FAILED", "S,SERVER CONNECTED", "S,SERVER CONNECTED");
        assertThat(script.done())
                .containsExactly(
                        "problem: S,SERVER RECONNECT FAILED", "live 6.2", "> fAAPL", "> fSPY");
    }

    @Test
    void shouldWaitForTheUpstreamWhenItIsLostFromTheBeginning() {
        SessionScript script = script(MORNING).watches("AAPL").connects();
        script.hears("S,KEY,99999", "S,SERVER DISCONNECTED", "S,CURRENT PROTOCOL,6.2,").done();
        script.hears(ECHO);
        assertThat(script.done()).containsExactly("> S,CONNECT");
        assertThat(script.session().state()).isEqualTo(PortState.UPSTREAM_LOST);
        script.hears("S,SERVER CONNECTED");
        assertThat(script.done()).containsExactly("live 6.2", "> wAAPL");
    }

    @Test
    void shouldBeginAnewWhenTheUpstreamIsLostForAMinute() {
        SessionScript script = live("AAPL").hears("P,AAPL,1,", "S,SERVER DISCONNECTED");
        script.passes(Duration.ofSeconds(30)).hears("S,SERVER DISCONNECTED");
        script.passes(Duration.ofMillis(29_999));
        assertThat(script.done()).containsExactly("lost: S,SERVER DISCONNECTED");
        script.passes(Duration.ofMillis(1));
        assertThat(script.done())
                .containsExactly("drop: S,SERVER CONNECTED did not come within 60000 ms");

        script.loses("dropped").connects().hears("S,CURRENT PROTOCOL,6.2,").done();
        script.hears(ECHO);
        assertThat(script.done()).containsExactly("live 6.2", "> wAAPL");
    }

    @Test
    void shouldBeginAnewWhenTheUpstreamIsLostFromTheBeginningForAMinute() {
        SessionScript script = script(MORNING).connects().hears("S,SERVER DISCONNECTED");
        script.passes(Duration.ofSeconds(1)).hears("S,CURRENT PROTOCOL,6.2,", ECHO).done();
        script.passes(Duration.ofMillis(59_999));
        assertThat(script.done()).isEmpty();
        script.passes(Duration.ofMillis(1));
        assertThat(script.done()).singleElement().asString().startsWith("drop: ");
    }

    @Test
    void shouldAskForAStateThatSomebodyWantsAgainOnceAMinute() {
        SessionScript script = live(WEEKEND, "AAPL", "SPY").hears("P,AAPL,1,", "P,SPY,1,");
        script.refreshes("QQQ").refreshes("AAPL").refreshes("AAPL").passesWithTime(SECOND);
        assertThat(script.done()).containsExactly("> fAAPL");
        script.hears("P,AAPL,1,").refreshes("AAPL").refreshes("SPY").passesWithTime(SECOND);
        assertThat(script.done()).containsExactly("> fSPY");
        script.hears("P,SPY,1,").passesWithTime(Duration.ofSeconds(57));
        assertThat(script.done()).isEmpty();
        script.passesWithTime(SECOND);
        assertThat(script.done()).as("a minute after the first").containsExactly("> fAAPL");
        script.hears("P,AAPL,1,").passesWithTime(Duration.ofMinutes(5));
        assertThat(script.done()).isEmpty();
    }

    @Test
    void shouldNotAskForAStateThatIsUnderWayOrRefusedOrWillBeAskedForAnyhow() {
        SessionScript script = live(WEEKEND, "AAPL", "BAD").hears("n,BAD").refreshes("BAD");
        script.refreshes("AAPL").passesWithTime(SECOND);
        assertThat(script.done()).isEmpty();
        script.hears("P,AAPL,1,", "S,SERVER DISCONNECTED").refreshes("AAPL").done();
        script.hears("S,SERVER CONNECTED").passesWithTime(SECOND);
        assertThat(script.done()).containsExactly("live 6.2", "> fAAPL");
    }

    @Test
    void shouldNotAskAgainForASymbolThatTheFeedDoesNotKnow() {
        SessionScript script = live("NOTFOUND").hears("n,NOTFOUND");
        assertThat(script.session().refusals())
                .containsExactly(new Refusal("NOTFOUND", Refusal.Reason.UNKNOWN));
        script.passesWithTime(Duration.ofMinutes(59));
        script.loses("cable").connects().hears("S,CURRENT PROTOCOL,6.2,", ECHO);
        assertThat(script.done()).doesNotContain("> wNOTFOUND");
        script.passesWithTime(Duration.ofMinutes(2));
        assertThat(script.done()).contains("> wNOTFOUND");
    }

    @Test
    void shouldAskAgainForASymbolOverTheLimitWhenAnotherIsFreed() {
        SessionScript script = live("A", "B", "C").hears("P,A,1,", "P,B,1,");
        script.hears("S,SYMBOL LIMIT REACHED,C");
        assertThat(script.session().refusals())
                .containsExactly(new Refusal("C", Refusal.Reason.LIMIT));
        script.done();

        script.watches("A", "C").hears("T,20240311 10:00:00");
        assertThat(script.done()).containsExactly("> rB");
        script.passes(Duration.ofSeconds(1));
        assertThat(script.done()).containsExactly("> wC");
        script.hears("P,C,1,");
        assertThat(script.session().refusals()).isEmpty();
    }

    @Test
    void shouldAskAgainForASymbolOverTheLimitAfterTenMinutes() {
        SessionScript script = live(WEEKEND, "C").hears("S,SYMBOL LIMIT REACHED,C");
        script.done();
        script.passesWithTime(Duration.ofSeconds(599));
        assertThat(script.done()).isEmpty();
        script.passesWithTime(Duration.ofSeconds(1));
        assertThat(script.done()).containsExactly("> wC");
    }

    @Test
    void shouldAskAgainEverLessOftenWhenAWatchIsNotAnswered() {
        SessionScript script = live(WEEKEND, "AAPL");
        script.passesWithTime(Duration.ofSeconds(5));
        assertThat(script.done()).containsExactly("stalled AAPL", "> wAAPL", "> fAAPL");
        script.passesWithTime(Duration.ofSeconds(10));
        assertThat(script.done()).as("told once").containsExactly("> wAAPL", "> fAAPL");
        script.passesWithTime(Duration.ofSeconds(19));
        assertThat(script.done()).isEmpty();
        script.passesWithTime(Duration.ofSeconds(1));
        assertThat(script.done()).containsExactly("> wAAPL", "> fAAPL");
    }

    @Test
    void shouldRefreshASymbolThatIsSilentWhileItsMarketIsOpen() {
        SessionScript script = live("AAPL", "SPY").hears("P,AAPL,1,", "P,SPY,1,");
        for (int second = 0; second < 59; second++) {
            script.passesWithTime(Duration.ofSeconds(1)).hears("Q,SPY,1,");
        }
        assertThat(script.done()).isEmpty();
        script.passesWithTime(Duration.ofSeconds(1));
        assertThat(script.done()).containsExactly("stalled AAPL", "> fAAPL");
        script.hears("P,AAPL,1,").passesWithTime(Duration.ofSeconds(19)).hears("Q,SPY,1,");
        assertThat(script.done()).isEmpty();
        assertThat(script.session().stalls()).isEqualTo(1);
    }

    @Test
    void shouldCallNoSymbolStalledWhileItsMarketIsClosed() {
        SessionScript script = live(WEEKEND, "AAPL").hears("P,AAPL,1,");
        script.passesWithTime(Duration.ofHours(3));
        assertThat(script.done()).isEmpty();
    }

    @Test
    void shouldDoABoundedAmountOfWorkAtATimeWhenThousandsAreDue() {
        String[] symbols = new String[2_000];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = "S" + i;
        }
        SessionScript script = live(symbols);
        for (String symbol : symbols) {
            script.hears("P," + symbol + ",1,");
        }
        script.passesWithTime(Duration.ofSeconds(59)).done();
        long allNanos = Duration.ofSeconds(60).toNanos();
        script.session().timer(allNanos, MORNING.getEpochSecond() * 1_000_000_000L + allNanos);
        assertThat(script.done()).hasSize(2 * WatchList.MOST_PER_TIMER);
        assertThat(script.session().nextTimerNanos()).isLessThanOrEqualTo(allNanos);
    }
}
