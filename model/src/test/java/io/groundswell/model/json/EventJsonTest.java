package io.groundswell.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final long ABSENT = EventHeader.ABSENT;

    @Test
    void shouldWriteEveryFieldWhenAllAreThere() {
        DepthUpdate update =
                new DepthUpdate(
                        header(4, 0, 1_340_285_400_017_459_617L),
                        DepthMode.BY_ORDER,
                        DepthAction.ADD,
                        Side.BID,
                        2_238_100,
                        21,
                        11_885_113,
                        -1,
                        "",
                        3);

        assertThat(EventJson.of(update))
                .isEqualTo(
                        "{\"type\":\"DepthUpdate\",\"symbol\":\"AMZN\",\"topic\":\"L2\","
                                + "\"sourceEpoch\":7,\"sequence\":1,"
                                + "\"time\":\"2012-06-21T13:30:00.017459617Z\","
                                + "\"eventTimeNanos\":1340285400017459617,"
                                + "\"feedTimeNanos\":null,\"receiveTimeNanos\":null,"
                                + "\"matchOrder\":0,\"flags\":2,\"mode\":\"BY_ORDER\","
                                + "\"action\":\"ADD\",\"side\":\"BID\",\"price\":\"223.8100\","
                                + "\"size\":\"21\",\"orderId\":11885113,"
                                + "\"priority\":18446744073709551615,\"marketMaker\":\"\","
                                + "\"orderCount\":3}");
    }

    @Test
    void shouldWriteDecimalsExactlyWhateverTheExponent() {
        assertThat(price(0, 4)).contains("\"price\":\"0.0000\"");
        assertThat(price(-5, 4)).contains("\"price\":\"-0.0005\"");
        assertThat(price(12345, 4)).contains("\"price\":\"1.2345\"");
        assertThat(price(-12345, 0)).contains("\"price\":\"-12345\"");
        assertThat(price(Long.MAX_VALUE, 18)).contains("\"price\":\"9.223372036854775807\"");
        assertThat(price(-Long.MAX_VALUE, 8)).contains("\"price\":\"-92233720368.54775807\"");
        assertThat(price(ABSENT, 4)).contains("\"price\":null");
    }

    @Test
    void shouldEscapeWhenATextHoldsWhatJsonDoesNot() {
        MarketEvent event =
                new FeedStatus(
                        header(4, 0, -1), FeedState.GAP, ABSENT, 5, "a\"b\\c\td\u0000e\u007f");

        assertThat(EventJson.of(event))
                .contains("\"time\":\"1969-12-31T23:59:59.999999999Z\"")
                .contains("\"firstLostNanos\":null,\"lastLostNanos\":5")
                .endsWith("\"reason\":\"a\\\"b\\\\c\\u0009d\\u0000e\\u007f\"}");
    }

    @Test
    void shouldWriteWhatVersionTwoAddedAtTheEndOfItsLine() {
        EventHeader header = header(2, 1, 0);
        Trade trade =
                new Trade(
                        header,
                        5,
                        10,
                        Aggressor.UNKNOWN,
                        Liquidity.UNKNOWN,
                        TradeBasis.OTHER,
                        CodeTable.NONE,
                        "",
                        "",
                        7,
                        0,
                        12_345);
        TradeCorrection insert =
                new TradeCorrection(
                        header,
                        CorrectionKind.INSERT,
                        CodeTable.NONE,
                        "",
                        7,
                        8,
                        ABSENT,
                        ABSENT,
                        5,
                        10,
                        "",
                        TradeBasis.EXTENDED);

        assertThat(EventJson.of(trade))
                .endsWith("\"restingOrderId\":0,\"totalVolume\":\"1234.5\"}");
        assertThat(EventJson.of(insert))
                .contains("\"kind\":\"INSERT\"", "\"originalPrice\":null")
                .endsWith("\"conditions\":\"\",\"basis\":\"EXTENDED\"}");
    }

    @Test
    void shouldWriteFundamentalsInTheFeedsSpelling() {
        assertThat(EventJson.of(new Fundamentals(header(0, 0, 0), CodeTable.IQFEED, "F,AMZN,5,")))
                .contains("\"type\":\"Fundamentals\"")
                .endsWith("\"flags\":2,\"codes\":\"IQFEED\",\"text\":\"F,AMZN,5,\"}");
    }

    @Test
    void shouldWriteABarWithItsPricesAsPricesAndItsVolumesAsSizes() {
        EventHeader header = header(2, 1, 0);
        HistoryBar bar =
                new HistoryBar(header, BarUnit.DAY, 1, 9, 10, 13, 8, 11, 20, 30, 4, ABSENT);

        assertThat(EventJson.of(bar))
                .contains("\"type\":\"HistoryBar\"")
                .endsWith(
                        "\"flags\":2,\"unit\":\"DAY\",\"length\":1,\"beginNanos\":9,"
                                + "\"open\":\"0.10\",\"high\":\"0.13\",\"low\":\"0.08\","
                                + "\"close\":\"0.11\",\"volume\":\"2.0\",\"totalVolume\":\"3.0\","
                                + "\"tradeCount\":4,\"openInterest\":null}");
    }

    private static String price(long price, int exponent) {
        return EventJson.of(
                DepthUpdate.level(header(exponent, 0, 0), DepthAction.CHANGE, Side.ASK, price, 1));
    }

    private static EventHeader header(int priceExponent, int sizeExponent, long time) {
        return new EventHeader(
                "AMZN", Topic.L2, 7, 1, time, ABSENT, ABSENT, 0, priceExponent, sizeExponent, 2);
    }
}
