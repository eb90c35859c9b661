package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.lookup.ReplySink;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What IQFeed's daily bars say of the volume of a symbol's days. One thread at a time. */
final class DailyVolumes implements ReplySink {
    private final Map<LocalDate, Long> volumes = new TreeMap<>();

    @Override
    public void begin(String version) {
        volumes.clear();
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) {
        if (message instanceof PeriodRow row) {
            long day = Math.floorDiv(row.localMicros(), EasternTime.DAY_MICROS);
            volumes.put(LocalDate.ofEpochDay(day), row.volume());
        }
    }

    /** The volume of a day, all trades counted; empty where there is no bar of it. */
    OptionalLong of(LocalDate date) {
        Long volume = volumes.get(date);
        return volume == null ? OptionalLong.empty() : OptionalLong.of(volume);
    }
}
