package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.Level1Message.Correction;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Fundamental;
import io.groundswell.connectors.iqfeed.wire.Level1Message.News;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Regional;
import io.groundswell.model.event.EventHeader;
import org.junit.jupiter.api.Test;

class RareLevel1LinesTest {
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;
    private static final String NEW_MSFT =
            "F,MSFT,5,65.6,28624000,97.9500,67.1400,97.9500,83.8300,,,,,,1.49,,0.06,06,MICROSOFT,"
                    + "MSFT,76.800,1.27,,159851.0,64527.0,03/31/2018,76073.0,7683198,"
                    + "0.50 02/18/2003,0.50 03/29/1999,14,4,7372,24.82,1,21,05/10/2018,05/18/2017,"
                    + "05/10/2018,02/09/2018,85.5400,,,,,511210,,,,,,USD,,,,,BBG000BPH459,,";
    private static final String OLD_MSFT =
            "F,MSFT,5,65.6,28624000,97.9500,67.1400,97.9500,83.8300,,,,,,,,,,,1.49,,0.06,06,,"
                    + "MICROSOFT,MSFT,76.800,1.27,,159851.0,64527.0,03/31/2018,76073.0,7683198,,"
                    + "0.50 02/18/2003,0.50 03/29/1999,,,14,4,7372,24.82,1,21,05/10/2018,"
                    + "05/18/2017,05/10/2018,02/09/2018,85.5400,,,,,511210,,,,";

    private final Level1Parser parser = new Level1Parser(V6_2);

    private <T extends WireMessage> T same(String line, Class<T> type) {
        return Lines.same(parser, V6_2, line, type);
    }

    @Test
    void shouldFindTheFieldsOfAFundamentalWhateverItsLayout() {
        for (ProtocolVersion version : ProtocolVersion.values()) {
            Level1Parser any = new Level1Parser(version);
            Fundamental now = Lines.same(any, version, NEW_MSFT, Fundamental.class);
            Fundamental before = Lines.same(any, version, OLD_MSFT, Fundamental.class);
            assertThat(now.layout()).isSameAs(FundamentalLayout.WITHOUT_HOLES);
            assertThat(before.layout()).isSameAs(FundamentalLayout.WITH_HOLES);
            for (Fundamental message : new Fundamental[] {now, before}) {
                assertThat(message.symbol()).isEqualTo("MSFT");
                assertThat(message.value(FundamentalField.COMPANY_NAME)).isEqualTo("MICROSOFT");
                assertThat(message.value(FundamentalField.LISTED_MARKET)).isEqualTo("21");
                assertThat(message.value(FundamentalField.PRECISION)).isEqualTo("4");
            }
            assertThat(now.value(FundamentalField.BASE_CURRENCY)).isEqualTo("USD");
            assertThat(before.value(FundamentalField.BASE_CURRENCY)).isEmpty();
        }
    }

    @Test
    void shouldTakeTheLayoutOfTheVersionWhenAFundamentalTellsNothing() {
        String line = "F,NEW" + ",".repeat(57);
        assertThat(same(line, Fundamental.class).layout())
                .isSameAs(FundamentalLayout.WITHOUT_HOLES);
        Level1Parser old = new Level1Parser(ProtocolVersion.V6_0);
        assertThat(Lines.same(old, ProtocolVersion.V6_0, line, Fundamental.class).layout())
                .isSameAs(FundamentalLayout.WITH_HOLES);
    }

    @Test
    void shouldRefuseAFundamentalWhenFieldsAreMissing() {
        Lines.refused(
                parser, NEW_MSFT.replace(",USD", ""), "56 fields where a fundamental line has 57");
        Lines.refused(parser, "F,", "symbol '' is not 1 to 30 printable ASCII characters");
    }

    @Test
    void shouldReadARegionalQuoteWhenItIsReal() {
        String line = "R,AAPL,,137.0200,2100,14:44:54,137.0300,1500,14:44:54,14,4,5,";
        assertThat(same(line, Regional.class))
                .isEqualTo(
                        new Regional(
                                "AAPL",
                                "",
                                new WireDecimal(1_370_200, 4),
                                2100,
                                53_094_000_000L,
                                new WireDecimal(1_370_300, 4),
                                1500,
                                53_094_000_000L,
                                14,
                                4,
                                5));
        same("R,AAPL,,,,,,,,,,5,", Regional.class);
        same("R,AAPL,,1,2,14:44:54.000001,1,2,14:44:54,14,4,5,", Regional.class);
        Lines.refused(parser, "R,AAPL,,", "2 fields where a regional line has 11");
    }

    @Test
    void shouldReadBothFormsOfACorrection() {
        assertThat(
                        same(
                                "C,SPY,I,O,07/16/2025,,619.0500,15000,859256116,198944,24,",
                                Correction.class))
                .isEqualTo(
                        new Correction(
                                "SPY",
                                true,
                                'O',
                                20_285,
                                EventHeader.ABSENT,
                                new WireDecimal(6_190_500, 4),
                                15_000,
                                859_256_116,
                                "198944",
                                24,
                                true));
        Correction delete = same("C,SPY,X,,,,619.0500,15000,1296380724,,19,", Correction.class);
        assertThat(delete.inserts()).isFalse();
        assertThat(delete.basis()).isEqualTo((char) 0);
        Correction old =
                same(
                        "C,AAPL,I,03/30/2021,19:59:14.503633,183.3600,13,101123,8801,17",
                        Correction.class);
        assertThat(old.basis()).isEqualTo(Correction.NO_BASIS);
        assertThat(old.endsWithComma()).isFalse();
        assertThat(old.marketCentre()).isEqualTo(17);
    }

    @Test
    void shouldSayWhatIsWrongWhenACorrectionIsNone() {
        Lines.refused(
                parser,
                "C,SPY,D,O,07/16/2025,,619.0500,15000,859256116,198944,24,",
                "correction 'D' is none of IX");
        Lines.refused(
                parser,
                "C,SPY,I,Q,07/16/2025,,619.0500,15000,859256116,198944,24,",
                "basis 'Q' is none of CEOS");
        Lines.refused(
                parser,
                "C,SPY,I,O,13/16/2025,,619.0500,15000,859256116,198944,24,",
                "date '13/16/2025' is no date");
        Lines.refused(parser, "C,SPY,I,O,", "3 fields where a correction has 10");
    }

    @Test
    void shouldKeepTheCommasWhenAHeadlineHasSome() {
        News news =
                same(
                        "N,CBW,22433515272,:WBA:,20210630 152823,Honors Veterans, Active,"
                                + " caf\u00e9",
                        News.class);
        assertThat(news.symbols()).isEqualTo(":WBA:");
        assertThat(news.time()).isEqualTo("20210630 152823");
        assertThat(news.headline()).isEqualTo("Honors Veterans, Active, caf\u00e9");
        assertThat(same("N,A,B,,,", News.class).headline()).isEmpty();
        Lines.refused(parser, "N,A,B,", "2 fields where a headline has 5");
    }
}
