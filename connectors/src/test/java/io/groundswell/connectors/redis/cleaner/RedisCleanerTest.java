package io.groundswell.connectors.redis.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.contract.RedisKey;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisCleanerTest {
    private final PretendedStore store = new PretendedStore();

    private CleaningReport clean(long limitBytes) {
        return new RedisCleaner(store, new CleaningLimits(limitBytes, 100, 1)).clean();
    }

    @Test
    void shouldOnlyLookAtTheMemoryWhileThereIsRoom() {
        store.symbol("A", 1);
        store.symbol("B", 2);

        CleaningReport report = clean(200);

        assertThat(report.wasNeeded()).isFalse();
        assertThat(report.isUnderLimit()).isTrue();
        assertThat(store.gone).isEmpty();
        assertThat(store.looksThroughAll).isZero();
        assertThat(store.looksAtMemory).isEqualTo(1);
    }

    /** Below the limit, but so near that the next writes would be over it. */
    @Test
    void shouldBeginBeforeTheLimitIsReachedAndMakeRoomForAWhile() {
        IntStream.range(0, 97).forEach(it -> store.hash(RedisKey.L1, "S" + it, it));

        CleaningReport report = clean(1_000);

        assertThat(report.beforeBytes()).isEqualTo(970);
        assertThat(report.afterBytes()).isEqualTo(900);
        assertThat(report.total()).isEqualTo(new Removal(7, 0, 70));
    }

    /** The limit can never be held: everything that may go goes, in its order. */
    @Test
    void shouldRemoveWhatIsMissedLeastFirstAndNeverTheQuoteOfAWatchedSymbol() {
        store.symbol("WATCHED", 9_000);
        store.symbol("OTHER", 1);
        store.watched.add("WATCHED");

        CleaningReport report = clean(1);

        assertThat(store.gone)
                .containsExactly(
                        "entries of ticks:OTHER",
                        "ticks:OTHER",
                        "market_book:OTHER",
                        "market_quality:OTHER",
                        "l1:OTHER",
                        "entries of ticks:WATCHED",
                        "market_book:WATCHED");
        assertThat(store.left())
                .containsExactly("l1:WATCHED", "ticks:WATCHED", "market_quality:WATCHED");
        assertThat(report.isUnderLimit()).isFalse();
        assertThat(report.sparedWatched()).isEqualTo(2);
    }

    @Test
    void shouldRemoveWhatNobodyHasWrittenForLongestFirst() {
        store.hash(RedisKey.BOOK, "MINUTE", 60_000);
        store.hash(RedisKey.BOOK, "DAY", 86_400_000);
        store.hash(RedisKey.BOOK, "NOW", 0);
        store.hash(RedisKey.BOOK, "HOUR", 3_600_000);

        CleaningReport report = clean(12);

        assertThat(store.gone)
                .containsExactly("market_book:DAY", "market_book:HOUR", "market_book:MINUTE");
        assertThat(store.left()).containsExactly("market_book:NOW");
        assertThat(report.isUnderLimit()).isTrue();
    }

    @Test
    void shouldStopAsSoonAsThereIsRoom() {
        IntStream.range(0, 10).forEach(it -> store.symbol("S" + it, 100 - it));

        CleaningReport report = clean(500);

        assertThat(report.beforeBytes()).isEqualTo(500);
        assertThat(report.afterBytes()).isLessThanOrEqualTo(450).isGreaterThan(450 - 20);
        assertThat(store.gone)
                .containsExactly(
                        "entries of ticks:S0", "entries of ticks:S1", "entries of ticks:S2");
        assertThat(report.removed()).containsOnlyKeys(CleaningStep.CUT_TRADES);
        assertThat(report.total()).isEqualTo(new Removal(0, 54, 54));
        assertThat(report.detail()).isEqualTo("older trades, unwatched: 54 entries");
    }

    /** A window too big would remove what need not go; one too small would ask all the time. */
    @Test
    void shouldRemoveAtOnceWhatItShouldTakeAndNoMore() {
        IntStream.range(0, 100).forEach(it -> store.hash(RedisKey.BOOK, "S" + it, it));

        CleaningReport report = new RedisCleaner(store, new CleaningLimits(1_000, 100, 50)).clean();

        assertThat(report.afterBytes()).isEqualTo(900);
        assertThat(store.looksAtMemory).as("at the begin, and after one window").isEqualTo(2);
    }

    @Test
    void shouldLookAgainWhereItCannotRememberAllKeys() {
        IntStream.range(0, 50).forEach(it -> store.hash(RedisKey.L1, "S" + it, it));

        CleaningReport report = new RedisCleaner(store, new CleaningLimits(100, 7, 3)).clean();

        assertThat(report.removed().get(CleaningStep.QUOTES)).isEqualTo(new Removal(41, 0, 410));
        assertThat(store.left())
                .isEqualTo(IntStream.range(0, 9).mapToObj(it -> "l1:S" + it).toList());
    }

    /** As with streams that are as short as can be. */
    @Test
    void shouldGoOnToTheNextStepWhereOneLeadsNowhere() {
        IntStream.range(0, 50)
                .forEach(it -> store.stream("S" + it, it, PretendedStore.ENTRIES_LEFT));

        CleaningReport report = new RedisCleaner(store, new CleaningLimits(100, 7, 3)).clean();

        assertThat(report.removed()).containsOnlyKeys(CleaningStep.TRADES);
        assertThat(report.removed().get(CleaningStep.TRADES).keys()).isEqualTo(5);
        assertThat(store.looksThroughAll).isEqualTo(2);
        assertThat(report.afterBytes()).isEqualTo(90);
    }

    @Test
    void shouldTellEachPassByItself() {
        IntStream.range(0, 10).forEach(it -> store.hash(RedisKey.L1, "S" + it, it));
        RedisCleaner cleaner = new RedisCleaner(store, new CleaningLimits(100, 100, 1));

        assertThat(cleaner.clean().total().keys()).isEqualTo(1);
        CleaningReport second = cleaner.clean();

        assertThat(second.wasNeeded()).isFalse();
        assertThat(second.total()).isEqualTo(Removal.NOTHING);
        assertThat(second.sparedWatched()).isZero();
    }

    /** Else a busy job would cost the watched their books, though there are trades again. */
    @Test
    void shouldBeginWithTheFirstStepAgainWhereWritesBringBackWhatItRemoved() {
        store.stream("OTHER", 5, PretendedStore.ENTRIES_LEFT + 20);
        IntStream.range(0, 10).forEach(it -> store.hash(RedisKey.BOOK, "WATCHED" + it, 9_000));
        IntStream.range(0, 10).forEach(it -> store.watched.add("WATCHED" + it));
        int[] rewritten = {0};
        store.afterRemoval =
                () -> {
                    if (rewritten[0]++ < 5) {
                        store.stream("AGAIN" + rewritten[0], 0, PretendedStore.ENTRIES_LEFT + 20);
                    }
                };

        CleaningReport report = clean(125);

        assertThat(report.afterBytes()).isLessThanOrEqualTo(113);
        assertThat(store.left()).filteredOn(it -> it.startsWith("market_book:")).hasSize(10);
        assertThat(report.looks()).isGreaterThan(3);
    }

    /** Another pass comes, and the command wants to end. */
    @Test
    void shouldGiveUpWhereOthersWriteFasterThanItRemoves() {
        int[] next = {0};
        store.afterRemoval = () -> store.hash(RedisKey.BOOK, "S" + next[0]++, 0);
        IntStream.range(0, 20).forEach(it -> store.hash(RedisKey.L1, "S" + it, 0));

        CleaningReport report = clean(100);

        assertThat(report.isUnderLimit()).isFalse();
        assertThat(report.looks()).isEqualTo(100);
    }
}
