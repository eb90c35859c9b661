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

    @Test
    void shouldGoOnFromWhatWasSeenBefore() {
        TickIdRanges before = new TickIdRanges(2);
        for (long id : new long[] {1, 2, 10, 20, 21}) {
            before.add(id);
        }
        assertThat(before.mayBeForgotten(2)).isTrue();
        assertThat(before.mayBeForgotten(9)).isTrue();
        assertThat(before.mayBeForgotten(11)).isFalse();
        TickIdRanges after = TickIdRanges.of(2, before.seen(), before.forgotten());
        assertThat(after.seen()).isEqualTo(before.seen());
        assertThat(after.count()).isEqualTo(5);
        assertThat(after.mayBeForgotten(2)).isTrue();
        assertThat(after.add(22)).isTrue();
        assertThat(after.seen()).containsExactly(new Range(10, 10), new Range(20, 22));
        assertThat(TickIdRanges.of(1, before.seen(), 0).mayBeForgotten(10)).isTrue();
        assertThat(new TickIdRanges(2).mayBeForgotten(1)).isFalse();
    }
}
