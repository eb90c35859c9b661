package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.groundswell.connectors.iqfeed.lookup.ListQuery.Filter;
import io.groundswell.connectors.iqfeed.lookup.ListQuery.SearchIn;
import io.groundswell.connectors.iqfeed.lookup.NamedCode.Kind;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.model.event.EventHeader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListQueryTest {
    private static ListRow row(ProtocolVersion version, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return (ListRow)
                new LookupParser(version, RowKind.LIST, false).parse(bytes, 0, bytes.length);
    }

    private static ListRow row(String line) {
        return row(ProtocolVersion.V6_2, line);
    }

    @Test
    void shouldAskForSymbols() {
        assertThat(ListQuery.symbols(SearchIn.SYMBOLS, "AAP", Filter.NONE).command())
                .isEqualTo("SBF,s,AAP");
        assertThat(
                        ListQuery.symbols(
                                        SearchIn.DESCRIPTIONS,
                                        "APPLE INC",
                                        Filter.markets(List.of(7, 21)))
                                .command())
                .isEqualTo("SBF,d,APPLE INC,e,7 21");
        assertThat(ListQuery.symbols(SearchIn.SYMBOLS, "aap", Filter.types(List.of(1))).command())
                .isEqualTo("SBF,s,aap,t,1");
        assertThat(ListQuery.symbolsOfSic("42").command()).isEqualTo("SBS,42");
        assertThat(ListQuery.symbolsOfNaics("111").command()).isEqualTo("SBN,111");
    }

    @Test
    void shouldAskForEachListOfCodes() {
        assertThat(List.of(Kind.values()))
                .extracting(it -> ListQuery.codes(it).command())
                .containsExactly("SLM", "SST", "STC", "SSC", "SNC");
        assertThat(ListQuery.codes(Kind.SIC).rows()).isEqualTo(RowKind.LIST);
    }

    @Test
    void shouldRefuseWhatCannotBeLookedFor() {
        for (String text : new String[] {"", " ", "A,B", "A\r\nB", "A".repeat(101)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ListQuery.symbols(SearchIn.SYMBOLS, text, Filter.NONE))
                    .withMessageContaining("no text to look for");
        }
        for (String prefix : new String[] {"", "4x", "1234567", "4,2"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ListQuery.symbolsOfSic(prefix));
            assertThatIllegalArgumentException().isThrownBy(() -> ListQuery.symbolsOfNaics(prefix));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.types(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.types(List.of(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.markets(Collections.nCopies(101, 1)));
    }

    @Test
    void shouldReadSymbols() {
        FoundSymbol apple = new FoundSymbol("", "AAPL", 21, 1, "APPLE");
        assertThat(FoundSymbol.read(row("LS,AAPL,21,1,APPLE,"))).contains(apple);
        assertThat(FoundSymbol.read(row(ProtocolVersion.V6_1, "AAPL,21,1,APPLE,"))).contains(apple);
        assertThat(FoundSymbol.read(row("LS,E,7,1,ENI, S.P.A.,")))
                .contains(new FoundSymbol("", "E", 7, 1, "ENI, S.P.A."));
        assertThat(FoundSymbol.read(row("LS,X,,,,")))
                .contains(new FoundSymbol("", "X", EventHeader.ABSENT, EventHeader.ABSENT, ""));
    }

    @Test
    void shouldReadSymbolsOfIndustries() {
        assertThat(FoundSymbol.readOfIndustry(row("LS,4213,KNX,7,1,KNIGHT-SWIFT,")))
                .contains(new FoundSymbol("4213", "KNX", 7, 1, "KNIGHT-SWIFT"));
    }

    @Test
    void shouldReadCodes() {
        assertThat(Kind.MARKETS.read(row("LS,6,NYSE_AMERICAN,NYSE American (A, B),7,NYSE,")))
                .contains(new NamedCode("6", "NYSE_AMERICAN", "NYSE American (A, B)"));
        assertThat(Kind.SECURITY_TYPES.read(row("LS,1,EQUITY,Equity,")))
                .contains(new NamedCode("1", "EQUITY", "Equity"));
        assertThat(Kind.TRADE_CONDITIONS.read(row("LS,1,REGULAR,Normal Trade,")))
                .contains(new NamedCode("1", "REGULAR", "Normal Trade"));
        assertThat(Kind.SIC.read(row("LS,0119,CASH GRAINS, NOT ELSEWHERE CLASSIFIED,")))
                .contains(new NamedCode("0119", "", "CASH GRAINS, NOT ELSEWHERE CLASSIFIED"));
        assertThat(Kind.NAICS.read(row(ProtocolVersion.V6_1, "111110,Soybean Farming")))
                .contains(new NamedCode("111110", "", "Soybean Farming"));
    }

    @Test
    void shouldReadNothingOutOfRowsThatTellNone() {
        assertThat(FoundSymbol.read(row("LS,AAPL,21,1"))).isEmpty();
        assertThat(FoundSymbol.read(row("LS,AAPL,x,1,APPLE,"))).isEmpty();
        assertThat(FoundSymbol.read(row(","))).isEmpty();
        assertThat(FoundSymbol.readOfIndustry(row("garbage"))).isEmpty();
        assertThat(Kind.MARKETS.read(row("LS,6,NYSE_AMERICAN,"))).isEmpty();
        assertThat(Kind.SIC.read(row("0111"))).isEmpty();
    }
}
