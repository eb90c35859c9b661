package io.groundswell.model.quality;

/** What the sequence of an event says about it. */
public enum SequenceVerdict {
    /** The next in line, or the first of a new epoch. */
    NEXT,
    /** This event, or a later one, was taken before: drop and count it. */
    DUPLICATE,
    /** Events before it are missing: take it, and mark the gap. */
    AFTER_HOLE,
    /** Its order time cannot be, so it has no place: it leaves a hole that the next event shows. */
    UNTIMED
}
