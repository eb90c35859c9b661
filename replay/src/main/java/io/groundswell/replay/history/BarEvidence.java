package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Gathers evidence of bars of one kind, one after the other. One thread at a time. */
final class BarEvidence {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final boolean isDated;
    private final EasternTime eastern = new EasternTime();
    private final List<LocalDate> dates = new ArrayList<>();
    private long bars;
    private long volume;
    private long totalVolume = EventHeader.ABSENT;
    private long contradictions;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = EventHeader.ABSENT;
    private int sizeExponent;

    BarEvidence(HistoryKind kind) {
        this.isDated = kind.isDated();
    }

    void take(HistoryBar bar) {
        bars++;
        volume += bar.volume();
        sizeExponent = bar.header().sizeExponent();
        long endNanos = bar.beginNanos();
        if (bar.unit() == BarUnit.SECOND) {
            endNanos += bar.length() * NANOS_PER_SECOND;
        }
        firstNanos = Math.min(firstNanos, bar.beginNanos());
        lastNanos = Math.max(lastNanos, endNanos);
        if (bar.totalVolume() != EventHeader.ABSENT) {
            long before = totalVolume == EventHeader.ABSENT ? 0 : totalVolume;
            if (bar.totalVolume() < before + bar.volume()) {
                contradictions++;
            }
            totalVolume = Math.max(before, bar.totalVolume());
        }
        if (isDated && dates.size() < DayEvidence.MAX_DATES) {
            dates.add(
                    LocalDate.ofEpochDay(
                            Math.floorDiv(
                                    eastern.toLocalMicros(bar.beginNanos()),
                                    EasternTime.DAY_MICROS)));
        }
    }

    DayEvidence evidence() {
        return new DayEvidence(
                bars,
                volume,
                totalVolume,
                0,
                0,
                List.of(),
                contradictions,
                List.of(),
                0,
                firstNanos,
                lastNanos,
                sizeExponent,
                dates);
    }
}
