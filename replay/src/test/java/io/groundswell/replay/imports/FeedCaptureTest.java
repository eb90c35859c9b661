package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCaptureTest {
    private static final long EPOCH = 1_625_060_000_000_000_000L;
    private static final long BEGIN = 1_625_075_076_000_000_000L;
    private static final String NAMES =
            "S,CURRENT UPDATE FIELDNAMES,Symbol,Most Recent Trade,Most Recent Trade Size,Most"
                    + " Recent Trade Time,Most Recent Trade Market Center,Total Volume,Bid,Bid"
                    + " Size,Ask,Ask Size,Open,High,Low,Close,Message Contents,Most Recent Trade"
                    + " Conditions";
    private static final String F = ",".repeat(29) + "14,4" + ",".repeat(27);
    private static final String TRADE =
            ",427.8550,300,13:44:36.963557,19,22748386,427.8500,500,427.8600,1200,427.2100,"
                    + "428.3800,427.1800,427.7000,Cba,01,";

    @TempDir private Path folder;

    @Test
    void shouldGiveTheEventsOfEachSymbolWithTheEpochOfTheCapture() throws IOException {
        Path file =
                written(
                        mark("CONNECTED", "6.1"),
                        line(NAMES),
                        line("T,20210630 13:44:36"),
                        line("F,SPY" + F),
                        line("F,QQQ" + F),
                        line("Q,SPY" + TRADE),
                        line("Q,QQQ" + TRADE),
                        mark("DISCONNECTED", "it was cut"));

        List<DayImporter> symbols = importers(file, "");

        assertThat(symbols)
                .extracting(symbol -> symbol.instrument().symbol())
                .containsExactly("QQQ", "SPY");
        for (DayImporter symbol : symbols) {
            Recording recording = Recording.of(symbol);
            assertThat(recording.defects).isEmpty();
            assertThat(recording.all(Trade.class)).hasSize(1);
            assertThat(recording.all(Quote.class)).hasSize(1);
            assertThat(recording.all(FeedStatus.class))
                    .isNotEmpty()
                    .allMatch(status -> status.state() == FeedState.DISCONNECTED);
            assertThat(recording.events)
                    .extracting(MarketEvent::header)
                    .allMatch(header -> header.sourceEpoch() == EPOCH)
                    .allMatch(header -> header.receiveTimeNanos() == BEGIN);
            assertThat(symbol.tradingDate()).hasToString("2021-06-30");
        }
        assertThat(importers(file, "SPY")).hasSize(1);
        assertThatThrownBy(() -> importers(file, "IBM")).hasMessageContaining("nothing of IBM");
    }

    @Test
    void shouldDoWithoutTheLastLineWhenItIsCutOffAndRefuseOneCutBefore() throws IOException {
        String defined = line("F,SPY" + F);
        String half = defined.substring(0, 60);

        assertThat(importers(written(mark("CONNECTED", "6.1"), defined, half), "")).hasSize(1);
        Path damaged = written(mark("CONNECTED", "6.1"), half, defined);
        assertThatThrownBy(() -> importers(damaged, ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2 is none of a capture");
    }

    @Test
    void shouldRefuseACaptureOfTwoDatesOrEpochs() throws IOException {
        String first = line("F,SPY" + F);
        Path dates =
                written(first, first.replace("\":" + BEGIN, "\":" + (BEGIN + 86_400_000_000_000L)));
        assertThatThrownBy(() -> importers(dates, ""))
                .hasMessageContaining("a tape is of one date");
        Path epochs = written(first, first.replace("\":" + EPOCH, "\":" + (EPOCH + 1)));
        assertThatThrownBy(() -> importers(epochs, "")).hasMessageContaining("another epoch");
    }

    @Test
    void shouldBeginAndEndAsTheCollectorDid() throws IOException {
        long told = BEGIN - 60_000_000_000L;
        Path file =
                written(
                        note("BEGIN", "before.SPY", told + " " + told + " " + told),
                        note("BEGIN", "depth", "false"),
                        note("BEGIN", "frontier", Long.toString(told)),
                        note("BEGIN", "lag", "250000000"),
                        note("BEGIN", "version", "2"),
                        mark("CONNECTED", "6.1"),
                        line(NAMES),
                        line("T,20210630 13:44:36"),
                        line("F,SPY" + F),
                        line("Q,SPY" + TRADE),
                        line("Q,QQQ" + TRADE),
                        note("END", "", ""));

        List<DayImporter> symbols = importers(file, "");

        // That one was never described is known only at the end.
        assertThat(symbols)
                .extracting(symbol -> symbol.instrument().symbol())
                .containsExactly("QQQ", "SPY");
        assertThat(Recording.of(symbols.get(0)).all(Trade.class)).hasSize(1);
        Recording spy = Recording.of(symbols.get(1));
        assertThat(spy.all(FeedStatus.class))
                .filteredOn(status -> status.state() == FeedState.GAP)
                .isNotEmpty();
        assertThat(spy.all(Trade.class)).hasSize(1);
        Path newer = Files.writeString(file, Files.readString(file).replace("\"2\"", "\"99\""));
        assertThatThrownBy(() -> importers(newer, ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 99");
    }

    private Path written(String... lines) throws IOException {
        return Files.writeString(folder.resolve("capture.jsonl"), String.join("\n", lines) + "\n");
    }

    private static List<DayImporter> importers(Path file, String symbol) throws IOException {
        ImportOptions options =
                new ImportOptions(symbol, LobsterImporter.Rows.ORDERS, null, null, null);
        return IqFeedInputs.importers(List.of(file), options);
    }

    private static String line(String text) {
        return json("LINES", text);
    }

    private static String mark(String kind, String text) {
        return json(kind, text);
    }

    private static String note(String kind, String name, String value) {
        return "{\"sourceEpoch\":"
                + EPOCH
                + ",\"note\":\""
                + kind
                + "\",\"name\":\""
                + name
                + "\",\"value\":\""
                + value
                + "\"}";
    }

    private static String json(String kind, String text) {
        return "{\"sourceEpoch\":"
                + EPOCH
                + ",\"receiveTimeNanos\":"
                + BEGIN
                + ",\"port\":\"LEVEL1\",\"kind\":\""
                + kind
                + "\",\"text\":\""
                + text
                + "\"}";
    }
}
