package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real dialogues with IQConnect, and a real reply of 4.9. */
class IqFeedRecordingsDayTest {
    private static final LocalDate DAY = LocalDate.of(2021, 6, 30);

    @ParameterizedTest
    @CsvSource({
        "historical_tick, 23, 2021-06-07",
        "historical_tick_day, 33, 2021-06-10",
        "historical_tick_datapoint, 88, 2021-06-09"
    })
    void shouldImportTheTradesOfADialogue(String name, int trades, String date) throws IOException {
        List<DayImporter> days = importers(yaml(name), null);

        long all = 0;
        for (DayImporter day : days) {
            Recording recording = Recording.of(day);
            assertThat(recording.defects).isEmpty();
            all += recording.all(Trade.class).size();
            assertThat(day.instrument().symbol()).isEqualTo("AAPL");
        }
        assertThat(all).isEqualTo(trades);
        assertThat(days.get(days.size() - 1).tradingDate()).hasToString(date);
    }

    @ParameterizedTest
    @CsvSource({
        "historical_daily_datapoint, DAY",
        "historical_daily_timeframe, DAY",
        "historical_weekly_datapoint, WEEK",
        "historical_monthly_datapoint, MONTH",
        "historical_interval_datapoint, SECOND",
        "historical_interval_day, SECOND",
        "historical_interval_timeframe, SECOND"
    })
    void shouldImportEveryBarOfADialogueWithTheLengthThatWasAskedFor(String name, BarUnit unit)
            throws IOException {
        long bars = 0;
        for (DayImporter day : importers(yaml(name), null)) {
            Recording recording = Recording.of(day);
            assertThat(recording.defects).isEmpty();
            assertThat(recording.all(HistoryBar.class)).allMatch(bar -> bar.unit() == unit);
            bars += recording.all(HistoryBar.class).size();
        }
        long rows =
                Files.readAllLines(flat(name), StandardCharsets.ISO_8859_1).stream()
                        .filter(line -> line.startsWith("S< 1,20"))
                        .count();
        assertThat(bars).isEqualTo(rows).isPositive();
    }

    @Test
    void shouldTellTheRepliesApartWhenThreeRequestsWereOpenAtOnce() throws IOException {
        List<DayImporter> days = importers(yaml("multiple_historical_requests"), null);

        assertThat(days)
                .extracting(day -> day.instrument().symbol())
                .containsOnly("AAPL", "FB", "MSFT");
        long bars = 0;
        for (DayImporter day : days) {
            bars += Recording.of(day).all(HistoryBar.class).size();
        }
        assertThat(bars).isEqualTo(30);
    }

    @Test
    void shouldMakeATradeOfTheUpdateAndASummaryOfWhatWasAskedFor() throws IOException {
        Recording spy = Recording.of(importers(yaml("streaming_level1_update"), null).get(0));

        assertThat(spy.defects).isEmpty();
        assertThat(spy.all(Quote.class)).hasSize(1);
        assertThat(spy.all(Quote.class).get(0).header().has(EventFlags.SUMMARY)).isTrue();
        List<Trade> trades =
                spy.all(Trade.class).stream()
                        .filter(trade -> !trade.header().has(EventFlags.SUMMARY))
                        .toList();
        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).price()).isEqualTo(4_278_550);
        assertThat(trades.get(0).size()).isEqualTo(300);
        assertThat(trades.get(0).basis()).isEqualTo(TradeBasis.LAST_QUALIFIED);
        assertThat(trades.get(0).totalVolume()).isEqualTo(22_748_386);
    }

    @Test
    void shouldImportTheDepthThatWasRecordedAsOnePicture() throws IOException {
        List<DayImporter> days = importers(yaml("streaming_level2_watch"), null);

        Recording blin = Recording.of(days.get(0));

        assertThat(days.get(0).instrument().symbol()).isEqualTo("BLIN");
        assertThat(days.get(0).tradingDate()).hasToString("2021-07-06");
        assertThat(blin.defects).isEmpty();
        assertThat(blin.all(SnapshotEnd.class)).hasSize(1);
        assertThat(blin.all(DepthUpdate.class))
                .extracting(DepthUpdate::marketMaker)
                .contains("NSDQ");
    }

    @Test
    void shouldSayThatAnUnknownSymbolWasRefused() throws IOException {
        Recording none = Recording.of(importers(yaml("streaming_level1_not_found"), DAY).get(0));

        assertThat(none.all(FeedStatus.class))
                .isNotEmpty()
                .allMatch(status -> status.state() == FeedState.REFUSED);
    }

    @Test
    void shouldAskForTheDateWhenNoLineTellsIt() throws IOException {
        Path file = yaml("streaming_level1_trades");

        assertThatThrownBy(() -> importers(file, null)).hasMessageContaining("say --date");
        Recording day = Recording.of(importers(file, DAY).get(0));
        assertThat(day.all(Quote.class).get(0).bidPrice()).isEqualTo(1_346_200);
        assertThat(importers(file, DAY).get(0).tradingDate()).isEqualTo(DAY);
    }

    /** The text form was made of the YAML form by other hands than ours. */
    @Test
    void shouldReadTheSameDialogueFromBothForms() throws IOException {
        int compared = 0;
        try (Stream<Path> files = Files.list(RealDays.require("iqfeed/kvokka_dtn_recordings"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".yaml", "");
                if (name.startsWith("streaming_") || name.startsWith("historical_")) {
                    Dialogue yaml = Dialogue.of(file);
                    Dialogue text = Dialogue.of(flat(name));
                    assertThat(yaml.read()).as(name).isEqualTo(text.read());
                    assertThat(yaml.written()).as(name).isEqualTo(text.written());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    @Test
    void shouldImportAReplyOfTheOldestVersion() throws IOException {
        String text =
                Files.readString(
                                RealDays.require("iqfeed/legacy/bp_HTT_response.txt"),
                                StandardCharsets.ISO_8859_1)
                        .replace("__REQUEST_ID__", "7")
                        .replace("__DATE__", "2010-11-01");

        List<DayImporter> days = HistoryImporter.of(ReplyText.of("bp", text), "BP", null, null);
        Recording day = Recording.of(days.get(0));

        assertThat(days).hasSize(1);
        assertThat(day.all(Trade.class)).hasSize(679);
        assertThat(day.summary.note(HistoryImporter.NOT_ENDED)).isZero();
        assertThat(day.defects).isEmpty();
        assertThat(day.all(Trade.class))
                .allMatch(trade -> trade.marketCentre().isEmpty() && trade.tickId() > 0);
    }

    private static List<DayImporter> importers(Path file, LocalDate date) throws IOException {
        ImportOptions options =
                new ImportOptions("", LobsterImporter.Rows.ORDERS, null, null, date);
        return new ArrayList<>(IqFeedInputs.importers(List.of(file), options));
    }

    private static Path yaml(String name) {
        return RealDays.require("iqfeed/kvokka_dtn_recordings/" + name + ".yaml");
    }

    private static Path flat(String name) {
        return RealDays.require("iqfeed/kvokka_dtn_flat/" + name + ".txt");
    }
}
