package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryParametersTest {
    @Test
    void shouldWriteALineUpToTheLastParameterThatIsSaid() {
        assertThat(HistoryParameters.line("HTX", Map.of("symbol", "A", "most", "5")))
                .isEqualTo("HTX,A,5");
        assertThat(HistoryParameters.line("HTX", Map.of("batch", "9", "symbol", "A")))
                .isEqualTo("HTX,A,,,,9");
    }

    @Test
    void shouldFindEachParameterWhereItWasWritten() {
        String line = HistoryParameters.line("HIT", Map.of("symbol", "A", "label", "0"));
        assertThat(line.split(",", -1)[HistoryParameters.place("HIT", "label")]).isEqualTo("0");
        assertThat(HistoryParameters.place("HTT", "label")).isZero();
    }

    @Test
    void shouldRefuseWhatARequestDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryParameters.line("HTX", Map.of("label", "1")))
                .withMessage("HTX has no label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryParameters.line("HXX", Map.of("symbol", "A")));
    }

    @Test
    void shouldKnowTheVersionThatALineNeeds() {
        assertThat(HistoryParameters.oldestVersion("HIX,A,60,5,,,,s"))
                .isEqualTo(ProtocolVersion.V4_9);
        assertThat(HistoryParameters.oldestVersion("HIX,A,60,5,,,,s,1"))
                .isEqualTo(ProtocolVersion.V6_0);
        assertThat(HistoryParameters.oldestVersion("HDX,A,5,,,")).isEqualTo(ProtocolVersion.V4_9);
        assertThat(HistoryParameters.oldestVersion("HDX,A,5,,,,0")).isEqualTo(ProtocolVersion.V6_1);
        assertThat(HistoryParameters.oldestVersion("SLM")).isEqualTo(ProtocolVersion.V4_9);
    }
}
