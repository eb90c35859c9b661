package io.groundswell.connectors.redis.cleaner;

import java.util.List;

/** What is to be kept small. One thread. */
interface CleanedStore {
    /** What counts against the limit just now, bytes; without what is just being freed. */
    long memoryBytes();

    /** Looks through all keys, and offers each that may be removed once for each of its steps. */
    void look(Shortlist shortlist);

    /** Does to these keys what one step is about; who is watched by now is spared. */
    Removal remove(CleaningStep step, List<Candidate> window);
}
