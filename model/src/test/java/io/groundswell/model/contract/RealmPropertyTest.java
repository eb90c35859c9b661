package io.groundswell.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RealmPropertyTest {
    /** Parts that names are made of elsewhere are the likeliest to collide. */
    private static final List<String> PARTS =
            List.of(
                    "live",
                    "market",
                    "data",
                    "l1",
                    "l1s",
                    "l2",
                    "ticks",
                    "realtime",
                    "a",
                    "-",
                    "7");

    @Provide
    Arbitrary<Realm> replays() {
        Arbitrary<String> glued =
                Arbitraries.of(PARTS)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(parts -> String.join("-", parts));
        Arbitrary<String> random =
                Arbitraries.strings().withChars("abl12-").ofMinLength(1).ofMaxLength(30);
        return Arbitraries.oneOf(glued, random)
                .filter(RealmPropertyTest::isAllowed)
                .map(Realm::replay);
    }

    private static boolean isAllowed(String name) {
        try {
            return !new Realm(name).isLive();
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Property
    void shouldMakeNoNameOfTheLiveRealm(@ForAll("replays") Realm replay) {
        assertThat(names(replay)).doesNotContainAnyElementsOf(names(Realm.LIVE));
        assertThat(topics(replay))
                .as("a pattern of live topics must not match a replay's")
                .allMatch(topic -> topic.startsWith("realtime-"));
        for (String name : names(replay)) {
            for (RedisKey key : RedisKey.values()) {
                assertThat(name)
                        .as("a scan for live keys must not find a replay's")
                        .doesNotStartWith(key.of(Realm.LIVE, ""));
            }
        }
    }

    @Property
    void shouldMakeNoNameOfAnotherReplay(
            @ForAll("replays") Realm one, @ForAll("replays") Realm other) {
        if (!one.equals(other)) {
            assertThat(names(one)).doesNotContainAnyElementsOf(names(other));
        }
    }

    @Property(tries = 1)
    void shouldKeepOutputsApartThatDifferOnlyInWhereTheRealmEnds() {
        for (OutputTopic one : OutputTopic.values()) {
            for (OutputTopic other : OutputTopic.values()) {
                assertThat(one.suffix())
                        .as("a realm x-%s could not be told from %s", one, other)
                        .doesNotEndWith('-' + other.suffix());
            }
        }
    }

    private static List<String> topics(Realm realm) {
        Stream<String> market =
                Arrays.stream(Topic.values()).map(topic -> TopicNames.of(realm, topic));
        Stream<String> outputs =
                Arrays.stream(OutputTopic.values()).map(topic -> TopicNames.of(realm, topic));
        return Stream.concat(market, outputs).toList();
    }

    private static Set<String> names(Realm realm) {
        Set<String> names = new TreeSet<>(topics(realm));
        for (RedisKey key : RedisKey.values()) {
            names.add(key.of(realm, "AAPL"));
        }
        names.add(TableNames.database(realm));
        for (String job : List.of("order-book", "book", "a")) {
            names.add(realm.consumerGroup(job));
            names.add(realm.transactionalIdPrefix(job, OutputNames.BEST_QUOTES));
            names.add(realm.checkpointFolder(job));
        }
        return names;
    }
}
