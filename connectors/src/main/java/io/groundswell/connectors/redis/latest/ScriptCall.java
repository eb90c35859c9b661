package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisPart;
import java.util.ArrayList;
import java.util.List;

/** Some commands as the script takes them in one call; {@code write.lua} says what is what. */
final class ScriptCall {
    private static final String BOOK = "book";
    private static final String PART = "part";
    private static final String ENTRY = "entry";

    /** A command has up to this many arguments, roughly. */
    private static final int USUAL_ARGUMENTS = 34;

    private final Realm realm;
    private final String liveMillis;
    private final String streamEntries;

    ScriptCall(Realm realm, LatestOptions options) {
        this.realm = realm;
        this.liveMillis = Long.toString(options.timeToLive().toMillis());
        this.streamEntries = Integer.toString(options.streamEntries());
    }

    String[] keys(List<LatestCommand> commands) {
        return commands.stream()
                .map(it -> it.cell().part().key().of(realm, it.cell().symbol()))
                .toArray(String[]::new);
    }

    String[] arguments(List<LatestCommand> commands) {
        List<String> all = new ArrayList<>(2 + USUAL_ARGUMENTS * commands.size());
        all.add(liveMillis);
        all.add(streamEntries);
        for (LatestCommand command : commands) {
            RedisPart part = command.cell().part();
            all.add(part.isStream() ? ENTRY : part == RedisPart.BOOK ? BOOK : PART);
            all.add(Integer.toString(2 + command.fields().size()));
            all.add(part.order().fieldName());
            all.add(command.order());
            all.addAll(command.fields());
        }
        return all.toArray(String[]::new);
    }
}
