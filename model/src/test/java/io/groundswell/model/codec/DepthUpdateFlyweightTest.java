package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.book.MarketMakerName;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;

class DepthUpdateFlyweightTest {
    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final DepthUpdateFlyweight view = new DepthUpdateFlyweight(NewerVersions.REFUSE);
    private final UnsafeBuffer buffer =
            new UnsafeBuffer(new byte[2 * MarketEventEncoder.MAX_ENCODED_LENGTH]);

    @Provide
    Arbitrary<DepthUpdate> depthUpdates() {
        return MarketEvents.depthUpdates();
    }

    @Property
    void shouldShowEveryFieldOfTheEventWhenWrappedAtAnyOffset(
            @ForAll("depthUpdates") DepthUpdate event, @ForAll @IntRange(max = 70) int offset) {
        int length = encoder.encode(event, buffer, offset);

        assertThat(DepthUpdateFlyweight.isDepthUpdate(buffer, offset, length)).isTrue();
        assertThat(record(view.wrap(buffer, offset, length))).isEqualTo(event);
        assertThat(view.has(EventFlags.MORE_FOLLOWS))
                .isEqualTo(event.header().has(EventFlags.MORE_FOLLOWS));
        assertThat(view.packedMarketMaker()).isEqualTo(MarketMakerName.pack(event.marketMaker()));
    }

    @Example
    void shouldRefuseEveryOtherKindOfEvent() {
        for (MarketEvent event : GoldenEvents.version1()) {
            int length = encoder.encode(event, buffer, 0);
            boolean wanted = event instanceof DepthUpdate;
            assertThat(DepthUpdateFlyweight.isDepthUpdate(buffer, 0, length)).isEqualTo(wanted);
            if (!wanted) {
                assertThatThrownBy(() -> view.wrap(buffer, 0, length))
                        .isInstanceOf(UnreadableEventException.class);
            }
        }
    }

    @Example
    void shouldSeeNoDepthUpdateWhenTheBytesAreTooFewForAHeader() {
        encoder.encode(GoldenEvents.version1().get(0), buffer, 0);

        assertThat(DepthUpdateFlyweight.isDepthUpdate(buffer, 0, 7)).isFalse();
        assertThat(DepthUpdateFlyweight.isDepthUpdate(buffer, 0, 0)).isFalse();
    }

    @Example
    void shouldGiveTheSameStringWhenANameComesAgain() {
        int length = encoder.encode(GoldenEvents.version1().get(0), buffer, 0);
        String symbol = view.wrap(buffer, 0, length).symbol();
        String marketMaker = view.marketMaker();

        view.wrap(buffer, 0, length);
        assertThat(view.symbol()).isSameAs(symbol);
        assertThat(view.marketMaker()).isSameAs(marketMaker);
    }

    /** The record that a view stands for, by its getters. */
    static DepthUpdate record(DepthUpdateFlyweight it) {
        EventHeader header =
                new EventHeader(
                        it.symbol(),
                        it.topic(),
                        it.sourceEpoch(),
                        it.sequence(),
                        it.eventTimeNanos(),
                        it.feedTimeNanos(),
                        it.receiveTimeNanos(),
                        it.matchOrder(),
                        it.priceExponent(),
                        it.sizeExponent(),
                        it.flags());
        return new DepthUpdate(
                header,
                it.mode(),
                it.action(),
                it.side(),
                it.price(),
                it.size(),
                it.orderId(),
                it.priority(),
                it.marketMaker(),
                it.orderCount());
    }
}
