package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.model.book.LadderOrderBook;
import io.groundswell.model.event.DepthMode;
import io.groundswell.replay.imports.LobsterImporter.Rows;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LobsterDayTest {
    @ParameterizedTest
    @ValueSource(strings = {"GOOG_10", "AMZN_5", "GOOG_5", "AAPL_slice1000_10"})
    void shouldEqualEveryRowOfTheBookFileWhenTheDayIsToldAsOrders(String day) throws IOException {
        ImportSummary summary = null;
        try (LobsterTruth truth = truth(day, DepthMode.BY_ORDER)) {
            summary =
                    LobsterImporter.of(bookFile(day), "", Rows.ORDERS)
                            .importTo(truth, defect -> {});
            truth.finish();
            System.out.printf(
                    "%s orders: rows %d, wrong above bottom %d, wrong at bottom %d, %s%n",
                    day, truth.compared, truth.wrongAboveBottom, truth.wrongAtBottom, summary);

            assertThat(truth.compared).isGreaterThan(900).isEqualTo(summary.lines() / 2);
            assertThat(truth.wrongAboveBottom).isZero();
            assertThat(truth.wrongAtBottom).isZero();
            assertThat(truth.faults).isZero();
        }
        assertThat(summary.totalDefects()).isZero();
        assertThat(summary.note(LobsterOrders.INSIDE)).isZero();
        assertThat(summary.note(LobsterOrders.AT_BOTTOM)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GOOG_10",
                "GOOG_5",
                "AMZN_5",
                "AAPL_1",
                "AMZN_1",
                "GOOG_1",
                "AAPL_slice1000_10"
            })
    void shouldEqualEveryLevelOfEveryRowWhenTheDayIsToldAsPriceLevels(String day)
            throws IOException {
        try (LobsterTruth truth = truth(day, DepthMode.PRICE_LEVEL)) {
            ImportSummary summary =
                    LobsterImporter.of(bookFile(day), "", Rows.LEVELS)
                            .importTo(truth, defect -> {});
            truth.finish();
            System.out.printf("%s levels: rows %d, %s%n", day, truth.compared, summary);

            assertThat(truth.compared).isGreaterThan(900).isEqualTo(summary.lines() / 2);
            assertThat(truth.wrongAboveBottom).isZero();
            assertThat(truth.wrongAtBottom).isZero();
            assertThat(truth.otherLevelCount).isZero();
            assertThat(truth.faults).isZero();
            assertThat(summary.totalDefects()).isZero();
        }
    }

    private static LobsterTruth truth(String day, DepthMode mode) throws IOException {
        return new LobsterTruth(bookFile(day), new LadderOrderBook(mode));
    }

    private static Path bookFile(String day) {
        int cut = day.lastIndexOf('_');
        return RealDays.require(
                "lobster/"
                        + day.substring(0, cut)
                        + "_2012-06-21_34200000_57600000_orderbook_"
                        + day.substring(cut + 1)
                        + ".csv.xz");
    }
}
