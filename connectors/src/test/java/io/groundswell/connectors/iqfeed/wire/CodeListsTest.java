package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.MarketCentres.MarketCentre;
import io.groundswell.model.RealDays;
import io.groundswell.model.event.SecurityType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeListsTest {
    /** The rows of a recorded answer, as the server spelled them. */
    private static List<String> recorded(String file) throws IOException {
        try (Stream<String> lines =
                Files.lines(RealDays.require("iqfeed/kvokka_dtn_flat/" + file), ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("S< ") && !line.contains("!ENDMSG!"))
                    .map(line -> line.substring(3, line.length() - "\\r\\n".length()))
                    .toList();
        }
    }

    @Test
    void shouldListTheMarketsAsTheServerDidWhenAllAreAsked() throws IOException {
        assertThat(MarketCentres.all())
                .hasSize(185)
                .extracting(it -> it.id() + "," + it.shortName() + "," + it.longName() + ",")
                .isEqualTo(recorded("catalog_listed_markets.txt"));
    }

    @Test
    void shouldListTheConditionsAsTheServerDidWhenAllAreAsked() throws IOException {
        assertThat(TradeConditionCodes.all())
                .hasSize(155)
                .extracting(it -> it.id() + "," + it.shortName() + "," + it.longName() + ",")
                .isEqualTo(recorded("catalog_trade_conditions.txt"));
    }

    @Test
    void shouldListTheSecurityTypesAsTheServerDidWhenAllAreAsked() throws IOException {
        assertThat(SecurityTypes.all())
                .extracting(it -> it.id() + "," + it.shortName() + "," + it.longName() + ",")
                .isEqualTo(recorded("catalog_security_types.txt"));
    }

    @Test
    void shouldNameTheFourFacilitiesWhenOffExchangeIsAsked() {
        assertThat(MarketCentres.all())
                .filteredOn(MarketCentre::isOffExchange)
                .extracting(MarketCentre::id)
                .containsExactly(15L, 19L, 24L, 164L);
        assertThat(MarketCentres.isOffExchange(19)).isTrue();
        assertThat(MarketCentres.isOffExchange(11)).isFalse();
    }

    @Test
    void shouldGiveTheExchangeWhenATierIsAsked() {
        assertThat(MarketCentres.groupOf(21)).map(MarketCentre::shortName).hasValue("NASDAQ");
        assertThat(MarketCentres.groupOf(11)).map(MarketCentre::shortName).hasValue("NYSE");
        assertThat(MarketCentres.groupOf(7)).map(MarketCentre::shortName).hasValue("NYSE");
        assertThat(MarketCentres.all())
                .allSatisfy(it -> assertThat(MarketCentres.groupOf(it.id())).isPresent());
    }

    @Test
    void shouldStayOpaqueWhenAnIdIsNotListed() {
        assertThat(MarketCentres.find(999)).isEmpty();
        assertThat(MarketCentres.shortName(999)).isEqualTo("999");
        assertThat(MarketCentres.groupOf(-1)).isEmpty();
        assertThat(MarketCentres.isOffExchange(Long.MIN_VALUE)).isFalse();
        assertThat(TradeConditionCodes.find("FF")).isEmpty();
        assertThat(SecurityTypes.find(15)).isEmpty();
        assertThat(SecurityTypes.toModel(15)).isEqualTo(SecurityType.UNKNOWN);
    }

    @Test
    void shouldSplitAndNameConditionsWhenTheyStandTogether() {
        assertThat(TradeConditionCodes.split("873D17")).containsExactly("87", "3D", "17");
        assertThat(TradeConditionCodes.names("873D17"))
                .containsExactly("ODDLOT", "INTRMRK_SWEEP", "FORMT");
        assertThat(TradeConditionCodes.split("")).isEmpty();
        assertThat(TradeConditionCodes.names("01FF9")).containsExactly("REGULAR", "FF", "9");
    }

    @Test
    void shouldSpellEveryCodeWithTwoHexDigitsWhenItIsFound() {
        assertThat(TradeConditionCodes.all())
                .allSatisfy(
                        it -> {
                            assertThat(it.code()).matches("[0-9A-F]{2}");
                            assertThat(TradeConditionCodes.find(it.code())).hasValue(it);
                        });
    }

    @Test
    void shouldMapToOurTypesWhenWeHaveAWord() {
        assertThat(SecurityTypes.toModel(1)).isEqualTo(SecurityType.EQUITY);
        assertThat(SecurityTypes.toModel(2)).isEqualTo(SecurityType.OPTION);
        assertThat(SecurityTypes.toModel(6)).isEqualTo(SecurityType.INDEX);
        assertThat(SecurityTypes.toModel(8)).isEqualTo(SecurityType.FUTURE);
        assertThat(SecurityTypes.toModel(9)).isEqualTo(SecurityType.OPTION);
        assertThat(SecurityTypes.toModel(16)).isEqualTo(SecurityType.UNKNOWN);
    }
}
