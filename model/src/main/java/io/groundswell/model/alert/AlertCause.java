package io.groundswell.model.alert;

/** Why an alert was raised. */
public enum AlertCause {
    /** The composite stands high, and several signals agree. */
    COMPOSITE,
    /** The bid absorbs so much that this alone is cause. */
    ABSORPTION,
    /** Both. */
    BOTH
}
