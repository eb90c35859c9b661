package io.groundswell.connectors.redis.latest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A board in front of a Redis that fails, is restarted with and without its data, and is written to
 * by somebody else, against what any reader of the input would say.
 */
class LatestBoardPropertyTest {
    private static final BoardLimits WIDE = new BoardLimits(1_000, 10_000, 10_000);
    private static final List<String> SYMBOLS = List.of("A", "B", "C");

    private final Map<Cell, Long> newest = new HashMap<>();
    private final Map<Cell, List<Long>> entries = new HashMap<>();
    private final PretendedRedis redis = new PretendedRedis();
    private LatestBoard<Mark> board = new LatestBoard<>(Mark.LAYOUTS, WIDE);
    private boolean hasLost;

    @Property(tries = 300)
    void shouldEndWithExactlyTheLastValuesWhateverHappensOnTheWay(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int steps) {
        reset();
        Random random = new Random(seed);
        for (int number = 1; number <= steps; number++) {
            step(random, number);
            assertThat(board.pending()).isNotNegative();
        }
        settleAll(random);

        Map<Cell, Long> ended = new HashMap<>();
        redis.hashes().forEach((cell, command) -> ended.put(cell, command.stamp().sequence()));
        assertThat(ended).isEqualTo(newest);
        entries.forEach((cell, all) -> expectStream(all, numbers(redis.stream(cell))));
        assertThat(board.pending()).isZero();
        assertThat(board.dropped()).isZero();
    }

    private void reset() {
        newest.clear();
        entries.clear();
        redis.lose();
        board = new LatestBoard<>(Mark.LAYOUTS, WIDE);
        hasLost = false;
    }

    private void step(Random random, int number) {
        String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> {
                Mark mark = Mark.quote(symbol, number);
                board.put(mark, number);
                newest.put(mark.command().cell(), (long) number);
            }
            case 4, 5, 6, 7 -> {
                Mark mark = Mark.tick(symbol, number);
                board.put(mark, number);
                entries.computeIfAbsent(mark.command().cell(), it -> new ArrayList<>())
                        .add((long) number);
            }
            case 8, 9 -> send(random, random.nextBoolean());
            case 10 -> startAgain();
            default -> restartRedis(random);
        }
    }

    private void send(Random random, boolean isDying) {
        List<Answer> answers = new ArrayList<>();
        List<LatestCommand> batch = board.take(1 + random.nextInt(20));
        int reached = isDying ? random.nextInt(batch.size() + 1) : batch.size();
        int answered = reached == 0 ? 0 : random.nextInt(reached) + 1;
        for (int i = 0; i < batch.size(); i++) {
            // What Redis took need not be what it could acknowledge.
            Answer answer = i < reached ? redis.take(batch.get(i)) : Answer.FAILED;
            answers.add(isDying && i >= answered ? Answer.FAILED : answer);
        }
        board.answered(answers);
    }

    /** The writer's state goes to another writer. */
    private void startAgain() {
        List<KeptCommands> kept = board.keep();
        board = new LatestBoard<>(Mark.LAYOUTS, WIDE);
        board.restore(kept);
    }

    private void restartRedis(Random random) {
        if (random.nextInt(3) == 0) {
            redis.lose();
            hasLost = true;
        }
        board.resendKnown();
    }

    private void settleAll(Random random) {
        while (board.pending() > 0) {
            send(random, false);
        }
    }

    /** A stream that was lost begins again; up to then, and from then on, nothing is missing. */
    private void expectStream(List<Long> all, List<Long> there) {
        int from = hasLost ? all.size() - there.size() : 0;
        assertThat(there).isEqualTo(all.subList(from, all.size()));
    }

    private static List<Long> numbers(List<LatestCommand> commands) {
        return commands.stream().map(it -> it.stamp().sequence()).toList();
    }
}
