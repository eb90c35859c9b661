package io.groundswell.jobs.chaos;

import io.groundswell.jobs.run.EventPrint;
import io.groundswell.model.event.MarketEvent;
import java.util.Arrays;

/** The events of one symbol and topic in order, every bit of each, as eight bytes. One thread. */
final class IdentityTrail {
    private final EventPrint print = new EventPrint();
    private long[] prints = new long[1024];
    private int size;

    void add(MarketEvent event) {
        if (size == prints.length) {
            prints = Arrays.copyOf(prints, 2 * size);
        }
        prints[size++] = print.of(event);
    }

    int size() {
        return size;
    }

    /** How many places differ, those that only one has among them. */
    int differences(IdentityTrail other) {
        int both = Math.min(size, other.size);
        int differences = Math.max(size, other.size) - both;
        for (int i = 0; i < both; i++) {
            differences += prints[i] == other.prints[i] ? 0 : 1;
        }
        return differences;
    }
}
