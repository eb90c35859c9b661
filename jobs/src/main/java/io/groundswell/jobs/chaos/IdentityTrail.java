package io.groundswell.jobs.chaos;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.event.MarketEvent;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** The events of one symbol and topic in order, every bit of each, as eight bytes. One thread. */
final class IdentityTrail {
    private final RowPrint print = new RowPrint();
    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private long[] prints = new long[1024];
    private int size;

    void add(MarketEvent event) {
        int length = encoder.encode(event, buffer, 0);
        if (size == prints.length) {
            prints = Arrays.copyOf(prints, 2 * size);
        }
        prints[size++] = print.of(Arrays.copyOf(bytes, length));
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
