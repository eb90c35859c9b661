package io.groundswell.replay.server;

import java.time.LocalDateTime;

/**
 * How far a replay server is.
 *
 * @param clock the wall clock in New York that clients are told
 * @param events recorded events told
 * @param ended whether all of them have been
 * @param clients connected now
 * @param lines sent to all clients, ever
 * @param queuedBytes what waits for all clients
 * @param overflows clients that were sent away because more waited for them than may
 */
public record ServerStatus(
        LocalDateTime clock,
        long events,
        boolean ended,
        int clients,
        long lines,
        long queuedBytes,
        long overflows) {}
