package io.groundswell.replay.history;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.model.event.UnixNanos;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings units into a history folder, each by a {@link UnitRun}. What goes wrong with one is told
 * of that one. Any number of threads, each with other units.
 *
 * @param folder where history lies
 * @param judge says what is there, and how whole
 * @param source asks IQFeed
 * @param symbols what the daily bars say
 * @param tapes puts answers on tape
 * @param force whether to ask for what is whole, too
 * @param progress told of each row
 * @param clock which days are over
 */
record UnitDownload(
        HistoryFolder folder,
        DayJudge judge,
        HistorySource source,
        SymbolHistories symbols,
        UnitTape tapes,
        boolean force,
        DownloadProgress progress,
        InstantSource clock)
        implements Downloader.Work {
    private static final Logger LOG = LoggerFactory.getLogger(UnitDownload.class);

    @Override
    public UnitOutcome run(HistoryUnit unit) throws InterruptedException {
        try {
            return new UnitRun(this, unit).run();
        } catch (IOException e) {
            return UnitOutcome.not(unit, UnitResult.FAILED, CommandErrors.describe(e), List.of());
        } catch (RuntimeException e) {
            LOG.error("{} cannot be fetched", unit, e);
            return UnitOutcome.not(
                    unit, UnitResult.FAILED, "a fault in this program: " + e, List.of());
        }
    }

    /** The time now, nanoseconds since 1970 UTC. */
    long nowNanos() {
        return UnixNanos.of(clock.instant());
    }
}
