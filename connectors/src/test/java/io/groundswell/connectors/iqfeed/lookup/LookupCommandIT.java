package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.CommandErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class LookupCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... words) {
        CommandLine command =
                new CommandErrors(() -> false).on(new CommandLine(new LookupCommand()));
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    /** Says the words to a server that gives a reply, and gives the questions that it heard. */
    private List<String> asked(int expectedStatus, String reply, String... words)
            throws IOException {
        try (LookupServer server =
                new LookupServer((client, question, number) -> client.send(reply))) {
            List<String> all = new ArrayList<>(List.of(words));
            all.add("--lookup-port=" + server.port());
            assertThat(execute(all.toArray(new String[0])))
                    .as(err.toString())
                    .isEqualTo(expectedStatus);
            return List.copyOf(server.questions);
        }
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    @Test
    void shouldPrintHistoryAsTheServerTellsIt() throws Exception {
        assertThat(
                        asked(
                                0,
                                LookupServer.TWO_TICKS,
                                "history",
                                "NEPT",
                                "--from=2021-03-01",
                                "--to=2021-03-01T16:00:00",
                                "--filter-from=09:30",
                                "--most=9",
                                "--oldest-first"))
                .containsExactly("HTT,NEPT,20210301 000000,20210301 160000,9,093000,235959,1");
        assertThat(lines()).containsExactly(LookupServer.TICK, LookupServer.TICK);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldAskForEachKindOfHistory() throws Exception {
        String none = "E,!NO_DATA!,,\r\n" + LookupServer.END;
        assertThat(asked(1, none, "history", "A", "--kind=5000v", "--days=2", "--label-end"))
                .containsExactly("HID,A,5000,2,,,,,,,v,0");
        assertThat(asked(1, none, "history", "A", "--kind=monthly", "--last=2"))
                .containsExactly("HMX,A,2");
        assertThat(
                        asked(
                                1,
                                none,
                                "history",
                                "A",
                                "--kind=daily",
                                "--from=2021-03-01",
                                "--without-partial"))
                .containsExactly("HDT,A,20210301,,,,,,0");
        assertThat(err.toString().lines())
                .hasSize(3)
                .containsOnly("groundswell: the server has no such data");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldPrintNothingOfAnAnswerThatIsNotWhole() throws Exception {
        String reply = LookupServer.TICK + "\r\nE,Unknown Server Error code 1,\r\n";
        List<String> questions = new ArrayList<>();
        try (LookupServer server =
                new LookupServer(
                        (client, question, number) -> {
                            questions.add(question);
                            client.send(number == 1 ? reply : LookupServer.TWO_TICKS);
                        })) {
            assertThat(execute("history", "A", "--last=2", "--lookup-port=" + server.port()))
                    .isZero();
        }
        assertThat(questions).hasSize(2);
        assertThat(lines()).containsExactly(LookupServer.TICK, LookupServer.TICK);
    }

    @Test
    void shouldListSymbolsWithTheNamesOfTheirCodes() throws Exception {
        assertThat(
                        asked(
                                0,
                                "LS,AAPL,5,1,APPLE, INC.,\r\nLS,X,,,,\r\n" + LookupServer.END,
                                "symbols",
                                "apple",
                                "--description",
                                "--types=1,8"))
                .containsExactly("SBF,d,apple,t,1 8");
        assertThat(lines())
                .containsExactly(
                        "symbol  market  type    industry  description",
                        "AAPL    NASDAQ  EQUITY            APPLE, INC.",
                        "X");
    }

    @Test
    void shouldListCodesAndTheSymbolsOfIndustries() throws Exception {
        assertThat(asked(0, "LS,0111,WHEAT,\r\n" + LookupServer.END, "sic")).containsExactly("SSC");
        assertThat(lines()).containsExactly("code  name  description", "0111        WHEAT");
        String found = "LS,4213,KNX,7,1,KNIGHT,\r\n" + LookupServer.END;
        assertThat(asked(0, found, "sic", "42")).containsExactly("SBS,42");
        assertThat(asked(0, found, "naics", "42")).containsExactly("SBN,42");
        assertThat(lines().get(3)).isEqualTo("KNX     NYSE    EQUITY  4213      KNIGHT");
        String three = "LS,1,A,B,\r\n" + LookupServer.END;
        assertThat(asked(0, three, "types")).containsExactly("SST");
        assertThat(asked(0, three, "conditions")).containsExactly("STC");
        assertThat(asked(0, "LS,1,A,B,1,A,\r\n" + LookupServer.END, "markets"))
                .containsExactly("SLM");
    }

    @Test
    void shouldSayHowManyRowsMakeNoSense() throws Exception {
        asked(1, "LS,1,EQUITY,Equity,\r\nnonsense\r\n" + LookupServer.END, "types");
        assertThat(lines()).contains("1     EQUITY  Equity");
        assertThat(err.toString().strip()).isEqualTo("groundswell: 1 of 2 rows make no sense");
    }

    @Test
    void shouldTellInALineWhyThereIsNoAnswer() throws Exception {
        asked(1, "E,Invalid symbol.,\r\n", "history", "NONE", "--last=1");
        int port = LookupServer.freePort();
        assertThat(execute("history", "A", "--last=1", "--lookup-port=" + port)).isEqualTo(1);
        assertThat(execute("history", "A", "--last=1", "--host=no.such.host.invalid")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "groundswell: the server knows no such symbol: Invalid symbol.",
                        "groundswell: no IQConnect at 127.0.0.1:" + port + ": connection refused",
                        "groundswell: no IQConnect at no.such.host.invalid:9100: no such host");
    }

    @Test
    void shouldRefuseQuestionsThatCannotBeAsked() {
        String[][] questions = {
            {},
            {"history"},
            {"history", "A"},
            {"history", "A", "--last=0"},
            {"history", "A", "--last=1", "--days=1"},
            {"history", "A", "--to=2021-03-01"},
            {"history", "A", "--from=yesterday"},
            {"history", "A", "--kind=hourly", "--last=1"},
            {"history", "A,B", "--last=1"},
            {"history", "A", "--last=1", "--lookup-port=0"},
            {"history", "A", "--last=1", "--protocol=7"},
            {"symbols", "A", "--markets=1", "--types=1"},
            {"sic", "wheat"},
        };
        for (String[] words : questions) {
            assertThat(execute(words)).as(String.join(" ", words)).isEqualTo(2);
        }
        assertThat(err.toString().lines()).hasSize(questions.length);
        assertThat(out.toString()).isEmpty();
    }
}
