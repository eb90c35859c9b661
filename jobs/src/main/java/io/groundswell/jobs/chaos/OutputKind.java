package io.groundswell.jobs.chaos;

import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.contract.OutputTopic;
import java.util.List;

/**
 * A kind of result that a job on endless topics writes, by its two names.
 *
 * @param name as a folder of JSON lines
 * @param topic as a topic
 */
record OutputKind(String name, OutputTopic topic) {
    /** All of them; a job that reads on for ever sums nothing up. */
    static final List<OutputKind> ALL =
            List.of(
                    new OutputKind(OutputNames.BOOK_SNAPSHOTS, OutputTopic.BOOKS),
                    new OutputKind(OutputNames.BEST_QUOTES, OutputTopic.QUOTES),
                    new OutputKind(OutputNames.BOOK_FAULTS, OutputTopic.FAULTS),
                    new OutputKind(OutputNames.DEAD_LETTERS, OutputTopic.DEAD_LETTERS));

    /** Whether the topic holds the input as it came, with what is wrong with it in headers. */
    boolean isRaw() {
        return topic == OutputTopic.DEAD_LETTERS;
    }
}
