package io.groundswell.connectors.redis.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.RedisName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Keys of which each takes as many bytes as it has entries, a hash one of ten. It tells in which
 * order they went.
 */
final class PretendedStore implements CleanedStore {
    static final int ENTRIES_LEFT = 2;
    private static final int HASH_BYTES = 10;

    private static final class Key {
        final RedisName name;
        final long quietMillis;
        long bytes;

        Key(RedisName name, long quietMillis, long bytes) {
            this.name = name;
            this.quietMillis = quietMillis;
            this.bytes = bytes;
        }
    }

    final List<String> gone = new ArrayList<>();
    final Set<String> watched = new HashSet<>();
    Runnable afterRemoval = () -> {};
    int looksThroughAll;
    int looksAtMemory;
    private final List<Key> keys = new ArrayList<>();

    void hash(RedisKey kind, String symbol, long quietMillis) {
        keys.add(new Key(new RedisName(kind, Realm.LIVE, symbol), quietMillis, HASH_BYTES));
    }

    void stream(String symbol, long quietMillis, int entries) {
        keys.add(new Key(new RedisName(RedisKey.TICKS, Realm.LIVE, symbol), quietMillis, entries));
    }

    /** All four keys of a symbol, of 10, 20, 10 and 10 bytes. */
    void symbol(String symbol, long quietMillis) {
        hash(RedisKey.L1, symbol, quietMillis);
        stream(symbol, quietMillis, 20);
        hash(RedisKey.BOOK, symbol, quietMillis);
        hash(RedisKey.QUALITY, symbol, quietMillis);
    }

    long bytes() {
        return keys.stream().mapToLong(it -> it.bytes).sum();
    }

    List<String> left() {
        return keys.stream().map(it -> it.name.key()).toList();
    }

    @Override
    public long memoryBytes() {
        looksAtMemory++;
        return bytes();
    }

    private boolean isOf(CleaningStep step, Key key) {
        return key.name.kind() == step.kind()
                && watched.contains(key.name.symbol()) == step.isOfWatched();
    }

    @Override
    public void look(Shortlist shortlist) {
        looksThroughAll++;
        for (Key key : keys) {
            boolean isSpared = true;
            for (CleaningStep step : CleaningStep.values()) {
                if (isOf(step, key)) {
                    shortlist.offer(new Candidate(step, key.name, key.quietMillis, key.bytes));
                    isSpared = false;
                }
            }
            if (isSpared) {
                shortlist.spareWatched();
            }
        }
    }

    @Override
    public Removal remove(CleaningStep step, List<Candidate> window) {
        Removal removal = Removal.NOTHING;
        for (Candidate candidate : window) {
            assertThat(candidate.step()).isEqualTo(step);
            for (Iterator<Key> all = keys.iterator(); all.hasNext(); ) {
                Key key = all.next();
                if (key.name.equals(candidate.name()) && isOf(step, key)) {
                    removal = removal.plus(remove(step, key, all));
                }
            }
        }
        afterRemoval.run();
        return removal;
    }

    private Removal remove(CleaningStep step, Key key, Iterator<Key> all) {
        if (!step.isCut()) {
            all.remove();
            gone.add(key.name.key());
            return new Removal(1, 0, key.bytes);
        }
        long cut = Math.max(0, key.bytes - ENTRIES_LEFT);
        key.bytes -= cut;
        if (cut > 0) {
            gone.add("entries of " + key.name.key());
        }
        return new Removal(0, cut, cut);
    }
}
