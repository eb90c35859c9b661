package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.LadderOrderBook;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The captures of August 2024: the book from snapshot and differences against bookTicker. */
class BinanceDayTest {
    private static final long START_OF_9_UTC = 1_723_161_600_000_000_000L;
    private static final Pattern DIFF = Pattern.compile("^(\\d+) .*?@depth.*?\"u\":(\\d+)");
    private static final Pattern TICKER =
            Pattern.compile(
                    "@bookTicker.*?\"u\":(\\d+).*?\"b\":\"([^\"]+)\",\"B\":\"([^\"]+)\","
                            + "\"a\":\"([^\"]+)\",\"A\":\"([^\"]+)\"");

    @Test
    void shouldEqualTheBookTickerAtEverySharedUpdateWhenTheBookIsRebuilt() throws IOException {
        long compared = 0;
        long comparedOn8 = 0;
        long equal = 0;
        for (String[] days : RECORDINGS) {
            List<Path> files = new ArrayList<>();
            for (String day : days) {
                files.add(RealDays.require("crypto_binance_ws/" + day + ".jsonl.xz"));
            }
            Rebuilt rebuilt = new Rebuilt(files);

            ImportSummary summary =
                    BinanceImporter.of(files, "").importTo(new EventAudit(rebuilt), defect -> {});

            System.out.printf(
                    "%s: %d of %d equal, crossed %d, %s%n",
                    days[0], rebuilt.equal, rebuilt.compared, rebuilt.crossed, summary);
            assertThat(summary.totalDefects()).isZero();
            assertThat(rebuilt.faults).isZero();
            assertThat(rebuilt.gaps).isZero();
            assertThat(rebuilt.crossed).isZero();
            assertThat(summary.note(BinanceDepth.WITHOUT_SNAPSHOT)).isZero();
            compared += rebuilt.compared;
            comparedOn8 += rebuilt.comparedOn8;
            equal += rebuilt.equal;
        }
        // The README of the data counts the files of the 8th alone.
        assertThat(comparedOn8).isEqualTo(4790);
        assertThat(compared).isEqualTo(7471);
        assertThat(equal).isEqualTo(compared);
    }

    private static final String[][] RECORDINGS = {
        {"spot_btcusdt_20240808", "spot_btcusdt_20240809"},
        {"spot_ethusdt_20240808", "spot_ethusdt_20240809"},
        {"cm_btcusd_perp_20240808", "cm_btcusd_perp_20240809"},
        {"cm_ethusd_perp_20240808", "cm_ethusd_perp_20240809"},
        {"usdm_btcusdt_20240808"},
        {"usdm_ethusdt_20240808"}
    };

    private static final class Rebuilt implements Consumer<MarketEvent> {
        private final LadderOrderBook book = new LadderOrderBook(DepthMode.PRICE_LEVEL);
        private final Map<Long, Long> updateByReceiveTime = new HashMap<>();
        private final Map<Long, List<Long>> tickerByUpdate = new HashMap<>();
        private long compared;
        private long comparedOn8;
        private long equal;
        private long crossed;
        private long faults;
        private long gaps;

        Rebuilt(List<Path> files) throws IOException {
            for (Path file : files) {
                try (ByteLines lines = ByteLines.open(file)) {
                    while (lines.next()) {
                        note(lines.text());
                    }
                }
            }
        }

        private void note(String line) {
            Matcher diff = DIFF.matcher(line);
            Matcher ticker = TICKER.matcher(line);
            if (diff.find()) {
                updateByReceiveTime.put(
                        Long.parseLong(diff.group(1)), Long.parseLong(diff.group(2)));
            } else if (ticker.find()) {
                List<Long> values = new ArrayList<>();
                for (int i = 2; i <= 5; i++) {
                    values.add(new BigDecimal(ticker.group(i)).movePointRight(8).longValueExact());
                }
                tickerByUpdate.put(Long.parseLong(ticker.group(1)), values);
            }
        }

        @Override
        public void accept(MarketEvent event) {
            if (event instanceof SnapshotBegin) {
                book.clear();
            } else if (event instanceof FeedStatus) {
                gaps++;
            } else if (event instanceof DepthUpdate update) {
                faults += book.apply(update) == FaultKind.NONE ? 0 : 1;
                Long id = updateByReceiveTime.get(update.header().receiveTimeNanos());
                if (id != null && !update.header().has(EventFlags.MORE_FOLLOWS)) {
                    compare(tickerByUpdate.get(id), update.header().receiveTimeNanos());
                }
            }
        }

        private void compare(List<Long> ticker, long receiveNanos) {
            crossed += book.bestPrice(Side.BID) >= book.bestPrice(Side.ASK) ? 1 : 0;
            if (ticker == null) {
                return;
            }
            compared++;
            comparedOn8 += receiveNanos < START_OF_9_UTC ? 1 : 0;
            List<Long> best =
                    List.of(
                            book.bestPrice(Side.BID),
                            book.bestSize(Side.BID),
                            book.bestPrice(Side.ASK),
                            book.bestSize(Side.ASK));
            equal += best.equals(ticker) ? 1 : 0;
        }
    }
}
