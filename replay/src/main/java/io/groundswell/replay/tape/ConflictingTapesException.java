package io.groundswell.replay.tape;

import java.io.IOException;

/** Two tapes that cannot be replayed together. The message names both and the reason, in a line. */
public final class ConflictingTapesException extends IOException {
    private static final long serialVersionUID = 1L;

    ConflictingTapesException(String message) {
        super(message);
    }
}
