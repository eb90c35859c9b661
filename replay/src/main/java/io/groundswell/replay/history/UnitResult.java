package io.groundswell.replay.history;

/** What became of a unit that was asked for. */
enum UnitResult {
    /** It was on tape and whole. */
    PRESENT("there already"),
    /** It was not on tape and now is, whole. */
    FETCHED("fetched"),
    /** It was on tape in part and now is whole, or was fetched again because somebody said so. */
    REPAIRED("repaired or fetched again"),
    /** Nothing was traded, and the daily bars agree. */
    EMPTY("without trades"),
    /** It is on tape, and something of it is missing. */
    PARTIAL("in part"),
    /** IQFeed does not give it. */
    REFUSED("not given"),
    /** It could not be fetched. */
    FAILED("failed");

    private final String words;

    UnitResult(String words) {
        this.words = words;
    }

    /** In words. */
    String words() {
        return words;
    }

    /** Whether nothing is left to be wished. */
    boolean isWhole() {
        return this == PRESENT || this == FETCHED || this == REPAIRED || this == EMPTY;
    }
}
