package io.groundswell.replay.server;

import static io.groundswell.model.event.DepthAction.ADD;
import static io.groundswell.model.event.DepthAction.CHANGE;
import static io.groundswell.model.event.DepthAction.DELETE;
import static io.groundswell.model.event.DepthAction.EXECUTE;
import static io.groundswell.model.event.DepthAction.REDUCE;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class Level2CommandsTest {
    private Scene scene;
    private Level2Commands client;

    private void open(DepthMode depth, String version) {
        scene = new Scene(depth);
        client = new Level2Commands(scene.market, scene, scene.told::add);
        if (!version.isEmpty()) {
            assertThat(say("S,SET PROTOCOL," + version))
                    .containsExactly("S,CURRENT PROTOCOL," + version + ",");
        }
    }

    private List<String> say(String line) {
        client.command(line);
        return scene.news();
    }

    @Test
    void shouldTellOrdersAsTheyStandThenAsTheyChangeWhenWatchedByOrder() {
        open(DepthMode.BY_ORDER, "6.2");
        scene.happens(
                Recorded.order("09:30:00", ADD, BID, 1000000, 100, 1),
                Recorded.order("09:30:01", ADD, ASK, 1000100, 50, -2));

        assertThat(say("WOR,AAPL"))
                .containsExactly(
                        "6,AAPL,1,,B,100.0000,100,,4,09:30:01.000000,2021-06-30,",
                        "6,AAPL,18446744073709551614,,A,100.0100,50,,4,09:30:01.000000,"
                                + "2021-06-30,");
        scene.happens(
                Recorded.order("09:30:02", REDUCE, BID, 1000000, 30, 1),
                Recorded.order("09:30:03", EXECUTE, BID, 1000000, 70, 1),
                Recorded.order("09:30:04", ADD, BID, 999900, 5, 3));
        assertThat(scene.news())
                .containsExactly(
                        "4,AAPL,1,,B,100.0000,70,,4,09:30:02.000000,2021-06-30,",
                        "5,AAPL,1,,B,09:30:03.000000,2021-06-30,",
                        "3,AAPL,3,,B,99.9900,5,,4,09:30:04.000000,2021-06-30,");
        say("ROR,AAPL");
        scene.happens(Recorded.order("09:30:05", ADD, BID, 999900, 5, 4));
        assertThat(scene.news()).isEmpty();
    }

    @Test
    void shouldTellSumsOfOrdersWhenWatchedByLevel() {
        open(DepthMode.BY_ORDER, "6.2");
        scene.happens(
                Recorded.order("09:30:00", ADD, BID, 1000000, 100, 1),
                Recorded.order("09:30:00", ADD, BID, 1000000, 20, 2));
        assertThat(say("WPL,AAPL,5"))
                .containsExactly("7,AAPL,B,100.0000,120,2,4,09:30:00.000000,2021-06-30,");
        scene.happens(
                Recorded.order("09:30:02", CHANGE, BID, 1000100, 100, 1),
                Recorded.order("09:30:03", DELETE, BID, 0, 0, 2));
        assertThat(scene.news())
                .containsExactly(
                        "8,AAPL,B,100.0000,20,1,4,09:30:02.000000,2021-06-30,",
                        "8,AAPL,B,100.0100,100,1,4,09:30:02.000000,2021-06-30,",
                        "9,AAPL,B,100.0000,09:30:03.000000,2021-06-30,");
    }

    @Test
    void shouldTellLevelsWhenTheBookIsOfLevels() {
        open(DepthMode.PRICE_LEVEL, "6.2");
        scene.happens(Recorded.level("09:30:00", CHANGE, ASK, 1000100, 9));
        assertThat(say("wAAPL"))
                .containsExactly("7,AAPL,A,100.0100,9,0,4,09:30:00.000000,2021-06-30,");
        assertThat(say("WPL,AAPL")).isEmpty();
        scene.happens(
                Recorded.level("09:30:01", CHANGE, ASK, 1000100, 8),
                Recorded.level("09:30:02", CHANGE, ASK, 1000100, 0));
        assertThat(scene.news())
                .containsExactly(
                        "8,AAPL,A,100.0100,8,0,4,09:30:01.000000,2021-06-30,",
                        "9,AAPL,A,100.0100,09:30:02.000000,2021-06-30,");
        assertThat(say("WOR,AAPL")).containsExactly("q,AAPL");
    }

    @Test
    void shouldTellVenuesWhenTheBookIsOfMarketMakers() {
        open(DepthMode.MARKET_MAKER, "6.2");
        scene.happens(Recorded.venue("09:30:00", CHANGE, BID, 1000100, 9, "NSDQ"));
        assertThat(say("WOR,AAPL"))
                .containsExactly("6,AAPL,,NSDQ,B,100.0100,9,,4,09:30:00.000000,2021-06-30,");
        scene.happens(
                Recorded.venue("09:30:01", CHANGE, ASK, 1000200, 8, "ARCX"),
                Recorded.venue("09:30:02", DELETE, ASK, 0, 0, "ARCX"));
        assertThat(scene.news())
                .containsExactly(
                        "4,AAPL,,ARCX,A,100.0200,8,,4,09:30:01.000000,2021-06-30,",
                        "5,AAPL,,ARCX,A,09:30:02.000000,2021-06-30,");
    }

    @Test
    void shouldTellBothSidesOfAVenueWhenTheProtocolIsOld() {
        open(DepthMode.MARKET_MAKER, "");
        scene.happens(
                Recorded.venue("09:30:00", CHANGE, BID, 124000, 100, "NSDQ"),
                Recorded.venue("09:30:00", CHANGE, ASK, 124100, 50, "NSDQ"));
        assertThat(say("wAAPL"))
                .singleElement()
                .asString()
                .startsWith("U,AAPL,NSDQ,12.4")
                .endsWith(",100,50,09:30:00,2021-06-30,20,52,5,09:30:00,T,T,");
        scene.happens(Recorded.venue("09:30:01", DELETE, ASK, 0, 0, "NSDQ"));
        assertThat(scene.news()).singleElement().asString().endsWith(",99:99:99,T,F,");
    }

    @Test
    void shouldClearThenTellSummaryRowsWhenASnapshotComesInTheMiddle() {
        open(DepthMode.BY_ORDER, "6.2");
        say("WOR,AAPL");
        scene.happens(
                Recorded.order("09:30:00", ADD, BID, 1000000, 100, 1),
                new SnapshotBegin(Recorded.header(Topic.L2, "09:30:01", 0), DepthMode.BY_ORDER),
                Recorded.order("09:30:01", ADD, BID, 1000000, 90, 1),
                new SnapshotEnd(Recorded.header(Topic.L2, "09:30:01", 0), DepthMode.BY_ORDER),
                Recorded.order("09:30:02", ADD, ASK, 1000100, 1, 2));
        assertThat(scene.news())
                .containsExactly(
                        "3,AAPL,1,,B,100.0000,100,,4,09:30:00.000000,2021-06-30,",
                        "S,CLEAR DEPTH,AAPL,B,",
                        "S,CLEAR DEPTH,AAPL,A,",
                        "6,AAPL,1,,B,100.0000,90,,4,09:30:01.000000,2021-06-30,",
                        "3,AAPL,2,,A,100.0100,1,,4,09:30:02.000000,2021-06-30,");
    }

    @Test
    void shouldClearOneSideWhenOnlyThatIsCleared() {
        open(DepthMode.PRICE_LEVEL, "6.2");
        say("WPL,AAPL");
        scene.happens(new BookClear(Recorded.header(Topic.L2, "09:30:00", 0), false, true));
        assertThat(scene.news()).containsExactly("S,CLEAR DEPTH,AAPL,A,");
    }

    @Test
    void shouldSayNoDepthOrUnknownWhenThereIsNone() {
        open(DepthMode.TOP_OF_BOOK, "6.2");
        assertThat(say("wAAPL")).containsExactly("q,AAPL");
        assertThat(say("WOR,AAPL")).containsExactly("q,AAPL");
        assertThat(say("WPL,NONE")).containsExactly("n,NONE");
        assertThat(say("what")).containsExactly("n,hat");
        assertThat(say("!")).containsExactly("E,!SYNTAX_ERROR!,");
    }
}
