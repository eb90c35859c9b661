package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsDialogueTest {
    private static final String WATCH = "BW,AAPL,60,,,,093000,160000,2,s,'',5";
    private static final String WHOLE =
            "2,BH,AAPL,2021-07-06 13:07:00,141.6000,141.6600,141.5800,141.6400,70564184,148141,0,";
    private static final String FORMS =
            "2,BH,AAPL,2021-07-06 13:08:00,141.6499,141.6700,141.6400,141.6624,70636083,67025,0,";
    private static final String UPDATE =
            "2,BU,AAPL,2021-07-06 13:08:00,141.6499,141.6800,141.6400,141.6618,70653189,82493,,";

    private static List<DayImporter> days(String watch, String... read) throws IOException {
        return BarsDialogue.importers(new Dialogue("here", List.of(watch), List.of(read)), "");
    }

    private static long nanos(String local) {
        return new EasternTime()
                .toNanos(LocalDateTime.parse(local).toEpochSecond(ZoneOffset.UTC) * 1_000_000L);
    }

    @Test
    void shouldTellABarThatFormsBeforeItsEndAndAWholeOneAtItsEnd() throws IOException {
        Recording day = Recording.of(days(WATCH, WHOLE, FORMS, UPDATE).get(0));

        assertThat(day.defects).isEmpty();
        List<HistoryBar> bars = day.all(HistoryBar.class);
        assertThat(bars)
                .extracting(bar -> bar.header().eventTimeNanos())
                .containsExactly(
                        nanos("2021-07-06T13:07:00"),
                        nanos("2021-07-06T13:07:00"),
                        nanos("2021-07-06T13:07:05"));
        assertThat(bars)
                .extracting(bar -> bar.header().has(EventFlags.INFERRED))
                .containsExactly(false, true, true);
        assertThat(bars.get(2).beginNanos()).isEqualTo(nanos("2021-07-06T13:07:00"));
        assertThat(bars.get(2).tradeCount()).isEqualTo(EventHeader.ABSENT);
        assertThat(bars.get(2).high()).isEqualTo(1_416_800);
    }

    @Test
    void shouldMakeADayOfEachDateAndKeepWhatIsNoBarAsADefect() throws IOException {
        String before = WHOLE.replace("07-06", "07-02");
        List<DayImporter> days = days(WATCH, "S,SERVER CONNECTED", before, WHOLE, "2,BH,AAPL,?");

        assertThat(days)
                .extracting(day -> day.tradingDate().toString())
                .containsExactly("2021-07-02", "2021-07-06");
        Recording day = Recording.of(days.get(1));
        assertThat(day.all(HistoryBar.class)).hasSize(1);
        assertThat(day.defects).extracting(it -> it.reason()).containsOnly(DefectReason.MALFORMED);
    }

    @Test
    void shouldTakeTheLengthFromTheWatch() throws IOException {
        String ticks = WATCH.replace(",s,", ",t,");
        HistoryBar bar = Recording.of(days(ticks, WHOLE).get(0)).all(HistoryBar.class).get(0);

        assertThat(bar.unit()).isEqualTo(BarUnit.TICK);
        assertThat(bar.length()).isEqualTo(60);
        assertThat(bar.beginNanos()).isEqualTo(nanos("2021-07-06T13:07:00"));
    }

    @Test
    void shouldRefuseADialogueWithoutABarOfWhatWasWatched() {
        assertThatThrownBy(() -> days(WATCH, "S,SERVER CONNECTED"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no bar");
    }
}
