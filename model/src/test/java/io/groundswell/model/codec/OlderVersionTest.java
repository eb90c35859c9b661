package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.codec.sbe.MessageHeaderDecoder;
import io.groundswell.model.codec.sbe.MessageHeaderEncoder;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A message holds what its version had: no field less, none more, and no kind of later. */
class OlderVersionTest {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private final UnsafeBuffer buffer =
            new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
    private final MessageHeaderEncoder message = new MessageHeaderEncoder();
    private final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);

    private int encode(Class<? extends MarketEvent> kind) {
        MarketEvent event =
                GoldenEvents.version2().stream()
                        .filter(kind::isInstance)
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
        return new MarketEventEncoder().encode(event, buffer, 0);
    }

    /** Takes the last bytes out of the block of a message. */
    private int cutBlock(int length, int bytes) {
        int blockEnd = HEADER + new MessageHeaderDecoder().wrap(buffer, 0).blockLength();
        buffer.putBytes(blockEnd - bytes, buffer, blockEnd, length - blockEnd);
        message.wrap(buffer, 0).blockLength(blockEnd - bytes - HEADER);
        return length - bytes;
    }

    @Test
    void shouldReadTheVolumeAsAbsentWhenATradeIsOfVersionOne() {
        int length = cutBlock(encode(Trade.class), Long.BYTES);
        message.wrap(buffer, 0).version(1);

        Trade trade = (Trade) decoder.decode(buffer, 0, length);
        assertThat(trade.totalVolume()).isEqualTo(EventHeader.ABSENT);
        assertThat(trade.conditions()).isEqualTo("0187");
    }

    @Test
    void shouldReadTheBasisAsUnspecifiedWhenACorrectionIsOfVersionOne() {
        int length = cutBlock(encode(TradeCorrection.class), 1);
        message.wrap(buffer, 0).version(1);

        TradeCorrection correction = (TradeCorrection) decoder.decode(buffer, 0, length);
        assertThat(correction.basis()).isEqualTo(TradeBasis.UNSPECIFIED);
        assertThat(correction.conditions()).isEqualTo("3D87");
    }

    @Test
    void shouldRefuseABlockOfVersionOneWhenTheMessageIsOfVersionTwo() {
        int trade = cutBlock(encode(Trade.class), Long.BYTES);
        refuses(trade, "block of 91 bytes, expected 99");
        int correction = cutBlock(encode(TradeCorrection.class), 1);
        refuses(correction, "block of 105 bytes, expected 106");
    }

    @Test
    void shouldRefuseABlockOfVersionTwoWhenTheMessageIsOfVersionOne() {
        int trade = encode(Trade.class);
        message.wrap(buffer, 0).version(1);
        refuses(trade, "block of 99 bytes, expected 91");
    }

    @Test
    void shouldRefuseAKindThatIsYoungerThanTheVersionOfTheMessage() {
        for (var kind : List.of(Fundamentals.class, HistoryBar.class)) {
            int length = encode(kind);
            message.wrap(buffer, 0).version(1);
            refuses(length, "a message of version 2 in schema version 1");
        }
    }

    private void refuses(int length, String reason) {
        assertThatThrownBy(() -> decoder.decode(buffer, 0, length))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(reason);
    }
}
