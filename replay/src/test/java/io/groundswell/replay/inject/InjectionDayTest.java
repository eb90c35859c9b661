package io.groundswell.replay.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.inject.TruthRow.Deed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectionDayTest {
    private static final long MINUTE = 60_000_000_000L;

    /** 11:00 in New York on 2012-06-21. */
    private static final long ELEVEN = 1_340_290_800_000_000_000L;

    private static final Injection WINDOW = Injection.during(ELEVEN, ELEVEN + 30 * MINUTE);

    private static final Injection MIXED =
            WINDOW.withSellShare(0.2)
                    .withHiddenShare(0.1)
                    .withDriftUnits(5_000)
                    .withMoveScale(0.7)
                    .withSeed(11);

    /** Held in memory once: an import of a day costs more than all injections into it. */
    private static final Map<String, List<MarketEvent>> DAYS = new HashMap<>();

    private static List<MarketEvent> day(String symbol, String levels) throws IOException {
        List<MarketEvent> known = DAYS.get(symbol + levels);
        if (known != null) {
            return known;
        }
        List<MarketEvent> events = new ArrayList<>();
        LobsterImporter.of(
                        RealDays.require(
                                "lobster/"
                                        + symbol
                                        + "_2012-06-21_34200000_57600000_message_"
                                        + levels
                                        + ".csv.xz"),
                        "",
                        LobsterImporter.Rows.LEVELS)
                .importTo(events::add, defect -> {});
        DAYS.put(symbol + levels, events);
        return events;
    }

    @ParameterizedTest
    @CsvSource({"AMZN,5", "GOOG,10"})
    void shouldGiveTheRealDayAsItIsWhenNothingIsInjected(String symbol, String levels)
            throws IOException {
        List<MarketEvent> day = day(symbol, levels);

        assertThat(InjectionAudit.of(day, WINDOW).out.equals(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AMZN,5,0.1",
        "AMZN,5,0.2",
        "AMZN,5,0.3",
        "AMZN,5,0.5",
        "GOOG,10,0.2",
        "GOOG,10,0.5"
    })
    void shouldBuyItsShareOfTheSalesAndNoMoreWhenPassive(String symbol, String levels, double share)
            throws IOException {
        List<MarketEvent> day = day(symbol, levels);

        InjectionAudit run = InjectionAudit.of(day, WINDOW.withSellShare(share));

        System.out.printf("%s %.2f: %s%n", symbol, share, run.tally);
        assertThat(run.tally.sells()).isEqualTo(sales(day));
        assertThat(run.tally.passiveSize()).isLessThanOrEqualTo((long) (share * run.tally.sells()));
        assertThat(run.tally.participation()).isBetween(share - 0.03, share);
        assertThat(run.tally.refills())
                .isBetween(
                        run.tally.passiveSize() / Injection.USUAL_DISPLAY_SHARES - 1,
                        run.tally.passiveFills());
    }

    private static long sales(List<MarketEvent> day) {
        long size = 0;
        for (MarketEvent event : day) {
            boolean within =
                    event.eventTimeNanos() >= WINDOW.startNanos()
                            && event.eventTimeNanos() < WINDOW.endNanos();
            if (within
                    && event instanceof Trade trade
                    && trade.aggressor() == Aggressor.SELLER
                    && trade.liquidity() != Liquidity.AUCTION) {
                size += trade.size();
            }
        }
        return size;
    }

    @Test
    void shouldAddOnlyWhatItTellsToTheVolumeWhenMixed() throws IOException {
        List<MarketEvent> day = day("AMZN", "5");

        InjectionAudit run = InjectionAudit.of(day, MIXED);

        long crossing =
                run.truth.stream()
                        .filter(row -> row.deed() == Deed.CROSSING_FILL)
                        .mapToLong(TruthRow::size)
                        .sum();
        assertThat(volume(run.out)).isEqualTo(volume(day) + run.tally.hiddenSize() + crossing);
        assertThat(run.tally.hiddenParticipation()).isBetween(0.095, 0.1);
        assertThat(run.tally.driftTicks()).isEqualTo(50);
        System.out.println("AMZN mixed: " + run.tally);
    }

    private static long volume(List<MarketEvent> events) {
        return events.stream()
                .filter(Trade.class::isInstance)
                .mapToLong(event -> ((Trade) event).size())
                .sum();
    }

    @Test
    void shouldGiveTheSameEventsWhenTheSeedIsTheSameAndOthersWhenItIsNot() throws IOException {
        List<MarketEvent> day = day("AMZN", "5");
        Injection drawn = MIXED.withRandomDisplay(true).withRefillNanos(50_000_000, 500_000_000);

        List<MarketEvent> once = InjectionAudit.of(day, drawn).out;

        assertThat(InjectionAudit.of(day, drawn).out.equals(once)).isTrue();
        assertThat(InjectionAudit.of(day, drawn.withSeed(12)).out.equals(once)).isFalse();
    }

    @Test
    void shouldDoToTheOtherSideWhatItDoesToThisWhenMirrored() throws IOException {
        List<MarketEvent> day = day("AMZN", "5");
        List<MarketEvent> reflected = day.stream().map(InjectionDayTest::reflected).toList();

        List<MarketEvent> sold = InjectionAudit.of(day, MIXED.withSellSide(true)).out;
        List<MarketEvent> bought = InjectionAudit.of(reflected, MIXED).out;

        assertThat(bought.stream().map(InjectionDayTest::reflected).toList().equals(sold)).isTrue();
        assertThat(sold.equals(InjectionAudit.of(day, MIXED).out)).isFalse();
    }

    /** The day upside down around a price, by a reflection of its own. */
    private static MarketEvent reflected(MarketEvent event) {
        long twiceThePivot = 4_000_000;
        if (event instanceof DepthUpdate row) {
            return DepthUpdate.level(
                    row.header(),
                    row.action(),
                    row.side() == Side.BID ? Side.ASK : Side.BID,
                    twiceThePivot - row.price(),
                    row.size());
        }
        if (event instanceof Trade trade) {
            Aggressor other =
                    switch (trade.aggressor()) {
                        case BUYER -> Aggressor.SELLER;
                        case SELLER -> Aggressor.BUYER;
                        default -> trade.aggressor();
                    };
            return new Trade(
                    trade.header(),
                    twiceThePivot - trade.price(),
                    trade.size(),
                    other,
                    trade.liquidity(),
                    trade.basis(),
                    trade.codes(),
                    trade.marketCentre(),
                    trade.conditions(),
                    trade.tickId(),
                    trade.restingOrderId(),
                    trade.totalVolume());
        }
        assertThat(event).isNotInstanceOf(BookClear.class);
        return event;
    }

    @Test
    void shouldTouchNothingBeforeTheStartAndNothingAfterAPassiveEnd() throws IOException {
        List<MarketEvent> day = day("AMZN", "5");

        InjectionAudit run = InjectionAudit.of(day, WINDOW.withSellShare(0.3));

        assertThat(run.flagged(MarketEvent.class))
                .isNotEmpty()
                .allMatch(
                        event ->
                                event.eventTimeNanos() >= WINDOW.startNanos()
                                        && event.eventTimeNanos() <= WINDOW.endNanos());
    }

    @Test
    void shouldMeasureTheSigmaOfTheDayFromItsMidPrices() throws IOException {
        MidMoves moves = new MidMoves(TradingCalendars.named(TradingCalendars.US_EQUITIES));
        day("AMZN", "5").forEach(moves);

        System.out.printf("AMZN: one sigma is %.1f units%n", moves.halfHourSigmaUnits());
        // 2340 samples of a session, of which the first may stand before the first event.
        assertThat(moves.changes()).isBetween(2_335L, 2_339L);
        assertThat(moves.halfHourSigmaUnits()).isBetween(2_000.0, 20_000.0);
    }
}
