package io.groundswell.connectors.redis.latest;

import java.util.List;

/**
 * What a writer's state holds of one cell: the latest content of a part, or the entries that a
 * stream has yet to get, the oldest first. Immutable.
 */
public final class KeptCommands {
    private final List<LatestCommand> commands;

    KeptCommands(List<LatestCommand> commands) {
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("nothing to keep");
        }
        this.commands = List.copyOf(commands);
    }

    List<LatestCommand> commands() {
        return commands;
    }
}
