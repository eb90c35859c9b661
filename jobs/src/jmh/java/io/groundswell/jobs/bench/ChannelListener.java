package io.groundswell.jobs.bench;

import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisKey;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.net.URI;

/** Hears what Redis tells of the quotes and trades of some symbols: they are visible then. */
final class ChannelListener implements AutoCloseable {
    private static final String[] TIMES = {
        '"' + RedisField.QUOTE_TIME_NANOS.fieldName() + "\":",
        '"' + RedisField.LAST_TIME_NANOS.fieldName() + "\":"
    };

    private final RedisClient client;

    ChannelListener(RedisConnection server, Realm realm, int symbols, ArrivalTimes times)
            throws IOException {
        Login login = server.login();
        URI url = URI.create(server.url());
        client =
                RedisClient.create(
                        RedisURI.builder()
                                .withHost(url.getHost())
                                .withPort(url.getPort())
                                .withAuthentication(login.user(), login.password())
                                .build());
        StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
        connection.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String message) {
                        times.arrived(sentNanos(message));
                    }
                });
        String[] channels = new String[symbols];
        for (int i = 0; i < symbols; i++) {
            channels[i] = RedisKey.L1.of(realm, PacedFeed.symbol(i));
        }
        connection.sync().subscribe(channels);
    }

    private static long sentNanos(String message) {
        for (String field : TIMES) {
            int at = message.indexOf(field);
            if (at >= 0) {
                long number = 0;
                for (int i = at + field.length(); i < message.length(); i++) {
                    char c = message.charAt(i);
                    if (c >= '0' && c <= '9') {
                        number = number * 10 + c - '0';
                    } else if (c != '"') {
                        break;
                    }
                }
                return number;
            }
        }
        throw new IllegalArgumentException("no time in " + message);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
