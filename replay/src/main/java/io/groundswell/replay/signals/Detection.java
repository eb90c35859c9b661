package io.groundswell.replay.signals;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How well things were found that are known to be there.
 *
 * @param truth how many there are
 * @param found how many were said to be there
 * @param right how many of these are
 */
record Detection(long truth, long found, long right) {
    /** Matches what was found with what is true, each thing once. */
    static <T> Detection of(Collection<T> truth, Collection<T> found) {
        Map<T, Integer> left = new HashMap<>();
        truth.forEach(it -> left.merge(it, 1, Integer::sum));
        long right = 0;
        for (T it : found) {
            Integer there = left.get(it);
            if (there != null && there > 0) {
                left.put(it, there - 1);
                right++;
            }
        }
        return new Detection(truth.size(), found.size(), right);
    }

    /** The part of what was found that is there. */
    double precision() {
        return (double) right / found;
    }

    /** The part of what is there that was found. */
    double recall() {
        return (double) right / truth;
    }

    /** Harmonic mean of precision and recall. */
    double f1() {
        return 2.0 * right / (truth + found);
    }
}
