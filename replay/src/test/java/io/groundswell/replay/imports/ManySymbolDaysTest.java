package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.quality.TickIdRanges;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManySymbolDaysTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 12);

    private final ManySymbolDays days = ManySymbolDays.of(3, FRIDAY, 2, 400, 7);

    @Test
    void shouldTakeTradingDaysOnly() {
        // A weekend and Presidents' Day lie between.
        assertThat(days.dates()).containsExactly(FRIDAY, LocalDate.of(2021, 2, 16));
        assertThat(days.symbols()).containsExactly("QAAA", "QAAB", "QAAC");
    }

    @Test
    void shouldCountIdsWithoutHolesAndVolumeWithoutLoss() {
        for (String symbol : days.symbols()) {
            Map<Long, TickIdRanges> ids = new HashMap<>();
            long volume = 0;
            long before = 0;
            for (TickRow row : days.trades(symbol, FRIDAY)) {
                volume += row.size();
                assertThat(row.totalVolume()).isEqualTo(volume);
                assertThat(row.localMicros()).isGreaterThanOrEqualTo(before);
                before = row.localMicros();
                ids.computeIfAbsent(row.marketCentre(), it -> new TickIdRanges(9))
                        .add(row.tickId());
            }
            assertThat(ids).hasSizeGreaterThan(5);
            assertThat(ids.values()).allSatisfy(it -> assertThat(it.missing(1)).isEmpty());
            assertThat(days.volume(symbol, FRIDAY)).isEqualTo(volume);
        }
    }

    @Test
    void shouldMakeEventsOfAnImportThatAreTheSameEachTime() throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        days.events("QAAB", FRIDAY).forEach(new EventAudit(events::add));
        assertThat(days.events("QAAB", FRIDAY)).isEqualTo(events);
        assertThat(events.stream().filter(Trade.class::isInstance))
                .hasSameSizeAs(days.rows("QAAB", FRIDAY));
        assertThat(days.rows("QAAA", FRIDAY)).isNotEqualTo(days.rows("QAAB", FRIDAY));
    }
}
