package io.groundswell.connectors.redis.latest;

import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.iqfeed.client.Conditions;
import io.groundswell.connectors.redis.RedisConnection;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is told on channels, in its order. */
final class Heard implements AutoCloseable {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final RedisClient client;

    private Heard(RedisClient client) {
        this.client = client;
    }

    /** Listens from now on. */
    static Heard on(RedisConnection server, String... channels) throws IOException {
        Login login = server.login();
        URI url = URI.create(server.url());
        Heard heard =
                new Heard(
                        RedisClient.create(
                                RedisURI.builder()
                                        .withHost(url.getHost())
                                        .withPort(url.getPort())
                                        .withAuthentication(login.user(), login.password())
                                        .build()));
        StatefulRedisPubSubConnection<String, String> connection = heard.client.connectPubSub();
        connection.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String message) {
                        heard.messages.add(message);
                    }
                });
        connection.sync().subscribe(channels);
        return heard;
    }

    /** All that was heard, once it is that much. */
    List<String> atLeast(int count) {
        Conditions.await(count + " messages", () -> messages.size() >= count);
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
