package io.groundswell.replay.source;

import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeReader;
import java.nio.file.Path;

/**
 * A tape and how to know it again. A position in a lane means nothing on any other tape, even where
 * that one lies under the same path and holds the same symbols.
 *
 * @param path where it is
 * @param sourceEpoch its lowest source epoch, nanoseconds since 1970 UTC
 * @param events events on it
 * @param checksum that of its index, which a tape of other events or other blocks does not share
 */
public record TapeRef(String path, long sourceEpoch, long events, int checksum) {
    static TapeRef of(Path file, TapeInfo info, int checksum) {
        return new TapeRef(file.toString(), info.sourceEpoch(), info.events(), checksum);
    }

    /**
     * Sees that an open tape is this one.
     *
     * @throws DamagedTapeException where it was replaced since
     */
    void check(TapeReader tape) throws DamagedTapeException {
        if (!equals(of(Path.of(path), tape.info(), tape.checksum()))) {
            throw new DamagedTapeException(
                    tape.file(),
                    DamagedTapeException.WHOLE_FILE,
                    "not the tape that this replay began with; put that one back or start anew");
        }
    }
}
