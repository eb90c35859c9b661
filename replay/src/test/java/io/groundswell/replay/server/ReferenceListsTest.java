package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.replay.server.ReferenceLists.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceListsTest {
    private static final String SYMBOLS =
            """
            SYMBOL\tDESCRIPTION\tEXCHANGE\tLISTED MARKET\tSECURITY TYPE\tSIC\tFRONTMONTH\tNAICS\t
            BAAP\tB, INC.\tNYSE\tNYSE\tEQUITY\t4213\t\t111110\t
            AAPX\tX\tNYSE\tNYSE\tINDEX\t4212\t\t111110\t
            ABC\tMade of AAP\tNASDAQ\tNGSM\tEQUITY\t5000\t\t\t
            too short
            """;

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("list"), text);
    }

    private List<String> told(String command) throws IOException {
        ReferenceLists lists =
                new ReferenceLists(List.of(), List.of(), ReferenceLists.symbols(file(SYMBOLS)));
        return new LookupLists(List.of(), lists)
                .rows(CommandWords.of(command), ProtocolVersion.V4_9).stream()
                        .map(it -> String.join(",", it.values()))
                        .toList();
    }

    @Test
    void shouldSplitACodeFromItsDescriptionAtTheFirstComma() throws IOException {
        assertThat(ReferenceLists.codes(file("0111,WHEAT\n0119,GRAINS, NEC\nno code\n")))
                .containsExactly(new Code("0111", "WHEAT"), new Code("0119", "GRAINS, NEC"));
        assertThat(ReferenceLists.codes(null)).isEmpty();
    }

    @Test
    void shouldFindSymbolsOfTheTypesAndMarketsThatAreWanted() throws IOException {
        assertThat(told("SBF,s,aap,t,1,1")).containsExactly("BAAP,7,1,B  INC.,");
        assertThat(told("SBF,s,aap,t,1 6,1")).hasSize(2);
        assertThat(told("SBF,d,aap,e,21,1")).containsExactly("ABC,21,1,Made of AAP,");
        assertThat(told("SBF,s,zzz,,,1")).isEmpty();
    }

    @Test
    void shouldTellIndustriesByCodeAndSymbol() throws IOException {
        assertThat(told("SBS,42,1")).containsExactly("4212,AAPX,7,6,X,", "4213,BAAP,7,1,B  INC.,");
        assertThat(told("SBN,1111,1"))
                .containsExactly("111110,AAPX,7,6,X,", "111110,BAAP,7,1,B  INC.,");
    }
}
