package io.groundswell.connectors.iqfeed.lookup;

import java.util.Map;
import java.util.Optional;

/**
 * What a pool has done so far.
 *
 * @param questions that were put to it
 * @param requests that were sent, the repeated ones too
 * @param retries requests that failed and were sent again, or would have been
 * @param rows that came, also those of failed attempts
 * @param bytes of these rows, without their ends
 * @param connections that were opened
 * @param away why there is no connection, where there is none
 */
public record LookupFigures(
        long questions,
        long requests,
        Map<RetryReason, Long> retries,
        long rows,
        long bytes,
        long connections,
        Optional<String> away) {
    /** Keeps a copy. */
    public LookupFigures {
        retries = Map.copyOf(retries);
    }
}
