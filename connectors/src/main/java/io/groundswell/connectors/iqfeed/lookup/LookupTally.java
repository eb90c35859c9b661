package io.groundswell.connectors.iqfeed.lookup;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a pool does. Any thread. */
final class LookupTally {
    final LongAdder questions = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder rows = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder connections = new LongAdder();
    private final Map<RetryReason, LongAdder> retries = new EnumMap<>(RetryReason.class);

    LookupTally() {
        for (RetryReason reason : RetryReason.values()) {
            retries.put(reason, new LongAdder());
        }
    }

    void failed(RetryReason reason) {
        retries.get(reason).increment();
    }

    LookupFigures figures(Optional<String> away) {
        Map<RetryReason, Long> sums = new EnumMap<>(RetryReason.class);
        retries.forEach((reason, count) -> sums.put(reason, count.sum()));
        return new LookupFigures(
                questions.sum(),
                requests.sum(),
                sums,
                rows.sum(),
                bytes.sum(),
                connections.sum(),
                away);
    }
}
