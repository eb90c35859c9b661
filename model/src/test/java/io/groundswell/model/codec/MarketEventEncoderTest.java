package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MarketEventEncoderTest {
    private final MarketEventEncoder encoder = new MarketEventEncoder();

    @Test
    void shouldGrowTheBufferWhenItCan() {
        ExpandableArrayBuffer growing = new ExpandableArrayBuffer(1);
        MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
        for (MarketEvent event : GoldenEvents.version2()) {
            int length = encoder.encode(event, growing, 3);
            assertThat(decoder.decode(growing, 3, length)).isEqualTo(event);
        }
    }

    @Test
    void shouldThrowWhenATextIsNotAscii() {
        for (String text : List.of("caf\u00e9", "\u20ac", "\u0080")) {
            refuses(new TradingStatus(header(""), TradingPhase.HALTED, text), "text is not ASCII");
            refuses(new TradingStatus(header(text), TradingPhase.HALTED, ""), "text is not ASCII");
        }
    }

    @Test
    void shouldThrowWhenALongTextIsNotAscii() {
        refuses(new Fundamentals(header("A"), CodeTable.NONE, "caf\u00e9"), "text is not ASCII");
    }

    @Test
    void shouldStayWithinItsLimitWhenEveryTextIsAsLongAsItMayBe() {
        Fundamentals longest =
                new Fundamentals(
                        header("A".repeat(EventHeader.MAX_SYMBOL_LENGTH)),
                        CodeTable.IQFEED,
                        "F".repeat(Fundamentals.MAX_TEXT_LENGTH));
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
        int length = encoder.encode(longest, buffer, 0);

        MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
        assertThat(decoder.decode(buffer, 0, length)).isEqualTo(longest);
    }

    @Test
    void shouldThrowWhenANumberDoesNotFitItsByte() {
        for (int named : List.of(-1, 256)) {
            refuses(
                    new Quote(header("A"), 1, 1, "", 2, 1, "", named, CodeTable.NONE),
                    "sides named out of 0..255");
        }
        refuses(new InstrumentDefined(header("A"), instrument("A", -1)), "price exponent out of");
    }

    @Test
    void shouldThrowWhenTheDefinitionIsOfAnotherSymbol() {
        refuses(new InstrumentDefined(header("A"), instrument("B", 4)), "definition of B");
    }

    @Test
    void shouldThrowWhenAHeartbeatHasASymbol() {
        refuses(new Heartbeat(header("A")), "heartbeat of a symbol");
    }

    private void refuses(MarketEvent event, String reason) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
        assertThatThrownBy(() -> encoder.encode(event, buffer, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static Instrument instrument(String symbol, int priceExponent) {
        return new Instrument(
                symbol,
                "",
                SecurityType.EQUITY,
                "XNYS",
                "USD",
                100,
                priceExponent,
                0,
                DepthMode.MARKET_MAKER,
                CodeTable.IQFEED);
    }

    private static EventHeader header(String symbol) {
        return new EventHeader(symbol, Topic.L2, 1, 1, 1, 1, 1, 0, 4, 0, 0);
    }
}
