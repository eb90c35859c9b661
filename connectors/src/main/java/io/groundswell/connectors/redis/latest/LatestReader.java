package io.groundswell.connectors.redis.latest;

import io.groundswell.connectors.redis.Redis;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the latest values of a realm back. Each part is read at one moment. Waits for Redis, and
 * throws what lettuce throws where it is away. Any number of threads.
 */
public final class LatestReader {
    private final Redis<String, String> redis;
    private final Realm realm;

    /** A reader over a connection that stays the caller's. */
    public LatestReader(Redis<String, String> redis, Realm realm) {
        this.redis = redis;
        this.realm = realm;
    }

    /**
     * The latest of a part of a hash; empty where there was none, or not for long.
     *
     * @throws IllegalArgumentException for a stream, whose entries are {@link #entries}
     */
    public Optional<LatestPart> latest(RedisPart part, String symbol) {
        if (part.isStream()) {
            throw new IllegalArgumentException(part + " is a stream");
        }
        String[] names =
                Stream.concat(Stream.of(part.order()), part.fields().stream())
                        .map(RedisField::fieldName)
                        .toArray(String[]::new);
        List<KeyValue<String, String>> values = commands().hmget(key(part, symbol), names);
        if (!values.get(0).hasValue()) {
            return Optional.empty();
        }
        Map<RedisField, String> fields = new EnumMap<>(RedisField.class);
        for (int i = 0; i < part.fields().size(); i++) {
            fields.put(part.fields().get(i), values.get(i + 1).getValueOrElse(""));
        }
        return Optional.of(new LatestPart(part, values.get(0).getValue(), fields));
    }

    /** The latest entries of a stream, the newest first, at most that many. */
    public List<LatestPart> entries(RedisPart stream, String symbol, int limit) {
        return commands()
                .xrevrange(key(stream, symbol), Range.unbounded(), Limit.from(limit))
                .stream()
                .map(entry -> part(stream, entry))
                .toList();
    }

    private static LatestPart part(RedisPart stream, StreamMessage<String, String> entry) {
        Map<RedisField, String> fields = new EnumMap<>(RedisField.class);
        for (RedisField field : stream.fields()) {
            fields.put(field, entry.getBody().getOrDefault(field.fieldName(), ""));
        }
        return new LatestPart(stream, entry.getId(), fields);
    }

    private String key(RedisPart part, String symbol) {
        return part.key().of(realm, symbol);
    }

    private RedisCommands<String, String> commands() {
        return redis.connection().sync();
    }
}
