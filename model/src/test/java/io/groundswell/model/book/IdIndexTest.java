package io.groundswell.model.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdIndexTest {
    @Test
    void shouldHoldWhatAMapHoldsWhenIdsComeAndGo() {
        Random random = new Random(7);
        IdIndex index = new IdIndex();
        Map<Long, Integer> expected = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            long id = idFrom(random);
            int place = index.place(id);
            assertThat(place >= 0).isEqualTo(expected.containsKey(id));
            if (place < 0) {
                index.insertAt(~place, id, step);
                expected.put(id, step);
            } else {
                assertThat(index.slotAt(place)).isEqualTo(expected.get(id));
                if (random.nextInt(3) > 0) {
                    index.removeAt(place);
                    expected.remove(id);
                }
            }
            assertThat(index.count()).isEqualTo(expected.size());
        }
        expected.forEach((id, slot) -> assertThat(index.slotAt(index.place(id))).isEqualTo(slot));
    }

    @Test
    void shouldHoldZeroAndTheExtremesAsIds() {
        IdIndex index = new IdIndex();
        long[] ids = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE};
        for (int slot = 0; slot < ids.length; slot++) {
            index.insertAt(~index.place(ids[slot]), ids[slot], slot);
        }
        for (int slot = 0; slot < ids.length; slot++) {
            assertThat(index.slotAt(index.place(ids[slot]))).isEqualTo(slot);
        }
    }

    @Test
    void shouldForgetAllWhenCleared() {
        IdIndex index = new IdIndex();
        for (long id = 0; id < 1000; id++) {
            index.insertAt(~index.place(id), id, 1);
        }

        index.clear();

        assertThat(index.count()).isZero();
        assertThat(index.place(5)).isNegative();
    }

    private static long idFrom(Random random) {
        long id = random.nextInt(500);
        return switch (random.nextInt(3)) {
            case 0 -> id;
            case 1 -> id << 50;
            default -> -id;
        };
    }
}
