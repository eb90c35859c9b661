package io.groundswell.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LiveValuesTest {
    /** Keyed state as a map; tells what is done with it. */
    private static final class Shelf implements LiveValues.Store<StringBuilder>, SymbolKeys {
        final Map<String, String> stored = new TreeMap<>();
        final List<String> log = new ArrayList<>();
        String key;

        @Override
        public void to(String symbol) {
            key = symbol;
        }

        @Override
        public List<String> ofState(String stateName) {
            return List.copyOf(stored.keySet());
        }

        @Override
        public StringBuilder load() {
            log.add("load " + key);
            return new StringBuilder(stored.getOrDefault(key, ""));
        }

        @Override
        public void store(StringBuilder value) {
            log.add("store " + key);
            stored.put(key, value.toString());
        }

        @Override
        public void release(StringBuilder value) {
            log.add("release " + value);
        }
    }

    private final Shelf shelf = new Shelf();
    private final LiveValues<StringBuilder> live = new LiveValues<>(2, shelf, shelf);

    private void append(String symbol, String text) throws Exception {
        LiveValues.Live<StringBuilder> value = live.of(symbol);
        value.value().append(text);
        value.changed();
    }

    @Test
    void shouldStoreNothingUntilItIsAsked() throws Exception {
        append("AAA", "a");
        append("AAA", "b");
        append("BBB", "c");

        assertThat(shelf.stored).isEmpty();
        assertThat(live.writeBack()).isEqualTo(2);
        assertThat(shelf.stored).isEqualTo(Map.of("AAA", "ab", "BBB", "c"));
    }

    @Test
    void shouldStoreOnlyWhatHasChangedSinceTheLastTime() throws Exception {
        append("AAA", "a");
        append("BBB", "b");
        live.writeBack();
        append("BBB", "c");
        live.of("AAA");
        shelf.log.clear();

        assertThat(live.writeBack()).isEqualTo(1);
        assertThat(shelf.log).containsExactly("store BBB");
        assertThat(live.writeBack()).isZero();
    }

    @Test
    void shouldStoreTheOldestUnderItsOwnKeyBeforeItGoes() throws Exception {
        append("AAA", "a");
        append("BBB", "b");
        append("CCC", "c");

        assertThat(live.size()).isEqualTo(2);
        assertThat(shelf.stored).isEqualTo(Map.of("AAA", "a"));
        assertThat(shelf.log)
                .containsExactly("load AAA", "load BBB", "store AAA", "release a", "load CCC");
    }

    @Test
    void shouldLetTheOldestGoUnstoredWhenItHasNotChanged() throws Exception {
        live.of("AAA");
        live.of("BBB");
        live.of("CCC");

        assertThat(shelf.stored).isEmpty();
        assertThat(shelf.log).containsExactly("load AAA", "load BBB", "release ", "load CCC");
    }

    @Test
    void shouldMakeTheSymbolTheCurrentKeyWhereItLoads() throws Exception {
        append("AAA", "a");
        append("BBB", "b");
        append("CCC", "c");
        assertThat(shelf.key).isEqualTo("CCC");
        append("BBB", "b");
        assertThat(shelf.key).isEqualTo("CCC");
    }

    @Test
    void shouldLetSomeoneGoWhenAllHaveBeenUsed() throws Exception {
        append("AAA", "a");
        append("BBB", "b");
        append("AAA", "a");
        append("BBB", "b");
        append("CCC", "c");

        assertThat(live.size()).isEqualTo(2);
        assertThat(shelf.stored).isEqualTo(Map.of("AAA", "aa"));
    }

    @Test
    void shouldKeepWhatWasUsed() throws Exception {
        append("AAA", "a");
        append("BBB", "b");
        append("AAA", "a");
        append("CCC", "c");

        assertThat(shelf.stored).isEqualTo(Map.of("BBB", "b"));
    }

    @Test
    void shouldLoadWhatHadToGo() throws Exception {
        for (int round = 0; round < 3; round++) {
            append("AAA", "a");
            append("BBB", "b");
            append("CCC", "c");
        }
        live.writeBack();

        assertThat(shelf.stored).isEqualTo(Map.of("AAA", "aaa", "BBB", "bbb", "CCC", "ccc"));
    }
}
