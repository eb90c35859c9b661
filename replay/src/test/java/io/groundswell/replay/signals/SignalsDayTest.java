package io.groundswell.replay.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.model.RealDays;
import io.groundswell.model.alert.Alert;
import io.groundswell.model.alert.AlertChange;
import io.groundswell.model.alert.SignalVersion;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.signal.SignalSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the signals say of the real days, held to what the specification has of the same days. */
class SignalsDayTest {
    private static final double PUBLISHED = .005;

    private static Path messages(String symbol, int levels) {
        return RealDays.require(
                "lobster/"
                        + symbol
                        + "_2012-06-21_34200000_57600000_message_"
                        + levels
                        + ".csv.xz");
    }

    @ParameterizedTest
    @CsvSource({
        "AMZN, 5, .525, .569, .357, .577, .790",
        "GOOG, 10, .411, .450, .342, .428, .792",
        "AAPL, 1, .509, .555, .341, .665, .509"
    })
    void shouldReproduceWhatIsPublishedOfOrderFlow(
            String symbol,
            int levels,
            double flow,
            double median,
            double trades,
            double minute,
            double all)
            throws IOException {
        RecordedDay day = RecordedDay.lobster(messages(symbol, levels), levels);
        long open = day.at(LocalTime.of(9, 30));
        long close = day.at(LocalTime.of(16, 0));

        PublishedNumbers ten = PublishedNumbers.of(day, open, close, 10);

        assertThat(ten.flow()).isCloseTo(flow, within(PUBLISHED));
        assertThat(ten.medianFlow()).isCloseTo(median, within(PUBLISHED));
        assertThat(ten.trades()).isCloseTo(trades, within(PUBLISHED));
        assertThat(ten.levels()).isCloseTo(all, within(PUBLISHED));
        assertThat(PublishedNumbers.of(day, open, close, 60).flow())
                .isCloseTo(minute, within(PUBLISHED));
    }

    @ParameterizedTest
    @CsvSource({"AMZN, 5, 3", "GOOG, 10, 0", "AAPL, 1, 1"})
    void shouldAlertOnRealIcebergsAndFindThemWithoutOrderIds(String symbol, int levels, int alerts)
            throws IOException {
        Path messages = messages(symbol, levels);
        RecordedDay day = RecordedDay.lobster(messages, levels);

        SignalRun run = SignalRun.of(day, day.events(), SignalVersion.V1);

        RefillTruth truth = RefillTruth.of(messages);
        List<Refill> found = Refill.found(run.seen());
        assertThat(Detection.of(truth.refills(), found).f1()).isGreaterThanOrEqualTo(.90);
        assertThat(run.faults()).isZero();
        // Each second of the session, and the one before it, in which the book was told.
        assertThat(run.readings().count()).isEqualTo(23_400 + 1);
        assertThat(run.readings().alerts().stream().filter(SignalsDayTest::isRaised))
                .hasSize(alerts)
                .allSatisfy(
                        it -> {
                            assertThat(it.evidence()).isNotEmpty();
                            assertThat(it.reading().at(SignalSchema.NET)).isPositive();
                            assertThat(it.reading().at(SignalSchema.BID_REFILLED))
                                    .isGreaterThan(it.reading().at(SignalSchema.ASK_REFILLED));
                        });
    }

    @ParameterizedTest
    @CsvSource({"AMZN, 5, 3", "GOOG, 10, 1", "AAPL, 1, 0"})
    void shouldAlertAsOftenWithTheSecondVersion(String symbol, int levels, int alerts)
            throws IOException {
        RecordedDay day = RecordedDay.lobster(messages(symbol, levels), levels);

        SignalRun run = SignalRun.of(day, day.events(), SignalVersion.V2);

        assertThat(run.readings().alerts().stream().filter(SignalsDayTest::isRaised))
                .hasSize(alerts)
                .allSatisfy(it -> assertThat(it.parameterVersion()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource({"AMZN, 5, 4000", "AAPL, 1, 9000"})
    void shouldScoreTheSameOnAFinerGrid(String symbol, int levels, long least) throws IOException {
        RecordedDay day = RecordedDay.lobster(messages(symbol, levels), levels);

        FinerGrid finer =
                FinerGrid.of(day, SignalRun.of(day, day.events(), SignalVersion.V1).readings());

        // Until the first alert; in three bins of moves the very first step counts.
        assertThat(finer.compared()).isGreaterThan(least);
        assertThat(finer.different()).isEqualTo(15);
    }

    private static boolean isRaised(Alert alert) {
        return alert.change() == AlertChange.RAISED;
    }

    @ParameterizedTest
    @CsvSource({"AMZN, 5, .88, .795", "GOOG, 10, .89, .86", "AAPL, 1, .81, .795"})
    void shouldTellHiddenPrintsFromPricesAndSizesWhenTheBookIsLate(
            String symbol, int levels, double late, double snapshots) throws IOException {
        List<MarketEvent> real = RecordedDay.lobster(messages(symbol, levels), levels).events();
        List<MarketEvent> mute = real.stream().map(StaleBook::mute).toList();

        HiddenInference inTime = HiddenInference.of(real, mute, FeatureOptions.FULL_DEPTH);
        assertThat(inTime.prints().f1()).isGreaterThanOrEqualTo(.999);
        HiddenInference by100Millis =
                HiddenInference.of(
                        real, StaleBook.delayed(real, 100_000_000), FeatureOptions.CONFLATED);
        assertThat(by100Millis.prints().f1())
                .isGreaterThanOrEqualTo(late)
                .isGreaterThan(by100Millis.naive().f1() + .05);
        HiddenInference each100Millis =
                HiddenInference.of(
                        real, StaleBook.snapshots(real, 100_000_000), FeatureOptions.CONFLATED);
        assertThat(each100Millis.prints().f1())
                .isGreaterThanOrEqualTo(snapshots)
                .isGreaterThan(each100Millis.naive().f1());
        assertThat(each100Millis.minuteCorrelation()).isGreaterThanOrEqualTo(.93);
    }
}
