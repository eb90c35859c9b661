package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.codec.next.DepthUpdateMessageEncoder;
import io.groundswell.model.codec.next.EventHeaderEncoder;
import io.groundswell.model.codec.next.HeartbeatMessageEncoder;
import io.groundswell.model.codec.next.ImbalanceMessageEncoder;
import io.groundswell.model.codec.next.MessageHeaderEncoder;
import io.groundswell.model.codec.next.TradeMessageEncoder;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bytes of version n+1 in the hands of this version: fields at the end of a block, texts at the end
 * of a message, a message that this version does not know.
 */
class NextVersionTest {
    private static final long ADDED = 0x1122_3344_5566_7788L;

    private final MessageHeaderEncoder message = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MarketEventDecoder reading = new MarketEventDecoder(NewerVersions.READ);
    private final MarketEventDecoder refusing = new MarketEventDecoder(NewerVersions.REFUSE);

    private final DepthUpdate depthUpdate = golden(DepthUpdate.class);
    private final Trade trade = golden(Trade.class);
    private final Heartbeat heartbeat = golden(Heartbeat.class);

    @BeforeEach
    void shouldBeWrittenByTheVersionAfterOurs() {
        assertThat(MessageHeaderEncoder.SCHEMA_VERSION)
                .isEqualTo(MarketEventEncoder.SCHEMA_VERSION + 1);
    }

    @Test
    void shouldReadWhatItKnowsWhenTheNextVersionAddsAFieldAndAText() {
        int length = writeNextDepthUpdate();

        assertThat(reading.decode(buffer, 0, length)).isEqualTo(depthUpdate);
    }

    @Test
    void shouldReadWhatItKnowsWhenTheNextVersionAddsOnlyAText() {
        assertThat(reading.decode(buffer, 0, writeNextTrade())).isEqualTo(trade);
    }

    @Test
    void shouldReadWhatItKnowsWhenTheNextVersionAddsOnlyAField() {
        assertThat(reading.decode(buffer, 0, writeNextHeartbeat())).isEqualTo(heartbeat);
    }

    @Test
    void shouldViewWhatItKnowsThroughTheFlyweightWhenTheVersionIsNewer() {
        int length = writeNextDepthUpdate();

        DepthUpdateFlyweight view = new DepthUpdateFlyweight(NewerVersions.READ);
        assertThat(DepthUpdateFlyweightTest.record(view.wrap(buffer, 0, length)))
                .isEqualTo(depthUpdate);
        assertThat(view.newerVersionCount()).isEqualTo(1);
        DepthUpdateFlyweight strict = new DepthUpdateFlyweight(NewerVersions.REFUSE);
        assertThatThrownBy(() -> strict.wrap(buffer, 0, length))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void shouldCountOnlyTheNewerMessagesThatItRead() {
        reading.decode(buffer, 0, writeNextDepthUpdate());
        reading.decode(buffer, 0, writeNextTrade());
        reading.decode(buffer, 0, new MarketEventEncoder().encode(trade, buffer, 0));
        int unknown = writeImbalance();
        assertThatThrownBy(() -> reading.decode(buffer, 0, unknown))
                .isInstanceOf(UnreadableEventException.class);

        assertThat(reading.newerVersionCount()).isEqualTo(2);
    }

    @Test
    void shouldRefuseEveryNewerMessageWhenNewerVersionsAreRefused() {
        for (int length : List.of(writeNextDepthUpdate(), writeNextTrade(), writeNextHeartbeat())) {
            assertThatThrownBy(() -> refusing.decode(buffer, 0, length))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessage("schema version 3, this reader knows 1 to 2");
        }
        assertThat(refusing.newerVersionCount()).isZero();
    }

    @Test
    void shouldRefuseAMessageThatItDoesNotKnowInBothStances() {
        int length = writeImbalance();

        assertThatThrownBy(() -> reading.decode(buffer, 0, length))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("template id 14");
        assertThatThrownBy(() -> refusing.decode(buffer, 0, length))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void shouldRefuseAnotherSchemaInBothStances() {
        int length = new MarketEventEncoder().encode(depthUpdate, buffer, 0);
        message.wrap(buffer, 0).schemaId(2);

        for (MarketEventDecoder decoder : List.of(reading, refusing)) {
            assertThatThrownBy(() -> decoder.decode(buffer, 0, length))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessage("schema id 2");
        }
    }

    @Test
    void shouldRefuseVersionZero() {
        int length = new MarketEventEncoder().encode(depthUpdate, buffer, 0);
        message.wrap(buffer, 0).version(0);

        assertThatThrownBy(() -> reading.decode(buffer, 0, length))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void shouldRefuseEveryTruncationThatCutsWhatItKnowsWhenTheVersionIsNewer() {
        int length = writeNextDepthUpdate();
        int known = length - 1 - "CITADEL".length();
        for (int cut = 0; cut < known; cut++) {
            UnsafeBuffer view = new UnsafeBuffer(buffer, 0, cut);
            assertThatThrownBy(() -> reading.decode(view, 0, view.capacity()))
                    .isInstanceOf(UnreadableEventException.class);
        }
    }

    private int writeNextDepthUpdate() {
        DepthUpdateMessageEncoder next = new DepthUpdateMessageEncoder();
        next.wrapAndApplyHeader(buffer, 0, message);
        put(next.header(), depthUpdate.header());
        next.price(depthUpdate.price())
                .size(depthUpdate.size())
                .orderId(depthUpdate.orderId())
                .priority(depthUpdate.priority())
                .orderCount(depthUpdate.orderCount())
                .mode((short) depthUpdate.mode().code())
                .action((short) depthUpdate.action().code())
                .side((short) depthUpdate.side().code())
                .displayedSize(ADDED)
                .symbol(depthUpdate.symbol())
                .marketMaker(depthUpdate.marketMaker())
                .participant("CITADEL");
        return next.limit();
    }

    private int writeNextTrade() {
        TradeMessageEncoder next = new TradeMessageEncoder();
        next.wrapAndApplyHeader(buffer, 0, message);
        put(next.header(), trade.header());
        next.price(trade.price())
                .size(trade.size())
                .tickId(trade.tickId())
                .restingOrderId(trade.restingOrderId())
                .aggressor((short) trade.aggressor().code())
                .liquidity((short) trade.liquidity().code())
                .basis((short) trade.basis().code())
                .codes((short) trade.codes().code())
                .totalVolume(trade.totalVolume())
                .symbol(trade.symbol())
                .marketCentre(trade.marketCentre())
                .conditions(trade.conditions())
                .buyer("NITE");
        return next.limit();
    }

    private int writeNextHeartbeat() {
        HeartbeatMessageEncoder next = new HeartbeatMessageEncoder();
        next.wrapAndApplyHeader(buffer, 0, message);
        put(next.header(), heartbeat.header());
        next.sentTimeNanos(ADDED);
        return next.limit();
    }

    private int writeImbalance() {
        ImbalanceMessageEncoder next = new ImbalanceMessageEncoder();
        next.wrapAndApplyHeader(buffer, 0, message);
        put(next.header(), trade.header());
        next.pairedSize(ADDED).symbol(trade.symbol());
        return next.limit();
    }

    private static void put(EventHeaderEncoder target, EventHeader header) {
        target.eventTimeNanos(header.eventTimeNanos())
                .feedTimeNanos(header.feedTimeNanos())
                .receiveTimeNanos(header.receiveTimeNanos())
                .sourceEpoch(header.sourceEpoch())
                .sequence(header.sequence())
                .matchOrder(header.matchOrder())
                .flags(header.flags())
                .topic((short) header.topic().code())
                .priceExponent((short) header.priceExponent())
                .sizeExponent((short) header.sizeExponent());
    }

    private static <E extends MarketEvent> E golden(Class<E> kind) {
        return GoldenEvents.version2().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                // The last has a value in what later versions added.
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
