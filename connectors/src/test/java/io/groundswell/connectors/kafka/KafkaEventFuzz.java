package io.groundswell.connectors.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.DefectReason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hostile records: random bytes, damaged events, keys and topics of others. The schema gives an
 * event that belongs to the record's topic and key, or a dead letter with the very bytes. Two
 * seconds unless {@code -Dgroundswell.fuzz.seconds} says otherwise; {@code -Dgroundswell.fuzz.seed}
 * runs a printed seed again.
 */
class KafkaEventFuzz {
    private static final int POOL = 500;
    private static final int GENERATOR_SIZE = 1000;
    private static final int MESSAGE_HEADER = 8;
    private static final Topic[] TOPICS = Topic.values();

    private final KafkaEventSchema schema = Records.schema();
    private long events;
    private long letters;

    @Example
    void shouldGiveAnEventThatBelongsThereOrADeadLetterWhenTheRecordIsHostile() {
        long seconds = Long.getLong("groundswell.fuzz.seconds", 2);
        long seed = Long.getLong("groundswell.fuzz.seed", System.nanoTime());
        System.out.println("KafkaEventFuzz: -Dgroundswell.fuzz.seed=" + seed);
        Random random = new Random(seed);
        RandomGenerator<MarketEvent> generator = MarketEvents.any().generator(GENERATOR_SIZE);
        MarketEvent[] pool = new MarketEvent[POOL];
        Arrays.setAll(pool, i -> generator.next(random).value());

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - end < 0) {
            ConsumerRecord<byte[], byte[]> record = hostile(pool, random);
            try {
                tryOne(record);
            } catch (Throwable t) {
                throw new AssertionError("seed " + seed + ", " + describe(record), t);
            }
        }
        System.out.printf("KafkaEventFuzz: %d events, %d dead letters%n", events, letters);
        assertThat(events).isPositive();
        assertThat(letters).isPositive();
    }

    private static String describe(ConsumerRecord<byte[], byte[]> record) {
        HexFormat hex = HexFormat.of();
        return record.topic()
                + " key "
                + (record.key() == null ? "none" : hex.formatHex(record.key()))
                + " value "
                + (record.value() == null ? "none" : hex.formatHex(record.value()));
    }

    private static ConsumerRecord<byte[], byte[]> hostile(MarketEvent[] pool, Random random) {
        MarketEvent event = pool[random.nextInt(POOL)];
        Topic topic = random.nextInt(8) == 0 ? TOPICS[random.nextInt(3)] : event.topic();
        byte[] key = event.symbol().isEmpty() ? null : event.symbol().getBytes(US_ASCII);
        return Records.record(topic, hostileKey(key, random), hostileValue(event, random));
    }

    private static byte[] hostileKey(byte[] key, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> noise(new byte[random.nextInt(40)], random);
            case 2 -> key == null ? new byte[0] : Arrays.copyOf(key, random.nextInt(32));
            default -> key;
        };
    }

    private static byte[] hostileValue(MarketEvent event, Random random) {
        byte[] value = Records.bytes(event);
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> noise(new byte[random.nextInt(300)], random);
            case 2 -> Arrays.copyOf(value, random.nextInt(value.length + 40));
            case 3 -> flipped(value, random.nextInt(MESSAGE_HEADER), random);
            case 4, 5 -> flipped(value, random.nextInt(value.length), random);
            default -> value;
        };
    }

    private static byte[] noise(byte[] bytes, Random random) {
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private void tryOne(ConsumerRecord<byte[], byte[]> record) {
        Either<MarketEvent, DeadLetter> read = schema.read(record);
        byte[] key = record.key() == null ? new byte[0] : record.key();
        byte[] value = record.value() == null ? new byte[0] : record.value();
        if (read.isLeft()) {
            events++;
            MarketEvent event = read.left();
            assertThat(event.symbol().getBytes(US_ASCII)).isEqualTo(key);
            assertThat(record.topic()).isEqualTo(Records.record(event.topic(), null, null).topic());
        } else {
            letters++;
            DeadLetter letter = read.right();
            assertThat(letter.raw()).isEqualTo(value);
            assertThat(letter.key()).isEqualTo(key);
            assertThat(letter.defect().reason()).isEqualTo(DefectReason.UNREADABLE);
            assertThat(letter.defect().detail()).isNotEmpty();
            assertThat(letter.defect().position()).isEqualTo(record.offset());
        }
    }
}
