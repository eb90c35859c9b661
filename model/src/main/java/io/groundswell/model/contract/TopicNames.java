package io.groundswell.model.contract;

import io.groundswell.model.event.Topic;

/** Names of Kafka topics; every topic is keyed by symbol. */
public final class TopicNames {
    private TopicNames() {}

    /** A market topic: {@code market_ticks}, or {@code realtime-NAME-ticks} in a replay. */
    public static String of(Realm realm, Topic topic) {
        String suffix =
                switch (topic) {
                    case TICKS -> "ticks";
                    case L1S -> "l1s";
                    case L2 -> "l2";
                };
        return realm.isLive() ? "market_" + suffix : replayed(realm, suffix);
    }

    /** An output topic: {@code live-alerts}, or {@code realtime-NAME-alerts} in a replay. */
    public static String of(Realm realm, OutputTopic topic) {
        return realm.isLive() ? "live-" + topic.suffix() : replayed(realm, topic.suffix());
    }

    private static String replayed(Realm realm, String suffix) {
        return "realtime-" + realm.name() + '-' + suffix;
    }
}
