package io.groundswell.replay.inject;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PriceMapPropertyTest {
    private static final long TICK = 100;
    private static final double HAIR = 1e-6;
    private static final long BID_AT_START = 1_000 * TICK;

    private static PriceMap map(double scale, int moveTicks, int spreadTicks) {
        PriceMap map = new PriceMap(TICK);
        map.beginScale(scale, BID_AT_START, BID_AT_START + 4 * TICK);
        long bid = BID_AT_START + moveTicks * TICK;
        map.follow(bid, bid + spreadTicks * TICK);
        return map;
    }

    @Property
    void shouldKeepTheShownMidWithinATickOfTheScaledOne(
            @ForAll @DoubleRange(min = 0.01, max = 1) double scale,
            @ForAll @IntRange(min = -500, max = 500) int moveTicks,
            @ForAll @IntRange(min = 1, max = 40) int spreadTicks) {
        PriceMap map = map(scale, moveTicks, spreadTicks);
        long bid = BID_AT_START + moveTicks * TICK;
        long ask = bid + spreadTicks * TICK;
        double startMid = BID_AT_START + 2 * TICK;

        double shownMid = (map.bid(bid) + map.ask(ask)) / 2.0;

        double wanted = startMid + scale * ((bid + ask) / 2.0 - startMid);
        assertThat(shownMid).isBetween(wanted - TICK, wanted + TICK);
        long shownSpread = map.ask(ask) - map.bid(bid);
        double wantedSpread = Math.max(TICK, scale * (ask - bid));
        assertThat(shownSpread % TICK).isZero();
        // Either neighbour of half a tick: a product of doubles lies a little to one side of it.
        assertThat((double) shownSpread)
                .isBetween(wantedSpread - TICK / 2.0 - HAIR, wantedSpread + TICK / 2.0 + HAIR);
    }

    @Property
    void shouldKeepLevelsInOrderAndPrintsBetweenThem(
            @ForAll @DoubleRange(min = 0.01, max = 1) double scale,
            @ForAll @IntRange(min = -500, max = 500) int moveTicks,
            @ForAll @IntRange(min = 1, max = 40) int spreadTicks,
            @ForAll @IntRange(min = 0, max = 50) int behindTicks) {
        PriceMap map = map(scale, moveTicks, spreadTicks);
        long bid = BID_AT_START + moveTicks * TICK;
        long ask = bid + spreadTicks * TICK;

        assertThat(map.bid(bid - behindTicks * TICK)).isLessThanOrEqualTo(map.bid(bid));
        assertThat(map.ask(ask + behindTicks * TICK)).isGreaterThanOrEqualTo(map.ask(ask));
        assertThat(map.print(bid)).isEqualTo(map.bid(bid));
        assertThat(map.print(ask)).isEqualTo(map.ask(ask));
        boolean hasRoom = map.ask(ask) - map.bid(bid) > TICK;
        for (long price = bid + TICK / 2; price < ask; price += TICK / 2) {
            if (hasRoom) {
                assertThat(map.print(price)).isStrictlyBetween(map.bid(bid), map.ask(ask));
            } else {
                assertThat(map.print(price)).isBetween(map.bid(bid), map.ask(ask));
            }
        }
    }

    @Property
    void shouldKeepTheMidWhereItIsShownWhenScalingEnds(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double scale,
            @ForAll @IntRange(min = -500, max = 500) int moveTicks,
            @ForAll @IntRange(min = 1, max = 40) int spreadTicks) {
        PriceMap map = map(scale, moveTicks, spreadTicks);
        long bid = BID_AT_START + moveTicks * TICK;
        long ask = bid + spreadTicks * TICK;
        double before = (map.bid(bid) + map.ask(ask)) / 2.0;

        map.endScale();
        map.follow(bid, ask);

        assertThat(map.ask(ask) - map.bid(bid)).isEqualTo(ask - bid);
        assertThat((map.bid(bid) + map.ask(ask)) / 2.0)
                .isBetween(before - TICK / 2.0, before + TICK / 2.0);
    }
}
