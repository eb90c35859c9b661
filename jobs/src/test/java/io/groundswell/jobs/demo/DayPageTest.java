package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.json.BookJson;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayPageTest {
    private static final Pattern DAY =
            Pattern.compile("<script type=\"application/json\" class=\"day\">(.*?)</script>");
    private static final long SECOND = 1_000_000_000L;
    private static final long OPEN = 1_340_285_400L * SECOND;
    private static final String HOSTILE = "</script><b>&\"\\";

    @TempDir Path folder;

    private String page;
    private List<JsonNode> days;

    @BeforeEach
    void writePage() throws IOException {
        Path tape = folder.resolve("day.tape");
        try (TapeWriter writer =
                TapeWriter.create(tape, "day", LocalDate.of(2012, 6, 21), HOSTILE, "ours")) {
            for (String symbol : List.of("GOOG", "IDLE")) {
                writer.append(new InstrumentDefined(header(symbol, 1, OPEN), instrument(symbol)));
                for (int i = 0; i < 10; i++) {
                    writer.append(trade(symbol, 2 + i, OPEN + i * SECOND, 10 + i));
                }
            }
            writer.finish();
        }
        BookJson json = new BookJson();
        write(
                OutputNames.BOOK_SNAPSHOTS,
                json.of(snapshot("GOOG", OPEN + SECOND)),
                json.of(snapshot("GOOG", OPEN + 2 * SECOND)),
                json.of(snapshot("ELSEWHERE", OPEN)));
        write(
                OutputNames.BOOK_FAULTS,
                json.of(new BookFault(header("GOOG", 3, OPEN), FaultKind.UNKNOWN_ID, HOSTILE)));
        write(OutputNames.BOOK_SUMMARIES, json.of(summary("GOOG")));
        Path html = folder.resolve("day.html");

        DayPage.write(html, List.of(tape), folder);

        page = Files.readString(html);
        days = new ArrayList<>();
        for (Matcher matcher = DAY.matcher(page); matcher.find(); ) {
            days.add(new ObjectMapper().readTree(matcher.group(1)));
        }
    }

    private void write(String kind, String... lines) throws IOException {
        Path kindFolder = Files.createDirectories(folder.resolve(kind));
        Files.write(kindFolder.resolve(kind + "-a-0.jsonl"), List.of(lines));
    }

    private static EventHeader header(String symbol, long sequence, long timeNanos) {
        return new EventHeader(
                symbol, Topic.TICKS, 1, sequence, timeNanos, timeNanos, timeNanos, 0, 4, 0, 0);
    }

    private static Instrument instrument(String symbol) {
        return new Instrument(
                symbol,
                HOSTILE,
                SecurityType.EQUITY,
                "XNYS",
                "USD",
                100,
                4,
                0,
                DepthMode.PRICE_LEVEL,
                CodeTable.NONE);
    }

    private static Trade trade(String symbol, long sequence, long timeNanos, long size) {
        return new Trade(
                header(symbol, sequence, timeNanos),
                5_000_100,
                size,
                Aggressor.BUYER,
                Liquidity.DISPLAYED,
                TradeBasis.UNSPECIFIED,
                CodeTable.NONE,
                "",
                "",
                EventHeader.ABSENT,
                0,
                EventHeader.ABSENT);
    }

    private static BookSnapshot snapshot(String symbol, long timeNanos) {
        return new BookSnapshot(
                symbol,
                timeNanos,
                1,
                SnapshotCause.GRID,
                new BookTrust(TrustReason.SOUND, 0),
                CrossState.NORMAL,
                4,
                0,
                List.of(new BookLevel(5_000_000, 100, 1)),
                List.of(new BookLevel(5_000_200, 100, 1)),
                1,
                1,
                100,
                100);
    }

    private static BookSummary summary(String symbol) {
        return new BookSummary(
                11,
                10,
                0,
                0,
                1,
                OPEN,
                OPEN + 9 * SECOND,
                new BestBidOffer(
                        symbol,
                        OPEN,
                        1,
                        5_000_000,
                        100,
                        5_000_200,
                        100,
                        4,
                        0,
                        CrossState.NORMAL,
                        true),
                new BookTrust(TrustReason.SOUND, 0),
                0x12L);
    }

    @Test
    void shouldNeedNothingFromOutsideTheFile() {
        assertThat(page)
                .doesNotContainPattern("(?i)https?:")
                .doesNotContainPattern("(?i)\\b(src|href)\\s*=")
                .doesNotContain("@import", "url(", "/*STYLE*/", "/*SCRIPT*/", "<!--DATA-->");
    }

    @Test
    void shouldNotLetTextOfATapeEndItsScriptElement() {
        assertThat(page).doesNotContain(HOSTILE);
        assertThat(page.split("</script>", -1)).hasSize(page.split("<script", -1).length);
        assertThat(days.get(0).path("description").asText()).isEqualTo(HOSTILE);
        assertThat(days.get(0).path("faults").path("first").get(0).path("detail").asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void shouldShowTheSymbolsThatTheJobSummedUpAndNoOthers() {
        assertThat(days).extracting(day -> day.path("symbol").asText()).containsExactly("GOOG");
    }

    @Test
    void shouldSetTheTapesCountsBesideTheJobs() {
        JsonNode day = days.get(0);

        assertThat(day.path("counts").path("events").asLong()).isEqualTo(11);
        assertThat(day.path("counts").path("trades").asLong()).isEqualTo(10);
        assertThat(day.path("run").path("trades").asLong()).isEqualTo(10);
        for (String compared : List.of("events", "trades", "quotes", "bookChanges")) {
            assertThat(day.path("counts").path(compared).isNumber()).as(compared).isTrue();
            assertThat(day.path("run").path(compared).isNumber()).as(compared).isTrue();
        }
        assertThat(day.path("run").path("stateHash").asText()).isEqualTo("0000000000000012");
        assertThat(day.path("faults").path("counts").path("UNKNOWN_ID").asLong()).isEqualTo(1);
        assertThat(day.path("zone").asText()).isEqualTo("New York, EDT");
        assertThat(day.path("offsetSeconds").asLong()).isEqualTo(-4 * 3600);
    }

    @Test
    void shouldPackEveryColumnForThePage() throws IOException {
        JsonNode day = days.get(0);
        PackedReader packed = PackedReader.ofText(day.path("packed").asText());
        int bins = day.path("bins").asInt();
        int shown = 0;
        for (int bin = 0; bin < bins; bin++) {
            shown += packed.cells().isEmpty() ? 0 : 1;
            packed.cells();
        }
        double binsBeforeTheFirstSnapshot = SECOND / day.path("binNanos").asDouble();
        assertThat((double) (bins - shown))
                .isBetween(binsBeforeTheFirstSnapshot - 2, binsBeforeTheFirstSnapshot + 2);
    }
}
