package io.groundswell.connectors.iqfeed.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.events.SeenTrades.Told;
import io.groundswell.connectors.iqfeed.events.TradesTold.Centre;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenTradesTest {
    private static final long MONDAY = 18_800;

    @Test
    void shouldTellTradesApartByDateAndMarketCentreAndTickId() {
        SeenTrades seen = new SeenTrades();
        seen.told(MONDAY, "5", 7);
        assertThat(seen.isTold(MONDAY, "5", 7)).isEqualTo(Told.YES);
        assertThat(seen.isTold(MONDAY, "5", 8)).isEqualTo(Told.NO);
        assertThat(seen.isTold(MONDAY, "11", 7)).isEqualTo(Told.NO);
        assertThat(seen.isTold(MONDAY + 1, "5", 7)).isEqualTo(Told.NO);
        assertThat(seen.isTold(MONDAY, "5", 0)).isEqualTo(Told.UNKNOWN);
        assertThat(seen.isTold(MONDAY, "", 7)).isEqualTo(Told.UNKNOWN);
    }

    @Test
    void shouldKnowNothingMoreOfDatesBeforeTheLastTwo() {
        SeenTrades seen = new SeenTrades();
        seen.told(MONDAY, "5", 7);
        seen.told(MONDAY + 1, "5", 7);
        seen.told(MONDAY + 4, "5", 7);
        assertThat(seen.isTold(MONDAY, "5", 7)).isEqualTo(Told.UNKNOWN);
        assertThat(seen.isTold(MONDAY + 1, "5", 7)).isEqualTo(Told.YES);
        // A date between, of which nothing was told, is not forgotten.
        assertThat(seen.isTold(MONDAY + 2, "5", 7)).isEqualTo(Told.NO);
    }

    @Test
    void shouldNotGuessWhenMoreIdsWereToldThanItKeeps() {
        SeenTrades seen = new SeenTrades();
        for (long id = 1; id <= SeenTrades.MAX_RANGES + 1; id++) {
            seen.told(MONDAY, "5", 10 * id);
        }
        assertThat(seen.isTold(MONDAY, "5", 10)).isEqualTo(Told.UNKNOWN);
        assertThat(seen.isTold(MONDAY, "5", 20)).isEqualTo(Told.YES);
        assertThat(seen.isTold(MONDAY, "5", 21)).isEqualTo(Told.NO);
    }

    @Test
    void shouldHandOnTheHighestIdsAndThatTheRestIsForgotten() {
        SeenTrades before = new SeenTrades();
        for (long id = 1; id <= 100; id++) {
            before.told(MONDAY, "5", 10 * id);
        }
        TradesTold end = before.end(List.of());
        Centre centre = end.days().get(0).centres().get(0);
        assertThat(centre.ids()).hasSize(64);
        assertThat(centre.forgotten()).isEqualTo(36);
        SeenTrades seen = new SeenTrades();
        seen.begin(TradesTold.parse(end.text()));
        assertThat(seen.isTold(MONDAY, "5", 1_000)).isEqualTo(Told.YES);
        assertThat(seen.isTold(MONDAY, "5", 999)).isEqualTo(Told.NO);
        assertThat(seen.isTold(MONDAY, "5", 10)).isEqualTo(Told.UNKNOWN);
    }

    @Test
    void shouldRememberWhatWasToldLater() {
        SeenTrades seen = new SeenTrades();
        seen.told(MONDAY, "5", 7);
        seen.toldLater(MONDAY, "5", 8);
        assertThat(seen.isToldLater(MONDAY, "5", 7)).isFalse();
        assertThat(seen.isToldLater(MONDAY, "5", 8)).isTrue();
        assertThat(seen.isTold(MONDAY, "5", 8)).isEqualTo(Told.YES);
    }

    @Test
    void shouldRefuseATextThatIsNone() {
        for (String text : List.of("5", "centre=5", "date=x", "gap=AAPL,1,2", "gap=AAPL,3,2,1")) {
            assertThatThrownBy(() -> TradesTold.parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(TradesTold.parse("")).isEqualTo(TradesTold.NOTHING);
    }
}
