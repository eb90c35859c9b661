package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarryForwardTest {
    private static final long BIN = 1L << 20;

    private final List<String> told = new ArrayList<>();
    private final CarryForward forward =
            new CarryForward(new TimeBins(10 * BIN, 20, 3), List.of(new Recorder()));

    @Test
    void shouldSplitAStateOverTheBinsThatItLasts() {
        forward.advanceTo(10 * BIN + BIN / 2);
        forward.advanceTo(12 * BIN + BIN / 4);
        forward.finish();

        assertThat(told)
                .containsExactly("1/2", "1/2", "close", "1", "close", "1/4", "3/4", "close");
    }

    @Test
    void shouldCloseEveryBinWhenNothingHappens() {
        forward.finish();

        assertThat(told).containsExactly("1", "close", "1", "close", "1", "close");
    }

    @Test
    void shouldNotCountTimeOutsideTheBins() {
        forward.advanceTo(9 * BIN);
        forward.advanceTo(99 * BIN);
        forward.finish();

        assertThat(told).containsExactly("1", "close", "1", "close", "1", "close");
    }

    @Test
    void shouldCountARowThatComesTooLateAndGoOn() {
        forward.advanceTo(11 * BIN);
        forward.advanceTo(10 * BIN);
        forward.finish();

        assertThat(forward.setBack()).isEqualTo(1);
        assertThat(told).containsExactly("1", "close", "1", "close", "1", "close");
    }

    /** Writes lengths as shares of a bin. */
    private final class Recorder implements CarryForward.Column {
        @Override
        public void hold(long nanos) {
            long quarters = nanos / (BIN / 4);
            told.add(quarters == 4 ? "1" : quarters == 2 ? "1/2" : quarters + "/4");
        }

        @Override
        public void close() {
            told.add("close");
        }
    }
}
