package io.groundswell.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmTest {
    private final Realm replay = Realm.replay("crash-1987");

    @Test
    void shouldUseTheWellKnownNamesWhenLive() {
        assertThat(TopicNames.of(Realm.LIVE, Topic.TICKS)).isEqualTo("market_ticks");
        assertThat(TopicNames.of(Realm.LIVE, Topic.L1S)).isEqualTo("market_l1s");
        assertThat(TopicNames.of(Realm.LIVE, Topic.L2)).isEqualTo("market_l2");
        assertThat(TopicNames.of(Realm.LIVE, OutputTopic.SIGNALS)).isEqualTo("live-signals");
        assertThat(TopicNames.of(Realm.LIVE, OutputTopic.ALERTS)).isEqualTo("live-alerts");
        assertThat(TopicNames.of(Realm.LIVE, OutputTopic.BARS)).isEqualTo("live-bars");
        assertThat(TopicNames.of(Realm.LIVE, OutputTopic.BOOKS)).isEqualTo("live-books");
        assertThat(RedisKey.L1.of(Realm.LIVE, "AAPL")).isEqualTo("l1:AAPL");
        assertThat(RedisKey.TICKS.of(Realm.LIVE, "AAPL")).isEqualTo("ticks:AAPL");
        assertThat(TableNames.qualified(Realm.LIVE, TableNames.TICKS))
                .isEqualTo("l2_market_data.market_ticks");
    }

    @Test
    void shouldCarryTheNameEverywhereWhenReplayed() {
        assertThat(TopicNames.of(replay, Topic.TICKS)).isEqualTo("realtime-crash-1987-ticks");
        assertThat(TopicNames.of(replay, OutputTopic.ALERTS))
                .isEqualTo("realtime-crash-1987-alerts");
        assertThat(RedisKey.L1.of(replay, "AAPL")).isEqualTo("crash-1987:l1:AAPL");
        assertThat(TableNames.database(replay)).isEqualTo("l2_crash_1987");
        assertThat(replay.consumerGroup("order-book"))
                .isEqualTo("groundswell.crash-1987.order-book");
        assertThat(replay.transactionalIdPrefix("order-book", OutputNames.BEST_QUOTES))
                .isEqualTo("groundswell.crash-1987.order-book.best-quotes");
        assertThat(replay.checkpointFolder("order-book")).isEqualTo("crash-1987/order-book");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Crash",
                "a_b",
                "a.b",
                "a:b",
                "a/b",
                "..",
                "a b",
                "a\n",
                "é",
                "a-name-of-thirty-one-characters"
            })
    void shouldRefuseANameThatIsBadlySpelled(String name) {
        assertThatThrownBy(() -> new Realm(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> replay.consumerGroup(name))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> replay.checkpointFolder(name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "market-data", "l1", "ticks"})
    void shouldRefuseAReplayWhoseNamesWouldBeLive(String name) {
        assertThatThrownBy(() -> Realm.replay(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTakeANameOfThirtyCharacters() {
        String name = "a-name-of-thirty-one-character";
        assertThat(Realm.replay(name).name()).hasSize(30).isEqualTo(name);
        assertThat(Realm.replay(name).isLive()).isFalse();
        assertThat(new Realm("live")).isEqualTo(Realm.LIVE);
        assertThat(new Realm("live").isLive()).isTrue();
    }
}
