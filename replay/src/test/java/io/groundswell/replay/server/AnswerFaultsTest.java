package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerFaultsTest {
    private static final List<String> ANSWER = List.of("row 1", "row 2", "row 3", "!ENDMSG!,");

    private static AnswerFaults faults(long seed, String... texts) {
        AnswerFaults faults = new AnswerFaults(seed);
        for (String text : texts) {
            faults.plan(Fault.parse(text));
        }
        return faults;
    }

    private static FaultKind next(AnswerFaults faults, String symbol, String request) {
        AnswerFault fault = faults.next(symbol, request);
        return fault == null ? null : fault.kind();
    }

    @Test
    void shouldHitTheSameRequestsWhateverTheirOrderWhenOddsDecide() {
        List<String> requests = IntStream.range(0, 400).mapToObj(it -> "HTT,S" + it + ",").toList();
        List<String> backwards = new ArrayList<>(requests);
        Collections.reverse(backwards);
        AnswerFaults one = faults(7, "drop:history@~20", "early:history@~20");
        AnswerFaults other = faults(7, "drop:history@~20", "early:history@~20");
        List<String> hit = requests.stream().filter(it -> next(one, "S", it) != null).toList();
        List<String> again =
                new ArrayList<>(
                        backwards.stream().filter(it -> next(other, "S", it) != null).toList());
        Collections.reverse(again);
        assertThat(hit).isEqualTo(again).hasSizeBetween(20, 65);
        AnswerFaults third = faults(8, "drop:history@~20", "early:history@~20");
        assertThat(requests.stream().filter(it -> next(third, "S", it) != null).toList())
                .isNotEqualTo(hit);
    }

    @Test
    void shouldAnswerWellWhenARequestHasSufferedAllThatHitIt() {
        AnswerFaults faults = faults(1, "error:history@~1+2", "early:history@~1");
        List<FaultKind> kinds = new ArrayList<>();
        for (int asked = 0; asked < 5; asked++) {
            kinds.add(next(faults, "IBM", "HTX,IBM,5"));
        }
        assertThat(kinds)
                .containsExactly(FaultKind.ERROR, FaultKind.ERROR, FaultKind.EARLY, null, null);
    }

    @Test
    void shouldHitTheRequestAtItsCountAndItsRepetitionWhenCounted() {
        AnswerFaults faults = faults(1, "drop:history/IBM@n2+2");
        assertThat(next(faults, "IBM", "a")).isNull();
        assertThat(next(faults, "BAC", "b")).isNull();
        assertThat(next(faults, "IBM", "c")).isEqualTo(FaultKind.DROP);
        assertThat(next(faults, "IBM", "a")).isNull();
        assertThat(next(faults, "IBM", "c")).isEqualTo(FaultKind.DROP);
        assertThat(next(faults, "IBM", "c")).isNull();
    }

    @Test
    void shouldDenyASymbolForEver() {
        AnswerFaults faults = faults(1, "deny:history/IBM@n1", "drop:history@~1");
        for (int asked = 0; asked < 3; asked++) {
            assertThat(next(faults, "IBM", "a")).isEqualTo(FaultKind.DENY);
        }
        assertThat(next(faults, "BAC", "b")).isEqualTo(FaultKind.DROP);
    }

    private static List<String> told(FaultKind kind, long choice, List<String> lines) {
        List<String> told = new ArrayList<>();
        new AnswerFault(kind, 1, choice).tell(lines, told::add);
        return told;
    }

    @Test
    void shouldEndEarlyWithAtLeastOneRowAndAtLeastOneFewer() {
        assertThat(told(FaultKind.EARLY, 0, ANSWER)).containsExactly("row 1", "!ENDMSG!,");
        assertThat(told(FaultKind.EARLY, 1, ANSWER)).containsExactly("row 1", "row 2", "!ENDMSG!,");
        assertThat(told(FaultKind.EARLY, 2, ANSWER)).containsExactly("row 1", "!ENDMSG!,");
        List<String> single = List.of("row 1", "!ENDMSG!,");
        assertThat(told(FaultKind.EARLY, 5, single)).isEqualTo(single);
        assertThat(new AnswerFault(FaultKind.EARLY, 0, 5).tell(single, it -> {})).isFalse();
    }

    @Test
    void shouldCutWithinALineAndPutJunkBetweenRows() {
        assertThat(told(FaultKind.DROP, 1, ANSWER)).containsExactly("row 1", "ro");
        assertThat(told(FaultKind.GARBAGE, 2, ANSWER))
                .containsExactly("row 1", "row 2", Faults.JUNK, "row 3", "!ENDMSG!,");
        assertThat(told(FaultKind.STALL, 2, ANSWER)).isEqualTo(ANSWER);
    }

    @Test
    void shouldCountWhatHappened() {
        AnswerFaults faults = faults(1);
        faults.count(FaultKind.DROP);
        faults.count(FaultKind.DROP);
        assertThat(faults.happened()).containsEntry(FaultKind.DROP, 2L);
    }
}
