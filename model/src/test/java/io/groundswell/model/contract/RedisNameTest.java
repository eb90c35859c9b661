package io.groundswell.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedisNameTest {
    private static final Realm REPLAY = Realm.replay("crash-1987");

    @Test
    void shouldFindBackWhatAKeyWasMadeOf() {
        for (Realm realm : List.of(Realm.LIVE, REPLAY)) {
            for (RedisKey kind : RedisKey.values()) {
                for (String symbol :
                        List.of("IBM", "@ES#", "A:B", "l1:IBM", "ticks:", "~".repeat(30))) {
                    RedisName name = new RedisName(kind, realm, symbol);
                    assertThat(RedisName.of(kind.of(realm, symbol))).contains(name);
                    assertThat(name.key()).isEqualTo(kind.of(realm, symbol));
                    assertThat(name.watchlist()).isEqualTo(RedisKey.watchlist(realm));
                }
            }
        }
    }

    @Test
    void shouldFindNothingInKeysOfOthers() {
        for (String key :
                List.of(
                        "",
                        ":",
                        "l1",
                        "l1:",
                        "l1:A B",
                        "l1:\u00e9",
                        "l1:" + "A".repeat(31),
                        "live:l1:IBM",
                        "Crash:l1:IBM",
                        "crash_1987:l1:IBM",
                        "crash-1987:l2:IBM",
                        "crash-1987:l1",
                        "crash-1987:l1:",
                        ":l1:IBM",
                        "session:42",
                        "L1:IBM",
                        RedisKey.watchlist(Realm.LIVE),
                        RedisKey.watchlist(REPLAY),
                        RedisKey.cleaner())) {
            assertThat(RedisName.of(key)).as(key).isEmpty();
        }
    }
}
