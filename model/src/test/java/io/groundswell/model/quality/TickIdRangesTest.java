package io.groundswell.model.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.quality.TickIdRanges.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickIdRangesTest {
    private final TickIdRanges ids = new TickIdRanges(100);

    @Test
    void shouldKeepOneRangeWhenIdsCountWithoutHoles() {
        for (long id = 1; id <= 10_000; id++) {
            assertThat(ids.add(id)).isTrue();
        }

        assertThat(ids.seen()).containsExactly(new Range(1, 10_000));
        assertThat(ids.missing(1)).isEmpty();
        assertThat(ids.count()).isEqualTo(10_000);
    }

    @Test
    void shouldTellARepetition() {
        ids.add(7);
        ids.add(8);

        assertThat(ids.add(7)).isFalse();
        assertThat(ids.add(8)).isFalse();
        assertThat(ids.count()).isEqualTo(2);
    }

    @Test
    void shouldTellWhatIsMissingBeforeTheFirstAndInBetween() {
        ids.add(3);
        ids.add(4);
        ids.add(9);

        assertThat(ids.missing(1)).containsExactly(new Range(1, 2), new Range(5, 8));
        assertThat(ids.missing(4)).containsExactly(new Range(5, 8));
        assertThat(ids.contains(4)).isTrue();
        assertThat(ids.contains(5)).isFalse();
    }

    @Test
    void shouldJoinRangesWhateverTheOrder() {
        List<Long> shuffled = new ArrayList<>();
        for (long id = 1; id <= 90; id++) {
            shuffled.add(id);
        }
        Collections.shuffle(shuffled, new Random(1));

        shuffled.forEach(ids::add);

        assertThat(ids.seen()).containsExactly(new Range(1, 90));
    }

    @Test
    void shouldForgetTheLowestBeyondItsLimit() {
        for (long id = 0; id < 202; id += 2) {
            ids.add(id);
        }

        assertThat(ids.seen()).hasSize(100).first().isEqualTo(new Range(2, 2));
        assertThat(ids.forgotten()).isEqualTo(1);
        assertThat(ids.contains(0)).isFalse();
    }
}
