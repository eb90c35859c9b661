package io.groundswell.replay.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SideLevelsPropertyTest {
    @Property(tries = 300)
    void shouldHoldWhatATreeHolds(
            @ForAll Side side,
            @ForAll @Size(max = 200) List<@IntRange(min = -20, max = 20) Integer> prices) {
        Comparator<Long> best =
                side == Side.BID ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Map<Long, Long> expected = new TreeMap<>(best);
        SideLevels levels = new SideLevels(side);
        for (int i = 0; i < prices.size(); i++) {
            long price = prices.get(i);
            long size = i % 3;
            levels.set(price, size);
            if (size == 0) {
                expected.remove(price);
            } else {
                expected.put(price, size);
            }
        }

        List<Long> held = new ArrayList<>();
        for (int i = 0; i < levels.count(); i++) {
            held.add(levels.price(i));
            assertThat(levels.size(i)).isEqualTo(expected.get(levels.price(i)));
        }
        assertThat(held).containsExactlyElementsOf(expected.keySet());
        for (long price = -20; price <= 20; price++) {
            assertThat(levels.sizeAt(price)).isEqualTo(expected.getOrDefault(price, 0L));
        }
    }
}
