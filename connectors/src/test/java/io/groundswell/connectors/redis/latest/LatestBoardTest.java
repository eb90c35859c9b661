package io.groundswell.connectors.redis.latest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestBoardTest {
    private static final int ALL = 1_000;

    private LatestBoard<Mark> board = board(new BoardLimits(100, 3, 5));

    private static LatestBoard<Mark> board(BoardLimits limits) {
        return new LatestBoard<>(Mark.LAYOUTS, limits);
    }

    private static List<LatestCommand> commands(Mark... marks) {
        return List.of(marks).stream().map(Mark::command).toList();
    }

    private void put(Mark... marks) {
        List.of(marks).forEach(mark -> board.put(mark, 0));
    }

    private void answer(Answer answer) {
        board.answered(Collections.nCopies(board.take(ALL).size(), answer));
    }

    private List<LatestCommand> kept() {
        return board.keep().stream().flatMap(it -> it.commands().stream()).toList();
    }

    @Test
    void shouldSendTheNewestOfEachPartAndCountWhatItReplaced() {
        put(Mark.quote("A", 1), Mark.quote("B", 1), Mark.quote("A", 3), Mark.quote("A", 2));

        assertThat(board.take(ALL)).isEqualTo(commands(Mark.quote("A", 3), Mark.quote("B", 1)));
        assertThat(board.conflated()).isEqualTo(2);
        assertThat(board.pending()).isEqualTo(2);
    }

    @Test
    void shouldSendEveryEntryOfAStreamInItsOrder() {
        put(Mark.tick("A", 1), Mark.tick("B", 7), Mark.tick("A", 2));

        assertThat(board.take(ALL))
                .isEqualTo(commands(Mark.tick("A", 1), Mark.tick("A", 2), Mark.tick("B", 7)));
        assertThat(board.conflated()).isZero();
    }

    @Test
    void shouldKeepWhatComesWhileABatchIsOnItsWay() {
        put(Mark.quote("A", 1));
        assertThat(board.take(ALL)).hasSize(1);
        put(Mark.quote("A", 2));

        assertThatThrownBy(() -> board.take(ALL)).isInstanceOf(IllegalStateException.class);
        board.answered(List.of(Answer.WRITTEN));

        assertThat(board.take(ALL)).isEqualTo(commands(Mark.quote("A", 2)));
        assertThat(board.conflated()).isZero();
    }

    @Test
    void shouldSendAgainWhatFailedUnlessSomethingNewerCame() {
        put(Mark.quote("A", 1), Mark.quote("B", 1), Mark.tick("A", 1), Mark.tick("A", 2));
        assertThat(board.take(ALL)).hasSize(4);
        put(Mark.quote("A", 2), Mark.tick("A", 3));

        board.failed();

        assertThat(board.take(ALL))
                .containsExactlyInAnyOrderElementsOf(
                        commands(
                                Mark.quote("A", 2),
                                Mark.quote("B", 1),
                                Mark.tick("A", 1),
                                Mark.tick("A", 2),
                                Mark.tick("A", 3)))
                .containsSubsequence(
                        commands(Mark.tick("A", 1), Mark.tick("A", 2), Mark.tick("A", 3)));
        assertThat(board.conflated()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpTheOldestEntriesOfAStreamBeyondItsLength() {
        put(Mark.tick("A", 1), Mark.tick("A", 2), Mark.tick("A", 3), Mark.tick("A", 4));

        assertThat(board.take(ALL))
                .isEqualTo(commands(Mark.tick("A", 2), Mark.tick("A", 3), Mark.tick("A", 4)));
        assertThat(board.dropped()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpTheOldestEntryOfTheNextStreamBeyondWhatMayWaitInAll() {
        put(Mark.tick("A", 1), Mark.tick("A", 2), Mark.tick("B", 3), Mark.tick("B", 4));
        put(Mark.tick("C", 5));
        assertThat(board.dropped()).isZero();
        put(Mark.tick("C", 6), Mark.tick("C", 7), Mark.tick("D", 8));

        assertThat(board.dropped()).isEqualTo(3);
        assertThat(board.pending()).isEqualTo(5);
        assertThat(board.take(ALL))
                .isEqualTo(
                        commands(
                                Mark.tick("B", 4),
                                Mark.tick("C", 5),
                                Mark.tick("C", 6),
                                Mark.tick("C", 7),
                                Mark.tick("D", 8)));
    }

    @Test
    void shouldLetNeitherPartsNorStreamsWaitForTheOthersBacklog() {
        board = board(new BoardLimits(100, 50, 50));
        for (int i = 1; i <= 20; i++) {
            put(Mark.quote("S" + i, 1), Mark.tick("A", i));
        }

        List<LatestCommand> batch = board.take(10);

        assertThat(batch).hasSize(10);
        assertThat(batch).filteredOn(it -> it.cell().isStream()).hasSize(5);
    }

    @Test
    void shouldSendAllThatRedisHadWhenItMayHaveLostIt() {
        put(Mark.quote("A", 1), Mark.quote("B", 1), Mark.tick("A", 1));
        answer(Answer.WRITTEN);
        put(Mark.quote("B", 2));

        board.resendKnown();

        assertThat(board.take(ALL))
                .containsExactlyInAnyOrderElementsOf(
                        commands(Mark.quote("A", 1), Mark.quote("B", 2)));
    }

    @Test
    void shouldForgetWhatSomebodyElseOwns() {
        put(Mark.quote("A", 1), Mark.quote("B", 1));
        assertThat(board.take(ALL)).hasSize(2);
        board.answered(List.of(Answer.STALE, Answer.SAME));

        assertThat(kept()).isEqualTo(commands(Mark.quote("B", 1)));
        board.resendKnown();
        assertThat(board.take(ALL)).isEqualTo(commands(Mark.quote("B", 1)));
    }

    @Test
    void shouldKeepWhatItWroteItselfWhenAnOlderOneIsRefused() {
        put(Mark.quote("A", 5));
        answer(Answer.WRITTEN);
        put(Mark.quote("A", 4));
        answer(Answer.STALE);

        assertThat(kept()).isEqualTo(commands(Mark.quote("A", 5)));
    }

    @Test
    void shouldNotSendAgainWhatRedisCanNeverTake() {
        put(Mark.quote("A", 1));
        answer(Answer.REFUSED);

        assertThat(board.pending()).isZero();
        assertThat(board.dropped()).isEqualTo(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void shouldKeepTheNewestOfEachPartAndTheEntriesThatAStreamHasYetToGet() {
        put(Mark.quote("A", 1), Mark.quote("B", 1), Mark.quote("C", 1), Mark.tick("A", 1));
        answer(Answer.WRITTEN);
        put(Mark.quote("B", 2), Mark.tick("A", 2));
        assertThat(board.take(ALL)).hasSize(2);
        put(Mark.quote("C", 3), Mark.tick("A", 3));

        assertThat(kept())
                .containsExactlyInAnyOrderElementsOf(
                        commands(
                                Mark.quote("A", 1),
                                Mark.quote("B", 2),
                                Mark.quote("C", 3),
                                Mark.tick("A", 2),
                                Mark.tick("A", 3)));
    }

    @Test
    void shouldSendAllThatItsPredecessorsKeptTheNewestOfEachPartAndStreamsInOrder() {
        board.restore(
                List.of(
                        new KeptCommands(commands(Mark.tick("A", 2), Mark.tick("A", 4))),
                        new KeptCommands(commands(Mark.quote("A", 9))),
                        new KeptCommands(commands(Mark.quote("A", 8))),
                        new KeptCommands(commands(Mark.tick("A", 3)))));

        assertThat(board.take(ALL))
                .isEqualTo(
                        commands(
                                Mark.quote("A", 9),
                                Mark.tick("A", 2),
                                Mark.tick("A", 3),
                                Mark.tick("A", 4)));
    }

    @Test
    void shouldForgetThePartThatWasQuietForLongestBeyondItsLimit() {
        board = board(new BoardLimits(2, 3, 5));
        put(Mark.quote("A", 1), Mark.quote("B", 1));
        answer(Answer.WRITTEN);
        put(Mark.quote("A", 2), Mark.quote("C", 1));

        assertThat(kept()).isEqualTo(commands(Mark.quote("A", 2), Mark.quote("C", 1)));
        put(Mark.quote("D", 1));
        assertThat(board.dropped()).as("one that had not been sent").isEqualTo(1);
        assertThat(board.pending()).isEqualTo(2);
        assertThat(board.take(ALL)).isEqualTo(commands(Mark.quote("C", 1), Mark.quote("D", 1)));
    }

    @Test
    void shouldWantOneAnswerForEachCommand() {
        put(Mark.quote("A", 1));
        assertThat(board.take(ALL)).hasSize(1);

        assertThatThrownBy(() -> board.answered(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
