package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part of a symbol's hash, or an entry of its stream, as it was at one moment.
 *
 * @param part which
 * @param order the text of its {@link io.groundswell.model.contract.OrderStamp}, or its id
 * @param fields all its fields; an empty text for nothing
 */
public record LatestPart(RedisPart part, String order, Map<RedisField, String> fields) {
    /** Makes the map immutable. */
    public LatestPart {
        fields = Map.copyOf(fields);
    }

    /** A field's text. */
    public String text(RedisField field) {
        return fields.get(field);
    }

    /** A price or size. */
    public Optional<BigDecimal> amount(RedisField field) {
        String text = text(field);
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** A time or another whole number. */
    public OptionalLong number(RedisField field) {
        String text = text(field);
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
