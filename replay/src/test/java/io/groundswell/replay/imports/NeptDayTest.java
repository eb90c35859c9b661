package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.RealDays;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All of IQFeed's recorded tick history of NEPT: nothing lost, nothing added. */
class NeptDayTest {
    private static final int TICKS_OF_2021 = 32_627;
    private static final int TICKS_OF_2020 = 27_986;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"ticks_oldest.csv, V6_1", "ticks_oldest60.csv, V6_0"})
    void shouldWriteTheRepliesBytesAgainWhenItsTapesAreRead(String file, ProtocolVersion version)
            throws IOException {
        StringBuilder text = new StringBuilder();
        List<DayImporter> days = NeptHistory.days(file);
        for (DayImporter day : days) {
            text.append(NeptHistory.rows(throughTape(day), version));
        }
        text.append(NeptHistory.end(version));

        assertThat(days).hasSize(3);
        Path reply = RealDays.require("iqfeed/nept_history/" + file);
        assertThat(text.toString().getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(Files.readAllBytes(reply));
    }

    @Test
    void shouldImportEveryRowWithoutADefectWhenTheReplyIsGood() throws IOException {
        long trades = 0;
        for (Recording day : NeptHistory.recordings(NeptHistory.days("ticks_oldest.csv"))) {
            System.out.println(day.summary);
            assertThat(day.defects).isEmpty();
            assertThat(day.summary.note(HistoryImporter.NOT_ENDED)).isZero();
            assertThat(day.all(InstrumentDefined.class)).hasSize(2);
            trades += day.all(Trade.class).size();
        }
        assertThat(trades).isEqualTo(TICKS_OF_2021);
    }

    @Test
    void shouldGiveTheSameEventsWhenTheReplyIsNewestFirst() throws IOException {
        List<DayImporter> oldest = NeptHistory.days("ticks_oldest.csv");
        List<DayImporter> newest = NeptHistory.days("ticks_newest.csv");

        assertThat(newest).hasSameSizeAs(oldest);
        for (int i = 0; i < oldest.size(); i++) {
            assertThat(newest.get(i).tradingDate()).isEqualTo(oldest.get(i).tradingDate());
            assertThat(Recording.of(newest.get(i)).events)
                    .isEqualTo(Recording.of(oldest.get(i)).events);
        }
    }

    @Test
    void shouldQuoteOnlyWhatChangedJustBeforeTheTradeThatToldIt() throws IOException {
        Recording day = Recording.of(NeptHistory.days("ticks_oldest.csv").get(0));
        long bid = 0;
        long ask = 0;
        for (int i = 0; i < day.events.size(); i++) {
            if (day.events.get(i) instanceof Quote quote) {
                int changed =
                        (quote.bidPrice() == bid ? 0 : Quote.BID_NAMED)
                                | (quote.askPrice() == ask ? 0 : Quote.ASK_NAMED);
                assertThat(quote.sidesNamed()).isEqualTo(changed).isPositive();
                assertThat(quote.header().has(EventFlags.INFERRED)).isTrue();
                Trade trade = (Trade) day.events.get(i + 1);
                assertThat(trade.header().feedTimeNanos())
                        .isEqualTo(quote.header().feedTimeNanos());
                bid = quote.bidPrice();
                ask = quote.askPrice();
            }
        }
        assertThat(day.all(Quote.class)).hasSize(273);
    }

    /** IQFeed counts the trades of each market centre from 1: a hole would be a lost trade. */
    @ParameterizedTest
    @ValueSource(strings = {"ticks_oldest.csv", "ticks_oldest60.csv"})
    void shouldMissNoTradeOfAnyMarketCentre(String file) throws IOException {
        Map<String, Long> last = new TreeMap<>();
        List<Trade> trades = NeptHistory.all(NeptHistory.days(file), Trade.class);
        for (Trade trade : trades) {
            String of =
                    NeptHistory.date(trade.header().feedTimeNanos()) + " " + trade.marketCentre();
            assertThat(trade.tickId()).as(of).isEqualTo(last.merge(of, 1L, Long::sum));
        }
        assertThat(trades).hasSize(file.equals("ticks_oldest.csv") ? TICKS_OF_2021 : TICKS_OF_2020);
        assertThat(last).hasSizeGreaterThan(40);
    }

    private List<MarketEvent> throughTape(DayImporter day) throws IOException {
        Path file = folder.resolve(day.tradingDate() + ".tape");
        Recording recording = Recording.of(day);
        assertThat(recording.defects).isEmpty();
        try (TapeWriter tape = TapeWriter.create(file, "nept", day.tradingDate(), "", "")) {
            for (MarketEvent event : recording.events) {
                tape.append(event);
            }
            tape.finish();
        }
        List<MarketEvent> events = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(file);
                EventCursor cursor = reader.all()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                events.add(event);
            }
        }
        assertThat(events).isEqualTo(recording.events);
        return events;
    }
}
