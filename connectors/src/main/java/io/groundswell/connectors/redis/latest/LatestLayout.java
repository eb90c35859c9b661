package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.EventHeader;
import java.io.Serializable;
import java.util.List;

/**
 * How values become the content of a part of a hash, or entries of a stream. Without state; any
 * number of threads.
 *
 * @param <T> what a value is
 */
public interface LatestLayout<T> extends Serializable {
    /** The part that it fills, or the stream whose entries it makes. */
    RedisPart part();

    /** Whether a value says anything here. */
    boolean concerns(T value);

    /** Whose value it is. */
    String symbolOf(T value);

    /** The value's place in the order: a later one replaces it. */
    OrderStamp stampOf(T value);

    /** Whether it knows when values were received. */
    default boolean knowsReceipt() {
        return false;
    }

    /** When it was received, nanoseconds since 1970, or ABSENT where it does not know. */
    default long receivedNanosOf(T value) {
        return EventHeader.ABSENT;
    }

    /**
     * The content: a name, its value, the next name ...; all fields of the part in their order,
     * whatever the value, so that nothing older is left beside it.
     */
    List<String> fieldsOf(T value);
}
