package io.groundswell.model.session;

import static io.groundswell.model.session.TradeUse.AVERAGE_PRICE;
import static io.groundswell.model.session.TradeUse.EXTENDED_LAST;
import static io.groundswell.model.session.TradeUse.FORM_T;
import static io.groundswell.model.session.TradeUse.HIGH_LOW;
import static io.groundswell.model.session.TradeUse.LAST;
import static io.groundswell.model.session.TradeUse.OFF_EXCHANGE;
import static io.groundswell.model.session.TradeUse.UNKNOWN_CODE;
import static io.groundswell.model.session.TradeUse.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.ConditionTable.Spelling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeEligibilityTest {
    @ParameterizedTest
    @CsvSource({
        // Regular, sweep, opening cross, closing cross.
        "IQFEED, 01, 'VOLUME LAST HIGH_LOW'",
        "IQFEED, 3D, 'VOLUME LAST HIGH_LOW'",
        "IQFEED, 8A42, 'VOLUME LAST HIGH_LOW'",
        "IQFEED, 4042, 'VOLUME LAST HIGH_LOW'",
        "IQFEED, '', 'VOLUME LAST HIGH_LOW'",
        // Form T, as a sweep, as an odd lot, with a prior reference price.
        "IQFEED, 17, 'VOLUME EXTENDED_LAST FORM_T'",
        "IQFEED, 173D, 'VOLUME EXTENDED_LAST FORM_T'",
        "IQFEED, 873D17, 'VOLUME FORM_T'",
        "IQFEED, 1317, 'VOLUME PRIOR_REFERENCE FORM_T'",
        "IQFEED, 3A, 'VOLUME FORM_T OUT_OF_SEQUENCE'",
        "IQFEED, 87, VOLUME",
        "IQFEED, 4706, VOLUME",
        "IQFEED, 8944, VOLUME",
        "IQFEED, 05, 'VOLUME AVERAGE_PRICE'",
        "IQFEED, 3E, 'VOLUME HIGH_LOW DERIVATIVELY_PRICED'",
        "IQFEED, 19, 'VOLUME HIGH_LOW OUT_OF_SEQUENCE'",
        "IQFEED, 65, 'VOLUME HIGH_LOW LATE'",
        "IQFEED, 2E, ''",
        "IQFEED, 1A, ''",
        "LEAN, 1, 'VOLUME LAST HIGH_LOW'",
        "LEAN, 0, 'VOLUME LAST HIGH_LOW'",
        "LEAN, 20000020, 'VOLUME LAST HIGH_LOW'",
        "LEAN, 20002020, 'VOLUME EXTENDED_LAST FORM_T'",
        "LEAN, 400, 'VOLUME EXTENDED_LAST FORM_T'",
        "LEAN, 20100200, 'VOLUME AVERAGE_PRICE DERIVATIVELY_PRICED'",
        "LEAN, 4800, 'VOLUME HIGH_LOW OUT_OF_SEQUENCE LATE'",
        "LEAN, 80000000, VOLUME",
        "LEAN, 4000000, ''",
        "TAQ, '', 'VOLUME LAST HIGH_LOW'",
        "TAQ, '@', 'VOLUME LAST HIGH_LOW'",
        "TAQ, 'F I', VOLUME",
        "TAQ, 'FT', 'VOLUME EXTENDED_LAST FORM_T'",
        "TAQ, 'FTI', 'VOLUME FORM_T'",
        "TAQ, ' 4 B', 'VOLUME AVERAGE_PRICE DERIVATIVELY_PRICED'",
        "TAQ, 'M', ''",
        "TAQ, '9', 'LAST HIGH_LOW'"
    })
    void shouldCountByTheTapesRuleWhenTheFeedTellsNoBasis(
            CodeTable codes, String conditions, String expected) {
        assertThat(names(use(codes, TradeBasis.UNSPECIFIED, "", conditions)))
                .containsExactlyInAnyOrder(
                        expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "LAST_QUALIFIED, 3E, 'VOLUME LAST HIGH_LOW DERIVATIVELY_PRICED'",
        "EXTENDED, 17, 'VOLUME EXTENDED_LAST FORM_T'",
        "EXTENDED, 01, 'VOLUME EXTENDED_LAST FORM_T'",
        "OTHER, 01, VOLUME",
        "OTHER, 3E, 'VOLUME DERIVATIVELY_PRICED'",
        "OTHER, 2E, VOLUME"
    })
    void shouldFollowTheFeedsBasisWhenItContradictsTheConditions(
            TradeBasis basis, String conditions, String expected) {
        assertThat(names(use(CodeTable.IQFEED, basis, "5", conditions)))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "IQFEED, 15, true",
        "IQFEED, 19, true",
        "IQFEED, 24, true",
        "IQFEED, 164, true",
        "IQFEED, 5, false",
        "IQFEED, 1, false",
        "IQFEED, D, false",
        "IQFEED, '', false",
        "IQFEED, 1900, false",
        "LEAN, D, true",
        "LEAN, N, false",
        "LEAN, DD, false",
        "TAQ, D, true",
        "TAQ, P, false",
        "TAQ, '', false",
        "NONE, D, false",
        "NONE, 19, false"
    })
    void shouldKnowTheCentresThatReportOffExchangePrints(
            CodeTable codes, String centre, boolean expected) {
        assertThat(use(codes, TradeBasis.UNSPECIFIED, centre, "").has(OFF_EXCHANGE))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "IQFEED, FF", "IQFEED, 1", "IQFEED, 01G0", "IQFEED, '01 1'", "LEAN, 40000000",
        "LEAN, xyz", "LEAN, 100000000", "LEAN, 11112222333344445", "TAQ, '?'", "TAQ, Fé",
        "TAQ, Ω"
    })
    void shouldCountForVolumeOnlyWhenACodeIsUnknown(CodeTable codes, String conditions) {
        assertThat(use(codes, TradeBasis.UNSPECIFIED, "", conditions).bits())
                .isEqualTo(VOLUME | UNKNOWN_CODE);
    }

    @Test
    void shouldCountEverythingOnAVenueWithoutConditions() {
        assertThat(use(CodeTable.NONE, TradeBasis.UNSPECIFIED, "", "anything").bits())
                .isEqualTo(VOLUME | LAST | HIGH_LOW);
    }

    @Test
    void shouldAnswerForSeveralBitsAtOnce() {
        TradeUse use = TradeUse.of(VOLUME | FORM_T);
        assertThat(use.has(VOLUME | FORM_T)).isTrue();
        assertThat(use.has(VOLUME | LAST)).isFalse();
        assertThat(use.hasAny(AVERAGE_PRICE | FORM_T)).isTrue();
        assertThat(use.hasAny(AVERAGE_PRICE | EXTENDED_LAST)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"condition 01 VQ -", "condition 01 V soon", "conditions 01 V -"})
    void shouldRefuseADataFileWithALineThatIsNotOne(String line) {
        assertThatThrownBy(() -> ConditionTable.parse(Spelling.HEX_PAIRS, List.of(line)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TradeUse use(
            CodeTable codes, TradeBasis basis, String centre, String conditions) {
        return TradeEligibility.of(codes, basis, centre, conditions);
    }

    private static List<String> names(TradeUse use) {
        return TradeUseNames.of(use);
    }
}
