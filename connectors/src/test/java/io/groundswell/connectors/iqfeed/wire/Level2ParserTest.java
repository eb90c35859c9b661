package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevel;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevelDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrder;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrderDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.NoDepth;
import io.groundswell.connectors.iqfeed.wire.Level2Message.Nothing;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueName;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueQuote;
import io.groundswell.model.event.EventHeader;
import org.junit.jupiter.api.Test;

class Level2ParserTest {
    private static final ProtocolVersion V4_9 = ProtocolVersion.V4_9;
    private static final ProtocolVersion V6_1 = ProtocolVersion.V6_1;
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;
    private static final long ABSENT = EventHeader.ABSENT;

    private final Level2Parser parser = new Level2Parser(V6_2);

    private <T extends WireMessage> T same(String line, Class<T> type) {
        return Lines.same(parser, V6_2, line, type);
    }

    @Test
    void shouldReadAMarketMakersQuoteWhenThereIsNoOrderId() {
        assertThat(
                        same(
                                "6,QQQ,,AMEX,A,408.8400,100,,4,17:52:38.059128,2022-04-01,",
                                DepthOrder.class))
                .isEqualTo(
                        new DepthOrder(
                                '6',
                                "QQQ",
                                ABSENT,
                                "AMEX",
                                false,
                                new WireDecimal(4_088_400, 4),
                                100,
                                ABSENT,
                                4,
                                64_358_059_128L,
                                19_083));
    }

    @Test
    void shouldReadAnOrderWhateverItsTypeAndSize() {
        for (char type : new char[] {'0', '3', '4', '6'}) {
            DepthOrder order =
                    same(
                            type
                                    + ",@ESM19,18446744073709551615,,B,2938.25,0,"
                                    + "9223372036854775809,2,20:31:04.876740,2019-04-23,",
                            DepthOrder.class);
            assertThat(order.type()).isEqualTo(type);
            assertThat(order.bid()).isTrue();
            assertThat(Long.toUnsignedString(order.orderId())).isEqualTo("18446744073709551615");
            assertThat(order.priority()).isEqualTo(Long.MIN_VALUE + 1);
            assertThat(order.size()).isZero();
        }
    }

    @Test
    void shouldReadDeletesWithAndWithoutATime() {
        assertThat(
                        same(
                                "5,@ESZ21,648907593934,,A,20:32:47.333543,2021-10-24,",
                                DepthOrderDelete.class))
                .isEqualTo(
                        new DepthOrderDelete(
                                "@ESZ21", 648_907_593_934L, "", false, 73_967_333_543L, 18_924));
        assertThat(same("5,TSLA,,CHXE,B,,2022-04-01,", DepthOrderDelete.class).timeMicros())
                .isEqualTo(ABSENT);
    }

    @Test
    void shouldReadPriceLevelsWhenTheyComeAndGo() {
        DepthLevel level =
                same("7,@ESM19,B,2938.25,65,11,2,20:31:04.876740,2019-04-23,", DepthLevel.class);
        assertThat(level.orders()).isEqualTo(11);
        same("8,@ESM19,A,2938.25,65,10,2,20:31:04.876740,2019-04-23,", DepthLevel.class);
        same("9,@ESM19,A,2938.25,20:31:04.876740,2019-04-23,", DepthLevelDelete.class);
        same("9,@ESM19,A,-2938.25,,,", DepthLevelDelete.class);
    }

    @Test
    void shouldReadWhatElseComesOnThePort() {
        same("q,IBM", NoDepth.class);
        same("n,INVALID_SYMBOL_NAME", UnknownSymbol.class);
        same("O", Nothing.class);
        assertThat(same("S,CLEAR DEPTH,@ESZ22,B,", SystemLine.class).argument(2)).isEqualTo("B");
    }

    @Test
    void shouldSayWhatIsWrongWhenDepthIsNone() {
        String good = "4,SPY,,NSDQ,B,451.4400,300,,4,11:33:27.030724,2022-04-01,";
        same(good, DepthOrder.class);
        Lines.refused(parser, good.replace(",B,", ",S,"), "side 'S' is none of AB");
        Lines.refused(parser, good.replace(",B,", ",,"), "no side");
        Lines.refused(parser, good.replace(",300,", ",3 0,"), "size '3 0' is no integer");
        Lines.refused(
                parser,
                good.replace("NSDQ", "TOOLONGER"),
                "market maker 'TOOLONGER' is not up to 8 printable ASCII characters");
        Lines.refused(
                parser, good.replace("2022-04-01", "2022-02-29"), "date '2022-02-29' is no date");
        Lines.refused(parser, good + "1,", "11 fields where an order has 10");
        Lines.refused(parser, good.replace(",,NSDQ", ",NSDQ"), "9 fields where an order has 10");
        Lines.refused(
                parser, good.replace(",,NSDQ", ",-5,NSDQ"), "order id '-5' is no unsigned integer");
        Lines.refused(
                parser,
                good.replace(",,NSDQ", ",18446744073709551616,NSDQ"),
                "order id '18446744073709551616' is too large");
        Lines.refused(
                parser,
                good.replace(",,NSDQ", ",9223372036854775808,NSDQ"),
                "order id '9223372036854775808' stands for no number");
        Lines.refused(parser, "1,SPY,", "no such message on this port");
    }

    @Test
    void shouldReadBothSidesOfAVenueBeforeOrdersCame() {
        Level2Parser before = new Level2Parser(V6_1);
        String line =
                "Z,@ES#,MD01,2982.25,2982.5,99,238,12:49:52.696621,2019-10-18,52,"
                        + "12:49:52.541104,T,T,F,";
        VenueQuote quote = Lines.same(before, V6_1, line, VenueQuote.class);
        assertThat(quote.bid()).isEqualTo(new WireDecimal(298_225, 2));
        assertThat(quote.ask()).isEqualTo(new WireDecimal(29_825, 1));
        assertThat(quote.endOfGroup()).isFalse();
        assertThat(quote.reserved()).isEqualTo(ABSENT);
        Lines.usual(
                before,
                V6_1,
                "2,@ESM19,MD01,2938.,.5,65,23,20:31:04.876740,2019-04-23,52,20:31:04.876740,T,F,T,",
                "2,@ESM19,MD01,2938.,0.5,65,23,20:31:04.876740,2019-04-23,52,20:31:04.876740,T,F,T,",
                VenueQuote.class);
        Lines.refused(parser, line, "no such message on this port");
    }

    @Test
    void shouldReadAVoidSideWhenTheVersionIsTheOldest() {
        Level2Parser old = new Level2Parser(V4_9);
        VenueQuote empty =
                Lines.same(
                        old,
                        V4_9,
                        "U,BLIN,BOSX,0.,0.,0,0,99:99:99,2021-07-02,20,52,12,99:99:99,F,F,",
                        VenueQuote.class);
        assertThat(empty.bidTimeMicros()).isEqualTo(ABSENT);
        assertThat(empty.bidValid()).isFalse();
        assertThat(empty.reserved()).isEqualTo(20);
        assertThat(empty.marketCentre()).isEqualTo(12);
        Lines.same(
                old,
                V4_9,
                "U,BLIN,NSDQ,12.4,12.41,100,50,05:57:58,2021-07-06,20,52,5,05:58:00,T,T,",
                VenueQuote.class);
        Lines.refused(
                old,
                "U,BLIN,NSDQ,12.4,12.41,100,50,99:99:98,2021-07-06,20,52,5,05:58:00,T,T,",
                "bid time '99:99:98' is no time of day");
        Lines.refused(old, "M,NSDQ,Nasdaq", "no such message on this port");
    }

    @Test
    void shouldKeepTheDescriptionWhenAVenueIsNamed() {
        Level2Parser before = new Level2Parser(V6_1);
        assertThat(Lines.same(before, V6_1, "M,MD02,Market depth 2", VenueName.class))
                .isEqualTo(new VenueName("MD02", "Market depth 2"));
        Lines.usual(before, V6_1, "M,A,Last, First,", "M,A,Last, First", VenueName.class);
        Lines.refused(before, "M,A", "1 fields where a venue's name has 2");
    }
}
