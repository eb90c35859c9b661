package io.groundswell.connectors.deadletter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** Small letters for the tests of this package. */
final class Letters {
    static final Instant NOON = Instant.parse("2024-08-08T12:00:00Z");

    private static final long NOON_NANOS = NOON.getEpochSecond() * 1_000_000_000L;
    private static final long EPOCH = 5;

    private Letters() {}

    static EventHeader header(String symbol, long sequence, int priceExponent) {
        return new EventHeader(
                symbol,
                Topic.L2,
                EPOCH,
                sequence,
                NOON_NANOS + sequence,
                EventHeader.ABSENT,
                EventHeader.ABSENT,
                0,
                priceExponent,
                0,
                0);
    }

    static MarketEvent event(long sequence) {
        return DepthUpdate.level(
                header("IBM", sequence, 2), DepthAction.CHANGE, Side.BID, 18_150, 7);
    }

    static byte[] bytes(MarketEvent event) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
        int length = new MarketEventEncoder().encode(event, buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    /** An event that a table refused. */
    static DeadLetter refused(MarketEvent event) {
        return letter(
                DefectReason.REFUSED_BY_STORE,
                Defect.sourceOf(event.header()),
                event.header().sequence(),
                event.symbol(),
                bytes(event));
    }

    static DeadLetter letter(
            DefectReason reason, String source, long position, String key, byte[] raw) {
        Defect defect = new Defect(reason, key, source, position, NOON_NANOS, "why not", "");
        return new DeadLetter(defect, key.getBytes(US_ASCII), raw);
    }

    /** An open one, as its table holds it. */
    static StoredLetter stored(DeadLetter letter) {
        return new StoredLetter(letter, NOON, Optional.empty(), 1);
    }
}
