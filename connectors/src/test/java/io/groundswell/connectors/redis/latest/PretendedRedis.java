package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.OrderStamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the scripts do, in the most obvious way, without a server. */
final class PretendedRedis {
    private final Map<Cell, LatestCommand> hashes = new HashMap<>();
    private final Map<Cell, List<LatestCommand>> streams = new HashMap<>();

    Answer take(LatestCommand command) {
        return command.cell().isStream() ? append(command) : replace(command);
    }

    private Answer replace(LatestCommand command) {
        LatestCommand there = hashes.get(command.cell());
        int order = there == null ? 1 : command.order().compareTo(there.order());
        if (order <= 0) {
            return order == 0 ? Answer.SAME : Answer.STALE;
        }
        hashes.put(command.cell(), command);
        return Answer.WRITTEN;
    }

    private Answer append(LatestCommand command) {
        List<LatestCommand> stream =
                streams.computeIfAbsent(command.cell(), cell -> new ArrayList<>());
        if (!stream.isEmpty()) {
            OrderStamp last = stream.get(stream.size() - 1).stamp();
            if (command.stamp().compareTo(last) <= 0) {
                return Answer.SAME;
            }
        }
        stream.add(command);
        return Answer.WRITTEN;
    }

    /** As after a restart without its files. */
    void lose() {
        hashes.clear();
        streams.clear();
    }

    Map<Cell, LatestCommand> hashes() {
        return hashes;
    }

    List<LatestCommand> stream(Cell cell) {
        return streams.getOrDefault(cell, List.of());
    }
}
