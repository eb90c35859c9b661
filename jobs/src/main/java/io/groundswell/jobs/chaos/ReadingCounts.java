package io.groundswell.jobs.chaos;

/**
 * How often a part was read, by what that was; see {@link ReadingVerdict}.
 *
 * @param newer values that were seen for the first time
 */
record ReadingCounts(long newer, long same, long torn, long stale, long undone, long foreign) {
    /** Nothing was read. */
    static final ReadingCounts NONE = new ReadingCounts(0, 0, 0, 0, 0, 0);

    /** One reading. */
    static ReadingCounts of(ReadingVerdict verdict) {
        return switch (verdict) {
            case NEWER -> new ReadingCounts(1, 0, 0, 0, 0, 0);
            case SAME -> new ReadingCounts(0, 1, 0, 0, 0, 0);
            case TORN -> new ReadingCounts(0, 0, 1, 0, 0, 0);
            case STALE -> new ReadingCounts(0, 0, 0, 1, 0, 0);
            case UNDONE -> new ReadingCounts(0, 0, 0, 0, 1, 0);
            case FOREIGN -> new ReadingCounts(0, 0, 0, 0, 0, 1);
        };
    }

    ReadingCounts plus(ReadingCounts other) {
        return new ReadingCounts(
                newer + other.newer,
                same + other.same,
                torn + other.torn,
                stale + other.stale,
                undone + other.undone,
                foreign + other.foreign);
    }

    /** How often it was read. */
    long all() {
        return newer + same + torn + stale + undone + foreign;
    }

    /** Whether something was read, and all of it was right. */
    boolean areRight() {
        return newer > 0 && newer + same == all();
    }
}
