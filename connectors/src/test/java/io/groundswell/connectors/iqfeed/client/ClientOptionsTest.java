package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientOptionsTest {
    private final ClientOptions usual = ClientOptions.usual();

    @Test
    void shouldUsuallyGoToTheUsualPorts() {
        assertThat(usual.ports())
                .containsEntry(IqFeedPort.LEVEL1, 5009)
                .containsEntry(IqFeedPort.LEVEL2, 9200);
        assertThat(usual.fields()).doesNotContain(Level1Field.SYMBOL).hasSize(27);
    }

    @Test
    void shouldSayTheValueAndTheRangeOfWhatItRefuses() {
        assertThatThrownBy(() -> usual.at("here", Map.of(IqFeedPort.LEVEL1, 70_000)))
                .hasMessage("port LEVEL1: 70000 (1 to 65535)");
        assertThatThrownBy(() -> usual.withStreams(Set.of(IqFeedPort.LOOKUP)))
                .hasMessageStartingWith("streams: LOOKUP (of ");
        assertThatThrownBy(() -> usual.withMaxSymbols(0)).hasMessage("maxSymbols: 0 (1 to 100000)");
        assertThatThrownBy(
                        () ->
                                usual.asking(
                                        ProtocolVersion.V4_9,
                                        ClientOptions.USUAL_FIELDS,
                                        DepthWatch.EQUITIES))
                .hasMessage("protocol: 4.9 (5.2 to 6.2)");
        assertThatThrownBy(() -> ClientTimings.USUAL.withStalls(0, 1))
                .hasMessage("level1StallMillis: 0 (1 to 86400000)");
        assertThatThrownBy(() -> DepthWatch.levels(0))
                .hasMessage("depth of neither orders nor levels");
    }

    @Test
    void shouldNotAskForTheSymbolWhichEveryRowHas() {
        ClientOptions asking =
                usual.asking(
                        ProtocolVersion.V6_2,
                        List.of(Level1Field.SYMBOL, Level1Field.BID, Level1Field.BID),
                        DepthWatch.EQUITIES);
        assertThat(asking.fields()).containsExactly(Level1Field.BID);
    }
}
