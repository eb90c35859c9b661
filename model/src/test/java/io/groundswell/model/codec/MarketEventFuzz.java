package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Hostile bytes: random ones and valid messages that were damaged. The decoder gives an event that
 * encodes to the same bytes again (of an older version: to the same event) or throws {@link
 * UnreadableEventException}, and looks at nothing outside the message. Two seconds unless {@code
 * -Dgroundswell.fuzz.seconds} says otherwise; {@code -Dgroundswell.fuzz.seed} runs a printed seed
 * again.
 */
class MarketEventFuzz {
    private static final int POOL = 500;
    private static final int MARGIN = 16;
    private static final int GENERATOR_SIZE = 1000;
    private static final int MESSAGE_HEADER = 8;
    private static final int VERSION_AT = 6;
    private static final byte[] NASTY = {0, 1, 2, 8, 16, 30, 31, 64, 0x7f, (byte) 0x80, -2, -1};

    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final MarketEventDecoder strict = new MarketEventDecoder(NewerVersions.REFUSE);
    private final MarketEventDecoder lenient = new MarketEventDecoder(NewerVersions.READ);
    private final DepthUpdateFlyweight flyweight = new DepthUpdateFlyweight(NewerVersions.REFUSE);
    private final UnsafeBuffer again =
            new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);

    private long accepted;

    @Example
    void shouldGiveAnEventOfTheSameBytesOrRefuseWhenTheBytesAreHostile() {
        long seconds = Long.getLong("groundswell.fuzz.seconds", 2);
        long seed = Long.getLong("groundswell.fuzz.seed", System.nanoTime());
        System.out.println("MarketEventFuzz: -Dgroundswell.fuzz.seed=" + seed);
        Random random = new Random(seed);
        byte[][] pool = validMessages(random);

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long tries = 0;
        while (System.nanoTime() - end < 0) {
            byte[] bytes = hostile(pool, random);
            try {
                tryOne(bytes, random);
            } catch (Throwable t) {
                throw new AssertionError(
                        "seed " + seed + ", bytes " + HexFormat.of().formatHex(bytes), t);
            }
            tries++;
        }
        System.out.printf("MarketEventFuzz: %d messages, %d readable%n", tries, accepted);
        assertThat(accepted).as("readable among %d", tries).isPositive().isLessThan(tries);
    }

    private byte[][] validMessages(Random random) {
        RandomGenerator<MarketEvent> events = MarketEvents.any().generator(GENERATOR_SIZE);
        byte[][] pool = new byte[POOL][];
        for (int i = 0; i < POOL; i++) {
            int length = encoder.encode(events.next(random).value(), again, 0);
            pool[i] = Arrays.copyOf(again.byteArray(), length);
        }
        return pool;
    }

    private static byte[] hostile(byte[][] pool, Random random) {
        byte[] bytes = pool[random.nextInt(POOL)].clone();
        if (random.nextInt(20) == 0) {
            return noise(bytes, random);
        }
        for (int damages = random.nextInt(4); damages > 0; damages--) {
            bytes = damage(bytes, pool[random.nextInt(POOL)], random);
        }
        return bytes;
    }

    /** Random bytes, half of them behind a message header that is right. */
    private static byte[] noise(byte[] valid, Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            System.arraycopy(valid, 0, bytes, 0, Math.min(MESSAGE_HEADER, bytes.length));
        }
        return bytes;
    }

    private static byte[] damage(byte[] bytes, byte[] other, Random random) {
        int at = random.nextInt(Math.max(1, bytes.length));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
            case 2 -> splice(bytes, other, at);
            case 3 -> flip(bytes, at, 1 << random.nextInt(8));
            case 4 -> set(bytes, random.nextInt(MESSAGE_HEADER), random.nextInt(20));
            default -> set(bytes, at, NASTY[random.nextInt(NASTY.length)]);
        };
    }

    private static byte[] splice(byte[] bytes, byte[] other, int at) {
        System.arraycopy(other, 0, bytes, 0, Math.min(at, other.length));
        return bytes;
    }

    private static byte[] flip(byte[] bytes, int at, int bit) {
        return at < bytes.length ? set(bytes, at, bytes[at] ^ bit) : bytes;
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        if (at < bytes.length) {
            bytes[at] = (byte) value;
        }
        return bytes;
    }

    private void tryOne(byte[] bytes, Random random) {
        UnsafeBuffer exact = new UnsafeBuffer(bytes);
        MarketEvent event = decode(strict, exact, 0, bytes.length);
        if (event != null) {
            accepted++;
            int length = encoder.encode(event, again, 0);
            if (versionOf(exact) == MarketEventEncoder.SCHEMA_VERSION) {
                assertThat(Arrays.copyOf(again.byteArray(), length)).isEqualTo(bytes);
            } else {
                assertThat(decode(strict, again, 0, length)).isEqualTo(event);
            }
        }
        assertThat(flyweightAccepts(exact)).isEqualTo(event instanceof DepthUpdate);
        if (event instanceof DepthUpdate) {
            assertThat(DepthUpdateFlyweightTest.record(flyweight)).isEqualTo(event);
        }
        MarketEvent newer = decode(lenient, exact, 0, bytes.length);
        if (event != null) {
            assertThat(newer).isEqualTo(event);
        }
        byte[] surrounded = new byte[bytes.length + 2 * MARGIN];
        random.nextBytes(surrounded);
        System.arraycopy(bytes, 0, surrounded, MARGIN, bytes.length);
        assertThat(decode(strict, new UnsafeBuffer(surrounded), MARGIN, bytes.length))
                .as("decoded among other bytes")
                .isEqualTo(event);
    }

    private static int versionOf(UnsafeBuffer message) {
        return message.getShort(VERSION_AT, ByteOrder.LITTLE_ENDIAN) & 0xffff;
    }

    private static MarketEvent decode(
            MarketEventDecoder decoder, UnsafeBuffer buffer, int offset, int length) {
        try {
            return decoder.decode(buffer, offset, length);
        } catch (UnreadableEventException e) {
            return null;
        }
    }

    private boolean flyweightAccepts(UnsafeBuffer exact) {
        try {
            flyweight.wrap(exact, 0, exact.capacity());
            return true;
        } catch (UnreadableEventException e) {
            return false;
        }
    }
}
