package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.lookup.ReplySink;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.EventHeader;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;

/** How far the trades of an answer go; keeps none of them. One thread. */
final class NewestTrade implements ReplySink {
    private final EasternTime eastern = new EasternTime();
    private long localMicros = EventHeader.ABSENT;

    @Override
    public void begin(String version) {
        localMicros = EventHeader.ABSENT;
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) {
        if (message instanceof TickRow it) {
            localMicros = Math.max(localMicros, it.localMicros());
        }
    }

    /** Whether it has a trade of this time, nanoseconds since 1970 UTC, or of a later one. */
    boolean reaches(long nanos) {
        return localMicros != EventHeader.ABSENT && eastern.toNanos(localMicros) >= nanos;
    }

    /** How far they go, in words. */
    String words() {
        if (localMicros == EventHeader.ABSENT) {
            return "history has nothing of it yet";
        }
        long micros = Math.floorMod(localMicros, EasternTime.DAY_MICROS);
        LocalTime time = LocalTime.ofSecondOfDay(TimeUnit.MICROSECONDS.toSeconds(micros));
        return String.format(
                "history has come to %02d:%02d:%02d only",
                time.getHour(), time.getMinute(), time.getSecond());
    }
}
