package io.groundswell.replay.history;

import io.groundswell.model.quality.TickIdRanges;
import io.groundswell.model.quality.TickIdRanges.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * The tick ids of one market centre on a day. IQFeed counts them from 1 without a hole, but some
 * prints have large ids from elsewhere: a hole larger than all that was seen of the centre is a
 * jump in the numbering, and no loss.
 *
 * @param centre the market centre as the trades spell it
 * @param seen how many different ids there are
 * @param twice how many trades have an id that another had already
 * @param missing how many ids are missing, jumps not counted
 * @param holes the first of what is missing
 * @param jumps how often the numbering jumps
 * @param isOrdered whether the ids could be followed; else nothing is said to be missing
 */
record CentreIds(
        String centre,
        long seen,
        long twice,
        long missing,
        List<Range> holes,
        long jumps,
        boolean isOrdered) {
    /** How many holes are named. */
    static final int MAX_HOLES = 8;

    /** Keeps a copy. */
    CentreIds {
        holes = List.copyOf(holes);
    }

    static CentreIds of(String centre, TickIdRanges ids, long twice) {
        boolean ordered = ids.forgotten() == 0;
        List<Range> holes = new ArrayList<>();
        long missing = 0;
        long jumps = 0;
        for (Range hole : ordered ? ids.missing(1) : List.<Range>of()) {
            if (hole.count() > ids.count()) {
                jumps++;
                continue;
            }
            missing += hole.count();
            if (holes.size() < MAX_HOLES) {
                holes.add(hole);
            }
        }
        return new CentreIds(centre, ids.count(), twice, missing, holes, jumps, ordered);
    }
}
