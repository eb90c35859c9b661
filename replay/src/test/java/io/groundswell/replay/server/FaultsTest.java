package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static Faults faults(String... texts) {
        List<Fault> planned = new ArrayList<>();
        for (String text : texts) {
            planned.add(Fault.parse(text));
        }
        return new Faults(planned, odds -> false, 1);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void shouldReadKindTargetTimeAndAmount() {
        assertThat(Fault.parse("stall:IBM@1.5s+7"))
                .isEqualTo(new Fault(FaultKind.STALL, "IBM", Fault.When.TIME, 1_500_000_000L, 7));
        assertThat(Fault.parse("drop:level1@n20"))
                .isEqualTo(new Fault(FaultKind.DROP, "level1", Fault.When.COUNT, 20, 1));
        assertThat(Fault.parse("garbage:level2@~1000"))
                .isEqualTo(new Fault(FaultKind.GARBAGE, "level2", Fault.When.RANDOM, 1000, 1));
        assertThat(Fault.parse("stall:history@~20"))
                .isEqualTo(new Fault(FaultKind.STALL, "history", Fault.When.RANDOM, 20, 0));
        assertThat(Fault.parse("error:history/@ESU21@n2+3"))
                .isEqualTo(new Fault(FaultKind.ERROR, "history/@ESU21", Fault.When.COUNT, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "drop",
                "drop:level1",
                "drop:nowhere@1s",
                "explode:level1@1s",
                "gap:IBM@n0",
                "gap:IBM@-5s",
                "slow:level1@s",
                "gap:history@n1",
                "error:lookup@n1",
                "early:IBM@n1",
                "drop:history@30s",
                "deny:history/@n1"
            })
    void shouldRefuseInWordsWhenATextIsNoFault(String text) {
        assertThatThrownBy(() -> Fault.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSilenceASymbolForItsSecondsAndNoOtherWhenStalled() {
        Faults faults = faults("stall:IBM@10s+5");
        assertThat(faults.isSilent("IBM", seconds(9))).isFalse();
        assertThat(faults.isSilent("BAC", seconds(10))).isFalse();
        assertThat(faults.isSilent("IBM", seconds(10))).isTrue();
        assertThat(faults.isSilent("IBM", seconds(14))).isTrue();
        assertThat(faults.isSilent("IBM", seconds(15))).isFalse();
        assertThat(faults.happened()).containsEntry(FaultKind.STALL, 1L);
    }

    @Test
    void shouldLeaveOutSoManyEventsWhenThereIsAGap() {
        Faults faults = faults("gap:IBM@n3+2");
        List<Boolean> silent = new ArrayList<>();
        for (int event = 0; event < 6; event++) {
            silent.add(faults.isSilent("IBM", event));
        }
        assertThat(silent).containsExactly(false, false, true, true, false, false);
    }

    @Test
    void shouldTellAFaultOfAPortOnceWhenItsTimeHasCome() {
        Faults faults = faults("drop:level1@30s");
        assertThat(faults.dueOfPorts(seconds(29))).isEmpty();
        assertThat(faults.dueOfPorts(seconds(31))).hasSize(1);
        assertThat(faults.dueOfPorts(seconds(32))).isEmpty();
    }
}
