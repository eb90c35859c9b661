package io.groundswell.connectors.redis.cleaner;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings Redis's memory under its limit by removing what is missed least: step by step as {@link
 * CleaningStep} has them, in each what nobody has written for longest, and no more than it takes.
 * Of all realms alike. What was removed comes again with the next change of it; until then it is
 * not there, and what is older is not refused either. One thread.
 *
 * <p>Writes go on meanwhile. Once as much is gone as was too much, and it is still too much, it
 * looks anew: what was written since is missed less than what comes in later steps.
 */
final class RedisCleaner {
    /** A pass ends, also where others write faster than it removes; another one follows. */
    private static final int MOST_LOOKS = 100;

    private final CleanedStore store;
    private final CleaningLimits limits;
    private final Map<CleaningStep, Removal> removed = new EnumMap<>(CleaningStep.class);
    private final Set<CleaningStep> fruitless = EnumSet.noneOf(CleaningStep.class);
    private Shortlist shortlist;
    private long memoryBytes;
    private int looks;

    RedisCleaner(CleanedStore store, CleaningLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** One pass; where there is enough room it only looks at the memory. */
    CleaningReport clean() {
        removed.clear();
        looks = 0;
        fruitless.clear();
        shortlist = new Shortlist(fruitless, limits.shortlistKeys());
        memoryBytes = store.memoryBytes();
        long before = memoryBytes;
        if (before > limits.beginBytes()) {
            boolean isMore = true;
            while (isMore && !hasRoom() && looks < MOST_LOOKS) {
                isMore = lookAndRemove();
            }
        }
        return new CleaningReport(
                limits.limitBytes(),
                before,
                memoryBytes,
                looks,
                removed,
                shortlist.watched(),
                shortlist.others());
    }

    private boolean hasRoom() {
        return memoryBytes <= limits.endBytes();
    }

    /** Whether another look may find more. */
    private boolean lookAndRemove() {
        looks++;
        shortlist = new Shortlist(fruitless, limits.shortlistKeys());
        store.look(shortlist);
        List<Candidate> candidates = shortlist.inOrder();
        boolean isAnyGone = removeSome(candidates);
        if (!isAnyGone && shortlist.isCutOff()) {
            // As with streams that are as short as can be: they would fill the next list too.
            fruitless.add(candidates.get(0).step());
            return true;
        }
        return isAnyGone;
    }

    private boolean removeSome(List<Candidate> candidates) {
        long tooMuch = memoryBytes - limits.endBytes();
        Removal all = Removal.NOTHING;
        int at = 0;
        while (at < candidates.size() && !hasRoom() && all.bytes() < tooMuch) {
            List<Candidate> window = window(candidates, at);
            at += window.size();
            CleaningStep step = window.get(0).step();
            Removal gone = store.remove(step, window);
            if (!gone.isNothing()) {
                all = all.plus(gone);
                removed.merge(step, gone, Removal::plus);
            }
            memoryBytes = store.memoryBytes();
        }
        return !all.isNothing();
    }

    /** Of one step as many as it should take, by their estimates, and at least one. */
    private List<Candidate> window(List<Candidate> candidates, int from) {
        long wanted = memoryBytes - limits.endBytes();
        CleaningStep step = candidates.get(from).step();
        List<Candidate> window = new ArrayList<>();
        long bytes = 0;
        int at = from;
        while (at < candidates.size()
                && candidates.get(at).step() == step
                && bytes < wanted
                && window.size() < limits.windowKeys()) {
            window.add(candidates.get(at));
            bytes += candidates.get(at).bytes();
            at++;
        }
        return window;
    }
}
