package io.groundswell.model.contract;

/** What the system publishes on Kafka besides the three market topics. */
public enum OutputTopic {
    /** Scores of the five signals. */
    SIGNALS("signals"),
    /** Alerts raised and cleared. */
    ALERTS("alerts"),
    /** Finished and corrected bars. */
    BARS("bars"),
    /** Snapshots of order books. */
    BOOKS("books"),
    /** Changes of the best bid and offer. */
    QUOTES("quotes"),
    /** Faults of order books. */
    FAULTS("faults"),
    /** What each symbol came to at the end of a recorded stretch. */
    SUMMARIES("summaries"),
    /** Input that was not taken, with the reason. */
    DEAD_LETTERS(OutputNames.DEAD_LETTERS),
    /** Commands of the console and their answers. */
    CONTROL("control");

    private final String suffix;

    OutputTopic(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
