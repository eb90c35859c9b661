package io.groundswell.replay.signals;

import io.groundswell.model.feature.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * An order, or part of one, that was shown again just after an execution.
 *
 * @param timeNanos when it was shown, nanoseconds since 1970 UTC
 * @param isBid its side
 * @param price 1e-4 dollar
 * @param shares how many were shown
 */
record Refill(long timeNanos, boolean isBid, long price, long shares) {

    /** Those among what was found without order ids. */
    static List<Refill> found(List<Evidence> evidence) {
        List<Refill> found = new ArrayList<>();
        for (Evidence it : evidence) {
            boolean isBid = it.kind() == Evidence.Kind.BID_REFILL;
            if (isBid || it.kind() == Evidence.Kind.ASK_REFILL) {
                found.add(new Refill(it.timeNanos(), isBid, it.price(), it.shares()));
            }
        }
        return found;
    }
}
