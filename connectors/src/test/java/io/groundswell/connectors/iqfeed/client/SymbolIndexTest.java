package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolIndexTest {
    private static WatchedSymbol find(SymbolIndex index, String symbol) {
        byte[] line = ("Q," + symbol + ",").getBytes(StandardCharsets.ISO_8859_1);
        return index.find(line, 2, line.length - 1);
    }

    @Test
    void shouldFindEachOfThousandsAndNothingElse() {
        List<WatchedSymbol> symbols = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            symbols.add(new WatchedSymbol("S" + i, i, null));
        }
        SymbolIndex index = new SymbolIndex(symbols);
        assertThat(symbols).allMatch(it -> find(index, it.symbol) == it);
        assertThat(find(index, "S3000")).isNull();
        assertThat(find(index, "")).isNull();
    }

    @Test
    void shouldFindNothingWhenEmpty() {
        assertThat(find(new SymbolIndex(List.of()), "AAPL")).isNull();
    }
}
