package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class Level2SessionTest {
    private static final Instant MORNING = Instant.parse("2024-03-11T14:00:00Z");
    private static final String ROW = "6,%s,,NSDQ,B,1.00,100,,4,10:00:00.000000,2024-03-11,";
    private static final String UPDATE = "4,%s,,NSDQ,B,1.00,100,,4,10:00:00.000000,2024-03-11,";

    private static SessionScript script(DepthWatch depth) {
        return SessionScript.of(
                IqFeedPort.LEVEL2,
                ClientOptions.usual()
                        .asking(ProtocolVersion.V6_2, ClientOptions.USUAL_FIELDS, depth),
                MORNING);
    }

    private static SessionScript live(String... symbols) {
        SessionScript script = script(DepthWatch.EQUITIES).watches(symbols).connects();
        script.hears("S,SERVER CONNECTED", "S,CURRENT PROTOCOL,6.2").done();
        return script;
    }

    @Test
    void shouldNotBeConfusedByTheGreetingThatWasRecorded() {
        SessionScript script = script(DepthWatch.EQUITIES).watches("BLIN").connects();
        assertThat(script.done())
                .containsExactly("> S,SET PROTOCOL,6.2", "> S,SET CLIENT NAME,groundswell");
        script.hears("S,SERVER DISCONNECTED", "S,SERVER DISCONNECTED", "S,SERVER CONNECTED", "O");
        script.hears("S,CURRENT PROTOCOL,6.2,");
        assertThat(script.done()).containsExactly("live 6.2", "> WOR,BLIN");
    }

    @Test
    void shouldWaitForTheUpstreamWhenTheEchoComesInTheMiddleOfTheGreeting() {
        SessionScript script = script(DepthWatch.EQUITIES).watches("BLIN").connects();
        script.done();
        script.hears("S,SERVER DISCONNECTED", "S,CURRENT PROTOCOL,6.2");
        assertThat(script.done()).isEmpty();
        script.hears("S,SERVER CONNECTED", "O");
        assertThat(script.done()).containsExactly("live 6.2", "> WOR,BLIN");
    }

    @Test
    void shouldAskForWhatTheOptionSays() {
        SessionScript levels = script(DepthWatch.levels(10)).watches("@ES#").connects();
        levels.hears("S,CURRENT PROTOCOL,6.2");
        assertThat(levels.done()).contains("> WPL,@ES#,10").doesNotContain("> WOR,@ES#");

        SessionScript both = script(new DepthWatch(true, 5)).watches("@ES#").connects();
        both.hears("S,CURRENT PROTOCOL,6.2").watches();
        assertThat(both.done())
                .containsSubsequence("> WOR,@ES#", "> WPL,@ES#,5", "> ROR,@ES#", "> RPL,@ES#");
    }

    @Test
    void shouldAskTheOldWayWhenTheServerIsOlder() {
        SessionScript script = script(DepthWatch.EQUITIES).watches("SPY").connects();
        script.hears("E,6.2 is not a valid protocol.,", "S,CURRENT PROTOCOL,6.1").watches();
        assertThat(script.done()).containsSubsequence("live 6.1", "> wSPY", "> rSPY");
    }

    @Test
    void shouldWatchAgainWhenTheUpstreamIsBack() {
        SessionScript script = live("SPY").hears(ROW.formatted("SPY"));
        script.hears("S,SERVER DISCONNECTED", "S,SERVER CONNECTED");
        assertThat(script.done())
                .containsExactly(
                        "lost: S,SERVER DISCONNECTED", "live 6.2", "> ROR,SPY", "> WOR,SPY");
    }

    @Test
    void shouldWatchAgainASymbolWhoseStateSomebodyWantsAgain() {
        SessionScript script = live("SPY", "QQQ").hears(ROW.formatted("SPY"), ROW.formatted("QQQ"));
        script.refreshes("SPY").passes(Duration.ofSeconds(1));
        assertThat(script.done()).containsExactly("> ROR,SPY", "> WOR,SPY");
    }

    @Test
    void shouldRememberASymbolWithoutDepth() {
        SessionScript script = live("THIN").hears("q,THIN").passes(Duration.ofMinutes(30));
        assertThat(script.done()).isEmpty();
        assertThat(script.session().refusals())
                .containsExactly(new Refusal("THIN", Refusal.Reason.NO_DEPTH));
    }

    @Test
    void shouldWatchAgainASymbolThatFellSilentWhileOthersCome() {
        SessionScript script = live("SPY", "QQQ");
        for (String symbol : new String[] {"SPY", "QQQ"}) {
            script.hears(ROW.formatted(symbol), ROW.formatted(symbol), UPDATE.formatted(symbol));
        }
        for (int second = 0; second < 60; second++) {
            script.passes(Duration.ofSeconds(1)).hears(UPDATE.formatted("SPY"));
        }
        assertThat(script.done()).containsExactly("stalled QQQ", "> ROR,QQQ", "> WOR,QQQ");
    }

    @Test
    void shouldNotExpectATimeFromAPortThatNeverToldOne() {
        SessionScript script = live().passes(Duration.ofHours(1));
        assertThat(script.done()).isEmpty();
        script.hears("T,20240311 10:00:00").passes(Duration.ofSeconds(5));
        assertThat(script.done()).containsExactly("drop: no T line for 5000 ms");
    }
}
