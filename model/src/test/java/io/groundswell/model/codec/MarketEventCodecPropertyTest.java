package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;

class MarketEventCodecPropertyTest {
    private static final byte FILLER = (byte) 0xa5;

    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);

    @Provide
    Arbitrary<MarketEvent> events() {
        return MarketEvents.any();
    }

    @Property
    void shouldGiveTheSameEventWhenDecodedAtAnyOffset(
            @ForAll("events") MarketEvent event, @ForAll @IntRange(max = 70) int offset) {
        byte[] bytes = new byte[offset + MarketEventEncoder.MAX_ENCODED_LENGTH];
        Arrays.fill(bytes, FILLER);
        int length = encoder.encode(event, new UnsafeBuffer(bytes), offset);

        assertThat(length).isBetween(1, MarketEventEncoder.MAX_ENCODED_LENGTH);
        assertThat(decoder.decode(new UnsafeBuffer(bytes), offset, length)).isEqualTo(event);
    }

    @Property
    void shouldWriteNothingOutsideTheMessageWhenTheBufferIsLarger(
            @ForAll("events") MarketEvent event, @ForAll @IntRange(max = 70) int offset) {
        byte[] bytes = new byte[offset + 2 * MarketEventEncoder.MAX_ENCODED_LENGTH];
        Arrays.fill(bytes, FILLER);
        int length = encoder.encode(event, new UnsafeBuffer(bytes), offset);

        Arrays.fill(bytes, offset, offset + length, FILLER);
        byte[] untouched = new byte[bytes.length];
        Arrays.fill(untouched, FILLER);
        assertThat(bytes).isEqualTo(untouched);
    }

    @Property
    void shouldGiveTheSameBytesWhenEncodedTwiceOverDifferentOldContent(
            @ForAll("events") MarketEvent event) {
        byte[] second = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
        Arrays.fill(second, FILLER);
        int length = encoder.encode(event, new UnsafeBuffer(second), 0);

        assertThat(Arrays.copyOf(second, length)).isEqualTo(encoded(event));
    }

    @Property(tries = 300)
    void shouldRefuseEveryTruncation(@ForAll("events") MarketEvent event) {
        byte[] whole = encoded(event);
        for (int length = 0; length < whole.length; length++) {
            UnsafeBuffer cut = new UnsafeBuffer(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> decoder.decode(cut, 0, cut.capacity()))
                    .as("cut to %d of %d", length, whole.length)
                    .isExactlyInstanceOf(UnreadableEventException.class);
        }
    }

    @Property
    void shouldRefuseOneByteTooMany(@ForAll("events") MarketEvent event, @ForAll byte extra) {
        byte[] whole = encoded(event);
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        longer[whole.length] = extra;

        assertThatThrownBy(() -> decoder.decode(new UnsafeBuffer(longer), 0, longer.length))
                .isExactlyInstanceOf(UnreadableEventException.class);
    }

    private byte[] encoded(MarketEvent event) {
        byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
        return Arrays.copyOf(bytes, encoder.encode(event, new UnsafeBuffer(bytes), 0));
    }
}
