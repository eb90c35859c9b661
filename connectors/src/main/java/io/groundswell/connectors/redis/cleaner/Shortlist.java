package io.groundswell.connectors.redis.cleaner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The keys that are missed least, out of any number, in bounded memory: by step, and in each those
 * that nobody has written for longest. One thread.
 */
final class Shortlist {
    private static final Comparator<Candidate> LAST_FIRST =
            Comparator.comparing(Candidate::step)
                    .reversed()
                    .thenComparingLong(Candidate::quietMillis)
                    .thenComparing(it -> it.name().key(), Comparator.reverseOrder());

    private final PriorityQueue<Candidate> kept = new PriorityQueue<>(LAST_FIRST);
    private final Set<CleaningStep> without;
    private final int limit;
    private long offered;
    private long watched;
    private long others;

    /** One that takes that many at most, and nothing of some steps. */
    Shortlist(Set<CleaningStep> without, int limit) {
        this.without = without;
        this.limit = limit;
    }

    void offer(Candidate candidate) {
        if (without.contains(candidate.step())) {
            return;
        }
        offered++;
        kept.add(candidate);
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    /** A key stays for ever, for somebody watches its symbol. */
    void spareWatched() {
        watched++;
    }

    /** A key stays for ever, for it is none of ours. */
    void spareOthers() {
        others++;
    }

    /** Keys that stay because of who is watched. */
    long watched() {
        return watched;
    }

    /** Keys that stay because they are somebody else's. */
    long others() {
        return others;
    }

    /** Whether there were more than it keeps. */
    boolean isCutOff() {
        return offered > limit;
    }

    /** What is missed least first. */
    List<Candidate> inOrder() {
        List<Candidate> all = new ArrayList<>(kept);
        all.sort(LAST_FIRST.reversed());
        return all;
    }
}
