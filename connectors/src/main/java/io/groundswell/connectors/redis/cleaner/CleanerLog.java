package io.groundswell.connectors.redis.cleaner;

import io.groundswell.connectors.redis.Redis;
import io.groundswell.model.contract.CleanerField;
import io.groundswell.model.contract.RedisKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the cleaner did, in Redis itself, for status and console. Throws what lettuce throws. Any
 * number of threads may read, one writes.
 */
public final class CleanerLog {
    private final Redis<String, String> redis;

    /** The log of a server, over a connection that stays the caller's. */
    public CleanerLog(Redis<String, String> redis) {
        this.redis = redis;
    }

    /** Writes a pass down that was needed, as a whole. One cleaner at a time counts right. */
    void add(CleaningReport report, Instant now) {
        Removal total = report.total();
        Map<CleanerField, String> before = read();
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, CleanerField.PASS_TIME, now);
        put(fields, CleanerField.PASS_TIME_NANOS, nanos(now));
        put(fields, CleanerField.LIMIT_BYTES, report.limitBytes());
        put(fields, CleanerField.BEFORE_BYTES, report.beforeBytes());
        put(fields, CleanerField.AFTER_BYTES, report.afterBytes());
        put(fields, CleanerField.HELD, report.isUnderLimit());
        put(fields, CleanerField.KEYS, total.keys());
        put(fields, CleanerField.ENTRIES, total.entries());
        put(fields, CleanerField.BYTES, total.bytes());
        put(fields, CleanerField.DETAIL, report.detail());
        grow(fields, CleanerField.PASSES, before, 1);
        grow(fields, CleanerField.KEYS_SO_FAR, before, total.keys());
        grow(fields, CleanerField.ENTRIES_SO_FAR, before, total.entries());
        grow(fields, CleanerField.BYTES_SO_FAR, before, total.bytes());
        redis.connection().sync().hset(RedisKey.cleaner(), fields);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    private static void put(Map<String, String> fields, CleanerField field, Object value) {
        fields.put(field.fieldName(), value.toString());
    }

    private static void grow(
            Map<String, String> fields,
            CleanerField field,
            Map<CleanerField, String> before,
            long amount) {
        put(fields, field, Long.parseLong(before.getOrDefault(field, "0")) + amount);
    }

    /** What is there; empty where nothing was ever removed. */
    public Map<CleanerField, String> read() {
        Map<String, String> there = redis.connection().sync().hgetall(RedisKey.cleaner());
        Map<CleanerField, String> fields = new EnumMap<>(CleanerField.class);
        for (CleanerField field : CleanerField.values()) {
            String value = there.get(field.fieldName());
            if (value != null) {
                fields.put(field, value);
            }
        }
        return fields;
    }
}
