package io.groundswell.replay.signals;

import io.groundswell.model.alert.Alert;
import io.groundswell.model.alert.AlertChange;
import io.groundswell.model.signal.SignalSchema;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * One window of one day, with something laid over it or nothing.
 *
 * @param symbol of the day
 * @param startNanos the window's first moment
 * @param means of each column of {@link SignalSchema} over its last ten minutes
 * @param latencyNanos from its start to the first alert raised in it, where one was
 */
record Trial(String symbol, long startNanos, List<Double> means, OptionalLong latencyNanos) {
    private static final long SCORED_NANOS = 600_000_000_000L;

    static Trial of(String symbol, DayReadings readings, long startNanos, long endNanos) {
        List<Double> means =
                IntStream.range(0, SignalSchema.COUNT)
                        .mapToObj(it -> readings.mean(it, endNanos - SCORED_NANOS, endNanos))
                        .toList();
        OptionalLong raised =
                readings.alerts().stream()
                        .filter(it -> it.change() == AlertChange.RAISED)
                        .mapToLong(Alert::timeNanos)
                        .filter(time -> time > startNanos && time <= endNanos)
                        .findFirst();
        return new Trial(
                symbol,
                startNanos,
                means,
                raised.isPresent()
                        ? OptionalLong.of(raised.getAsLong() - startNanos)
                        : OptionalLong.empty());
    }
}
